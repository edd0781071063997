/** The parts that a layout names exist: sections, items, events, facts, fields. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledKind, CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { kebab } from "../definition/read.ts";
import type { ScreenDefinition } from "../definition/types.ts";
import { needName, whatHelps } from "../verify/units.ts";
import { checkMeeting, fieldsOf, MEETING_KEYS, type Need, texts } from "./meeting/check.ts";

/** What every instance has, whatever its kind: columns and filters of lists. */
const OWN_COLUMNS = ["number", "state", "deadline", "group", "process", "role", "since", "leads", "kind"];

/** What a list can be filtered by: what the store has an index on. Running and ended are always offered. */
const FILTERS = ["state"];

export function checkScreens(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const kind of Object.values(process.kinds)) {
    const file = `${root}/${kebab(kind.kind)}/screens.json`;
    kind.screens.forEach((screen, index) => {
      const need: Need = (pointer, what, name, known) =>
        needName(compiler, { file, pointer: `/${index}${pointer}` }, what, name, known);
      checkKeys(compiler, file, `/${index}`, screen);
      if (screen.layout === "meeting") checkMeeting(process, kind, screen, need);
      checkPapers(process, screen, need);
      checkTabs(kind, screen, need);
      checkHead(kind, screen, need);
      checkSets(process, kind, screen, need);
      checkList(process, kind, screen, need);
    });
  }
}

const COMMON = ["layout", "line", "tabs", "list", "sets", "head", "leads", "reports", "why", "locked"];
const KEYS: Readonly<Record<string, readonly string[]>> = { case: COMMON, meeting: [...COMMON, ...MEETING_KEYS] };
/** Parts that hold parts of their own, by name (`*`) or at once: what may be said of each. */
const INNER: readonly (readonly [path: readonly string[], keys: readonly string[]])[] = [
  [
    ["line", "*"],
    ["done", "now", "blocked", "since", "why"],
  ],
  [
    ["tabs", "*"],
    ["show", "why"],
  ],
  [["list"], ["columns", "filters", "why"]],
  [["sets", "*"], "enough needed done no matrix also may called among person people why from letter".split(" ")],
];

/** A key that no layout has does nothing, and a list that names parts holds texts. What stands in a layout of which no shape is known is left alone. */
function checkKeys(compiler: Compiler, file: string, pointer: string, screen: ScreenDefinition): void {
  const known = KEYS[screen.layout];
  if (known) reportUnknownKeys(compiler, file, pointer, screen, known);
  for (const [[part = "", each], keys] of INNER) {
    const value = screen[part];
    const inside = each === undefined ? [["", value] as const] : maps(value).map(([name, one]) => [name, one] as const);
    for (const [name, one] of inside) {
      if (typeof one !== "object" || one === null || Array.isArray(one)) continue;
      const at = `${pointer}/${part}${each === undefined ? "" : `/${pointerPart(name)}`}`;
      reportUnknownKeys(compiler, file, at, one as Readonly<Record<string, unknown>>, keys);
      for (const [key, list] of Object.entries(one)) checkTexts(compiler, file, `${at}/${key}`, list);
    }
  }
  for (const [key, part] of Object.entries(screen)) {
    if (!known?.includes(key)) continue;
    checkTexts(compiler, file, `${pointer}/${key}`, part);
    if (isName(key) && typeof part !== "string" && !Array.isArray(part))
      reportNotAName(compiler, file, `${pointer}/${key}`, part);
  }
}
/** Keys of a meeting that hold a name, or several. */
const isName = (key: string): boolean => MEETING_KEYS.includes(key) && !["minutes", "sort"].includes(key);
function reportUnknownKeys(
  compiler: Compiler,
  file: string,
  pointer: string,
  given: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  for (const key of Object.keys(given))
    if (!known.includes(key))
      compiler.find(
        { file, pointer: `${pointer}/${pointerPart(key)}` },
        "unknown-key",
        `"${key}" is no key that can stand here: nothing is shown for it.`,
        whatHelps(key, known),
        "warning",
      );
}
function checkTexts(compiler: Compiler, file: string, pointer: string, list: unknown): void {
  if (!Array.isArray(list)) return;
  list.forEach((one, index) => {
    if (typeof one !== "string") reportNotAName(compiler, file, `${pointer}/${index}`, one);
  });
}
const reportNotAName = (compiler: Compiler, file: string, pointer: string, found: unknown): void =>
  compiler.find(
    { file, pointer },
    "wrong-type",
    `Here a text is asked; found ${JSON.stringify(found)}.`,
    "Write the name of a part.",
  );

