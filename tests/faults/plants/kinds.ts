/** Kinds of slips that people make in definitions, each planted at a place by chance. Over 300 lines: one table. */

import { isMap, type JsonMap, misspelt, type Planted, put, rename, type Spot } from "./files.ts";

/** Plants one; says where, or nothing when the definition has no place for it. */
export type Plant = (files: Planted) => string | undefined;

const at = ({ file, path }: Spot): string => `${file}/${path.join("/")}`;
const chosen = (files: Planted, spots: readonly Spot[], change: (spot: Spot) => void): string | undefined => {
  const spot = files.one(spots);
  if (!spot) return undefined;
  change(spot);
  return at(spot);
};
const isText = ({ value }: Spot): boolean => typeof value === "string";
const below = (spot: Spot, ...keys: readonly string[]): boolean => keys.includes(spot.path.at(-2) ?? "");
const is = (spot: Spot, ...keys: readonly string[]): boolean => keys.includes(String(spot.key));
const slip = (spot: Spot): void => put(spot, misspelt(String(spot.value)));

/** Files of kinds and items, of the process itself, of its forms. */
const UNITS = /^workflows\/(?!profiles)[^/]+\/(?!demo|examples|reports|variants)[^/]+\/(items\/[^/]+|[a-z]+)\.json$/;
const MACHINES = /^workflows\/[^/]+\/(?!demo|examples|reports|variants)[^/]+\/(machine|items\/[^/]+)\.json$/;
const PROCESS = /^workflows\/[^/]+\/process\.json$/;
const SCHEMAS = /^forms\/.*\/schema\.json$/;
const REPORTS = /^workflows\/[^/]+\/reports\//;
const TEXTS = /^workflows\/[^/]+\/texts\.[a-z]+\.json$/;
const EXAMPLES = /^workflows\/[^/]+\/examples\//;

const misspell =
  (pattern: RegExp, fits: (spot: Spot) => boolean): Plant =>
  (files) =>
    chosen(
      files,
      files.spots(pattern, (spot) => isText(spot) && fits(spot)),
      slip,
    );
const expression =
  (find: RegExp, change: (found: string) => string): Plant =>
  (files) =>
    chosen(
      files,
      files.spots(
        UNITS,
        (spot) => isText(spot) && is(spot, "is", "for", "while", "to") && find.test(String(spot.value)),
      ),
      (spot) => put(spot, String(spot.value).replace(find, change)),
    );
const inKey =
  (pattern: RegExp, part: string): Plant =>
  (files) =>
    chosen(
      files,
      files.spots(pattern, (spot) => below(spot, part) && !Array.isArray(spot.holder)),
      ({ holder, key }) => rename(holder as JsonMap, String(key), misspelt(String(key))),
    );
const added =
  (pattern: RegExp, part: readonly string[], name: string, value: JsonMap): Plant =>
  (files) => {
    const file = files.one(files.files(pattern));
    if (file === undefined) return undefined;
    let holder = files.map(file);
    for (const key of part) {
      const inner = holder[key] ?? {};
      holder[key] = inner;
      if (!isMap(inner)) return undefined;
      holder = inner;
    }
    holder[name] = value;
    return `${file}/${[...part, name].join("/")}`;
  };
const taken =
  (pattern: RegExp, fits: (spot: Spot) => boolean): Plant =>
  (files) =>
    chosen(files, files.spots(pattern, fits), ({ holder, key }) => {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key as string];
    });
const valued =
  (pattern: RegExp, fits: (spot: Spot) => boolean, value: (spot: Spot) => Spot["value"]): Plant =>
  (files) =>
    chosen(files, files.spots(pattern, fits), (spot) => put(spot, value(spot)));

/** Facts that a guard, a right or a gate asks. */
function asked(files: Planted): ReadonlySet<string> {
  const spots = files.spots(UNITS, (spot) => isText(spot) && (is(spot, "guard", "if") || below(spot, "read", "needs")));
  return new Set(spots.map(({ value }) => String(value).replace(/^!/, "")));
}
const factsOf = (files: Planted): readonly Spot[] =>
  files.spots(
    UNITS,
    (spot) => isMap(spot.value) && (spot.file.endsWith("/facts.json") ? spot.path.length === 1 : below(spot, "facts")),
  );

/** Whether an expression asks what was answered. */
const heard = (files: Planted, effect: string): boolean =>
  files.spots(UNITS, (spot) => String(spot.value).includes(`.sent.${effect}`)).length > 0;

export const KINDS: Readonly<Record<string, Plant>> = {
  "a role in `by`": misspell(UNITS, (spot) => below(spot, "by")),
  "a role that reads": inKey(UNITS, "read"),
  "a role that gets a notice": misspell(UNITS, (spot) => below(spot, "notify")),
  "a role that is granted": inKey(/\/items\//, "grants"),
  "a guard": misspell(MACHINES, (spot) => is(spot, "guard")),
  "a target": misspell(MACHINES, (spot) => is(spot, "target")),
  "an initial state": misspell(MACHINES, (spot) => is(spot, "initial")),
  "an entry effect": misspell(MACHINES, (spot) => is(spot, "entry") || below(spot, "actions")),
  "an event nobody sends": valued(
    UNITS,
    (spot) => is(spot, "by") && spot.file.endsWith("events.json"),
    () => [],
  ),
  "an event that is not declared": taken(/\/events\.json$/, (spot) => spot.path.length === 1),
  "a fact that is gone": (files) => {
    const names = asked(files);
    return chosen(
      files,
      factsOf(files).filter(({ key }) => names.has(String(key))),
      ({ holder, key }) => {
        delete (holder as JsonMap)[key as string];
      },
    );
  },
  "a guard that is no condition": (files) => {
    const names = asked(files);
    return chosen(
      files,
      factsOf(files).filter(({ key, value }) => names.has(String(key)) && isMap(value) && value["is"] !== undefined),
      (spot) => put(spot, { is: "1" }),
    );
  },
  "a field in an expression": expression(/\b(case|item|patient|board|meeting)\.(\w+)\.(\w+)\b/, (all) => `${all}q`),
  "a state in an expression": expression(/\.is\.\w+/, (all) => `${all}q`),
  "a choice in an expression": expression(/(==|!=) "(\w+)"/, (all) => all.replace(/"$/, 'q"')),
  "a bracket that is not closed": expression(/^/, () => "("),
  "a text beside a number": expression(/(>=|<=|>|<) \d+/, (all) => all.replace(/\d+$/, (n) => `"${n}"`)),
  "a function": expression(/\b(size|age|day|filter|exists|map)\(/, (all) => all.replace("(", "s(")),
  "facts in a circle": (files) =>
    chosen(
      files,
      factsOf(files).filter(({ value }) => isMap(value) && value["is"] !== undefined),
      (spot) => put(spot, { is: `${String(spot.key)} && true` }),
    ),
  "a form": misspell(UNITS, (spot) => is(spot, "form")),
  "a section that nobody reads": valued(
    UNITS,
    (spot) => is(spot, "read") && isMap(spot.value),
    () => ({}),
  ),
  "a section that is filled": misspell(UNITS, (spot) => is(spot, "fill")),
  "a section that is open": inKey(MACHINES, "open"),
  "a unit of a term": valued(
    UNITS,
    (spot) => is(spot, "unit"),
    () => "fortnight",
  ),
  "a setting in an expression": (files) =>
    chosen(
      files,
      files.spots(UNITS, (spot) => isText(spot) && !is(spot, "why") && /\bsettings\.\w+/.test(String(spot.value))),
      (spot) =>
        put(
          spot,
          String(spot.value).replace(/\bsettings\.\w+/, (all) => `${all}q`),
        ),
    ),
  "a rung's effect": misspell(UNITS, (spot) => below(spot, "effects") && Array.isArray(spot.holder)),
  "a rung's event": misspell(UNITS, (spot) => is(spot, "event") && spot.path.includes("ladder")),
  "an effect without a verb": (files) =>
    chosen(
      files,
      files.spots(
        UNITS,
        (spot) =>
          isMap(spot.value) &&
          ["notify", "record", "number", "send"].some((verb) => isMap(spot.value) && verb in spot.value),
      ),
      (spot) => put(spot, {}),
    ),
  "a report that is made": misspell(UNITS, (spot) => is(spot, "report")),
  "a numbering": misspell(UNITS, (spot) => is(spot, "number") && spot.path.at(-3) !== "columns"),
  "a kind that is linked to": (files) =>
    chosen(
      files,
      files.spots(/\/items\//, (spot) => isText(spot) && is(spot, "to") && below(spot, "link")),
      slip,
    ),
  "who may add": misspell(/\/items\//, (spot) => below(spot, "by") && spot.path.includes("add")),
  "a gate of adding": misspell(/\/items\//, (spot) => is(spot, "if") && below(spot, "add")),
  "an item that nobody makes": (files) => {
    const file = files.one(files.files(/\/items\/[^/]+\.json$/).filter((one) => !one.includes("/variants/")));
    if (file === undefined) return undefined;
    delete files.map(file)["for"];
    delete files.map(file)["add"];
    return file;
  },
  "a part in a tab": misspell(/\/screens\.json$/, (spot) => below(spot, "show")),
  "an item in no tab": (files) => {
    const items = files.files(/\/items\/[^/]+\.json$/).filter((file) => files.map(file)["of"] === undefined);
    const camel = (file: string) =>
      (file.split("/").at(-1) ?? "").replace(".json", "").replace(/-(\w)/g, (_, one: string) => one.toUpperCase());
    const shown = files.spots(
      /\/screens\.json$/,
      (spot) => below(spot, "show") && items.some((file) => camel(file) === spot.value),
    );
    const name = files.one(shown)?.value;
    if (name === undefined) return undefined;
    const all = files.spots(/\/screens\.json$/, (spot) => spot.value === name || spot.key === name);
    for (const { holder, key } of [...all].reverse())
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key as string];
    return String(name);
  },
  "a layout of an item": (files) => {
    const file = files.one(files.files(/\/items\/[^/]+\.json$/).filter((one) => !one.includes("/variants/")));
    if (file === undefined) return undefined;
    files.map(file)["layout"] = "tiles";
    return file;
  },
  "a key that nothing reads": (files) =>
    chosen(
      files,
      files.spots(
        /\/(events|sections|effects|deadlines)\.json$/,
        (spot) => spot.path.length === 1 && isMap(spot.value),
      ),
      (spot) => put(spot, { ...(spot.value as JsonMap), becuase: "x" }),
    ),
  "a key that stands twice": (files) => {
    const file = files.one(files.files(/\/facts\.json$/).filter((one) => Object.keys(files.map(one)).length > 0));
    if (file === undefined) return undefined;
    const [first = ""] = Object.keys(files.map(file));
    files.raw.set(file, files.text(file).replace("{", `{ ${JSON.stringify(first)}: { "is": "true" },`));
    return file;
  },
  "a comma too many": (files) => {
    const file = files.one(files.files(UNITS));
    if (file === undefined) return undefined;
    files.raw.set(file, files.text(file).replace(/\}\s*$/, ",}"));
    return file;
  },
  "a file of another name": (files) => {
    const file = files.one(files.files(/\/(effects|deadlines|events)\.json$/));
    if (file === undefined) return undefined;
    files.removed.add(file);
    files.raw.set(file.replace(".json", "-old.json"), files.text(file));
    return file;
  },
  "a default that its setting does not take": (files) =>
    chosen(
      files,
      files.spots(PROCESS, (spot) => is(spot, "default")),
      (spot) => put(spot, typeof spot.value === "string" ? 7 : "seven"),
    ),
  "a setting that nothing uses": added(PROCESS, ["settings"], "spareDays", {
    type: "integer",
    default: 1,
    setBy: "group",
  }),
  "a fact that nothing uses": added(/\/facts\.json$/, [], "spareFact", { is: "true" }),
  "an effect that nothing uses": added(/\/effects\.json$/, [], "spareEffect", { notify: ["holder"] }),
  "a role without rights": added(PROCESS, ["roles"], "spareRole", { family: "any", held: "group" }),
  "a form that nothing uses": (files) => {
    const form = files.one(
      files.files(SCHEMAS).filter((file) => file.startsWith(`forms/${files.root.split("/")[1]}/`)),
    );
    if (form === undefined) return undefined;
    const copy = form.replace(/\/[^/]+\/schema\.json$/, "/spare/schema.json");
    files.raw.set(copy, files.text(form));
    return copy;
  },
  "a type of a field": misspell(SCHEMAS, (spot) => is(spot, "type") && spot.path.length > 2),
  "a required field that is not there": (files) => {
    const file = files.one(files.files(SCHEMAS));
    if (file === undefined) return undefined;
    files.map(file)["required"] = ["nobody"];
    return file;
  },
  "a field without privacy": taken(SCHEMAS, (spot) => is(spot, "privacy")),
  "a choice that stands twice": (files) =>
    chosen(
      files,
      files.spots(SCHEMAS, (spot) => is(spot, "enum") && Array.isArray(spot.value)),
      (spot) => put(spot, [...(spot.value as string[]), (spot.value as string[])[0] ?? ""]),
    ),
  "a length below nothing": valued(
    SCHEMAS,
    (spot) => is(spot, "maxLength"),
    () => -1,
  ),
  "a page with a field that is not there": misspell(
    /^forms\/.*\/ui\.json$/,
    (spot) => spot.path[0] === "pages" && Array.isArray(spot.holder),
  ),
  "a condition in a form": misspell(SCHEMAS, (spot) => is(spot, "visibleWhen", "requiredWhen")),
  "a text that is missing": taken(
    TEXTS,
    (spot) => isText(spot) && /\.(states|events|sections)\.\w+$/.test(String(spot.key)),
  ),
  "words of nothing": (files) => {
    const file = files.one(files.files(TEXTS));
    const kind =
      file &&
      Object.keys(files.map(file))
        .find((key) => key.includes(".states."))
        ?.split(".")[0];
    if (file === undefined || kind === undefined) return undefined;
    files.map(file)[`${kind}.events.sometimesLater`] = "Ooit";
    return file;
  },
  "a field's words of nothing": (files) => {
    const file = files.one(files.files(/^forms\/.*\/texts\.[a-z]+\.json$/));
    if (file === undefined) return undefined;
    files.map(file)["nobodyAsksThis.help"] = "x";
    return file;
  },
  "a grave act without its question": (files) => {
    const sure = files.spots(/\/events\.json$/, (spot) => is(spot, "confirm") && spot.value === true);
    const name = files.one(sure)?.path[0];
    const file =
      name &&
      files.one(
        files.files(TEXTS).filter((one) => Object.keys(files.map(one)).some((key) => key.endsWith(`.${name}.confirm`))),
      );
    if (!file) return undefined;
    for (const key of Object.keys(files.map(file))) if (key.endsWith(`.${name}.confirm`)) delete files.map(file)[key];
    return `${file} ${name}`;
  },
  "a column that reads nothing": (files) =>
    chosen(
      files,
      files.spots(REPORTS, (spot) => isText(spot) && below(spot, "columns") && /^row\.\w+/.test(String(spot.value))),
      (spot) =>
        put(
          spot,
          String(spot.value).replace(/^row\.\w+/, (all) => `${all}q`),
        ),
    ),
  "a reader of a report": inKey(REPORTS, "read"),
  "a unit that a report is of": misspell(REPORTS, (spot) => is(spot, "of") && spot.path.length === 1),
  "a kind that is counted": misspell(/\/figures\.json$/, (spot) => is(spot, "over")),
  "a unit that a promise is of": misspell(/\/policies\.json$/, (spot) => is(spot, "of")),
  "an event in an example": misspell(EXAMPLES, (spot) => is(spot, "do")),
  "a state in an example": (files) =>
    chosen(
      files,
      files.spots(EXAMPLES, (spot) => isText(spot) && below(spot, "then")),
      slip,
    ),
  "a day in an example": valued(
    EXAMPLES,
    (spot) => is(spot, "day") && isText(spot),
    () => "2026-02-31",
  ),
  "a person in a demo": misspell(/\/demo\/play\.json$/, (spot) => is(spot, "as")),
  "a field in a demo": (files) =>
    chosen(
      files,
      files.spots(/\/demo\/play\.json$/, (spot) => spot.path.at(-3) === "patch" && !Array.isArray(spot.holder)),
      ({ holder, key }) => rename(holder as JsonMap, String(key), misspelt(String(key))),
    ),
  "a step of a demo before its time": (files) => {
    const days = files.spots(/\/demo\/play\.json$/, (spot) => is(spot, "day") && typeof spot.value === "number");
    return chosen(files, days.slice(2), (spot) => put(spot, -4_000));
  },
  "a holiday that does not exist": (files) =>
    chosen(
      files,
      files
        .spots(/^workflows\/profiles\//, (spot) => below(spot, "holidays"))
        .filter(({ file }) => files.text(`${files.root}/process.json`).includes(`"${String(files.map(file)["id"])}@`)),
      (spot) => put(spot, { day: "2026-06-31", name: "x" }),
    ),
  "a family of a role": misspell(PROCESS, (spot) => is(spot, "family")),
  "a profile": misspell(PROCESS, (spot) => is(spot, "profile")),
  "a member of a circle": misspell(PROCESS, (spot) => spot.path[0] === "circles"),
  "a state that nobody reaches": (files) => {
    const file = files.one(files.files(/\/machine\.json$/));
    const states = file && files.map(file)["states"];
    if (!file || !isMap(states)) return undefined;
    states["nowhere"] = {};
    return file;
  },
  "a mark that turns a text round": (files) =>
    chosen(files, files.spots(TEXTS, isText), (spot) => put(spot, `\u202e${String(spot.value)}`)),
  "a letter of another script": (files) =>
    chosen(
      files,
      files.spots(TEXTS, (spot) => /\w{3}/.test(String(spot.value)) && String(spot.value).includes("a")),
      (spot) => put(spot, String(spot.value).replace("a", "\u0430")),
    ),
  "a request whose refusal nobody hears": (files) =>
    chosen(
      files,
      files.spots(
        UNITS,
        ({ key, value }) =>
          isMap(value) &&
          !heard(files, String(key)) &&
          Array.isArray(value["refused"]) &&
          value["send"] !== undefined &&
          !/\.(is|has)\./.test(String(value["to"])),
      ),
      ({ value }) => {
        delete (value as JsonMap)["refused"];
      },
    ),
  "a subject's field": misspell(/\/access\.json$/, (spot) => below(spot, "match")),
  "what shuts out": (files) =>
    chosen(
      files,
      files.spots(UNITS, (spot) => isText(spot) && below(spot, "exclude", "only")),
      slip,
    ),
};