const names = (record: object): readonly string[] => Object.keys(record);
const maps = (value: unknown): readonly (readonly [string, Readonly<Record<string, unknown>>])[] =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).filter((entry): entry is [string, Readonly<Record<string, unknown>>] =>
        Boolean(entry[1] && typeof entry[1] === "object" && !Array.isArray(entry[1])),
      )
    : [];

/** Sections and items of a kind, by the two kinds of name that a tab may show. */
const partsOf = (kind: CompiledKind): readonly string[] => [...names(kind.sections), ...names(kind.items)];

/** Papers that can be made at any time. */
function checkPapers(process: CompiledProcess, screen: ScreenDefinition, need: Need): void {
  texts(screen["reports"]).forEach((report, index) => {
    need(`/reports/${index}`, "report", report, names(process.reports));
  });
}

function checkTabs(kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  for (const [tab, { show }] of maps(screen["tabs"]))
    texts(show).forEach((part, index) => {
      need(`/tabs/${pointerPart(tab)}/show/${index}`, "part", part, [...partsOf(kind), ...names(kind.incoming)]);
    });
}

/** Facts that stand in the bar, and the one that gives the person who leads. */
function checkHead(kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  const { head, leads } = screen;
  if (typeof leads === "string")
    need(
      "/leads",
      "fact",
      leads,
      kind.facts.map((one) => one.name),
    );
  if (typeof head !== "object" || head === null) return;
  for (const [name, fact] of Object.entries(head))
    if (typeof fact === "string")
      need(
        `/head/${pointerPart(name)}`,
        "fact",
        fact,
        kind.facts.map((one) => one.name),
      );
}

/** A set of answers: the state that counts, the fact that sums it up, what each says yes to. */
function checkSets(process: CompiledProcess, kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  for (const [name, set] of maps(screen["sets"])) {
    const at = `/sets/${pointerPart(name)}`;
    need(at, "item", name, names(kind.items));
    const item = kind.items[name];
    if (!item) continue;
    const facts = kind.facts.map((fact) => fact.name);
    const own = item.facts.map((fact) => fact.name);
    for (const key of ["enough", "needed", "may", "why", "from"] as const)
      if (typeof set[key] === "string") need(`${at}/${key}`, "fact", set[key], [...facts, ...own]);
    for (const key of ["called", "among", "person"] as const)
      if (typeof set[key] === "string") need(`${at}/${key}`, "fact", set[key], own);
    if (typeof set["people"] === "string")
      need(`${at}/people`, "section", set["people"].split(".")[0] ?? "", names(kind.sections));
    if (typeof set["letter"] === "string") need(`${at}/letter`, "report", set["letter"], names(process.reports));
    texts(set["also"]).forEach((field, index) => {
      need(`${at}/also/${index}`, "section", field.split(".")[0] ?? "", names(item.sections));
    });
    if (typeof set["done"] === "string") need(`${at}/done`, "state", set["done"], names(item.chart.states));
    texts(set["no"]).forEach((state, index) => {
      need(`${at}/no/${index}`, "state", state, names(item.chart.states));
    });
    if (typeof set["matrix"] === "string")
      need(`${at}/matrix`, "section", set["matrix"].split(".")[0] ?? "", names(item.sections));
  }
}

function checkList(process: CompiledProcess, kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  const list = (screen["list"] ?? {}) as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(process, kind);
  const known = [
    ...OWN_COLUMNS,
    ...fields,
    ...fields.map((field) => `${kind.kind}.${field}`),
    ...kind.facts.map((fact) => fact.name),
  ];
  texts(list["columns"]).forEach((column, index) => {
    if (/^[A-Za-z][A-Za-z0-9.]*$/.test(column)) need(`/list/columns/${index}`, "column", column, known);
  });
  texts(list["filters"]).forEach((filter, index) => {
    need(`/list/filters/${index}`, "filter", filter, FILTERS);
  });
}
