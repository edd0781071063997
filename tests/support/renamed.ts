/** Renames every id that a process definition chose, consistently, in every file: what runs afterwards knew none of them. */

import { FUNCTIONS } from "../../engine/expressions/index.ts";
import { REJECTION_CODES } from "../../engine/result.ts";
import type { Files } from "../../server/definitions/files.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Names of the format and of the engine: they are nobody's to choose. */
const LANGUAGE = new Set([
  ...FUNCTIONS.map(({ name }) => name),
  ..."on is has since by sent complete id key wanted number answer why link parent holders far own items item incoming settings starter started event row linked reference owner accepted ended organisation party domain caseNumber".split(
    " ",
  ),
  ..."true false null in size exists all exists_one filter map string int double has startsWith endsWith contains".split(
    " ",
  ),
  ..."title intro pages choices row help task button consequence confirm states events sections facts items effects deadlines blocks columns line tabs roles circles settings reports purposes parties forms process tables policies".split(
    " ",
  ),
  ..."state deadline holder refused dropped from added report today end".split(" "),
]);
/** Keys whose members are ids. */
const ID_MAPS = new Set(
  "states on facts sets sections events effects deadlines ladder roles circles settings numbering purposes properties open awaits read grants only exclude blocks columns patch then reads functions lists line tabs pages widgets brings shows rows go with where among prefill offers begins".split(
    " ",
  ),
);
/** Keys whose texts are for people, or are values and no names. */
const NO_NAMES = new Set(
  "why title nl en locked source name municipality pattern format type class subject identifies unit setBy enum default absent description layout held family profile version domain avg $schema day time privacy choices declared party groupOf".split(
    " ",
  ),
);
/** Files that are one map of ids. */
const ROOT_MAPS = /\/(facts|sections|events|effects|deadlines|tables|policies)\.json$/;

const SUFFIX = "Qq";
const WORD = /[A-Za-z][A-Za-z0-9_]*/g;
const camel = (kebab: string): string => kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Collects every id: keys of maps of ids, and names of folders and files. */
function collect(files: Files, root: string): ReadonlySet<string> {
  const ids = new Set<string>();
  const walk = (value: Json, isMap: boolean): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, false);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (isMap) for (const word of key.match(WORD) ?? []) ids.add(word);
        walk(inner, ID_MAPS.has(key) && !isMap);
      }
    }
  };
  for (const [path, text] of files) {
    if (path.startsWith(`${root}/`)) {
      const rest = path.slice(root.length + 1).split("/");
      if (!/texts\.|examples|demo|overlay/.test(path)) walk(JSON.parse(text) as Json, ROOT_MAPS.test(path));
      if (rest.length > 1 && !/^(reports|examples|variants|demo)$/.test(rest[0] ?? "")) ids.add(camel(rest[0] ?? ""));
      if (rest.includes("items") || rest[0] === "reports") ids.add(camel((rest.at(-1) ?? "").replace(".json", "")));
    } else if (path.startsWith("forms/") && path.endsWith("schema.json")) walk(JSON.parse(text) as Json, false);
  }
  const process = JSON.parse(files.get(`${root}/process.json`) ?? "{}") as { readonly id: string };
  ids.add(process.id);
  for (const word of LANGUAGE) ids.delete(word);
  return ids;
}

/** Every file of one process (and its forms) with every id renamed. */
export function renameEveryId(files: Files, folder: string): { readonly files: Files; readonly renamed: number } {
  const root = `workflows/${folder}`;
  const ids = collect(files, root);
  const token = (word: string): string => (ids.has(word) ? `${word}${SUFFIX}` : word);
  /** Names in a text of the definition: what stands in quotes is a value, what stands behind `choices` as well. */
  const names = (text: string): string => {
    const [before = "", choice] = text.split(/(?<=\bchoices)\./);
    const renamed = before.replace(/"[^"]*"|\b[a-z0-9-]+\/[a-z0-9-]+\b(?=\.|$)|[A-Za-z][A-Za-z0-9_]*/g, (found) =>
      found.startsWith('"')
        ? // What a promise says of reading names a role and a section.
          /\breads\s*\(/.test(before)
          ? found.replace(/[A-Za-z][A-Za-z0-9_]*/g, token)
          : found
        : found.includes("/") && found.startsWith(folder)
          ? formId(found)
          : found.replace(WORD, token),
    );
    return choice === undefined ? renamed : `${renamed}.${choice}`;
  };
  const formId = (id: string): string => {
    const [, form = ""] = id.split("/");
    return `${folder}-qq/${form}-qq`;
  };

  /** Examples and demos hold what people wrote; elsewhere `with` is a tree of expressions. */
  let isWritten = false;
  const value = (json: Json, key: string, isMap: boolean, onlyKeys: boolean): Json => {
    if (typeof json === "string")
      return onlyKeys ||
        // A screen names the fact that says why somebody is asked; any other `why` is a sentence.
        (NO_NAMES.has(key) && !(key === "why" && ids.has(json))) ||
        (key === "refused" && (REJECTION_CODES as readonly string[]).includes(json.replaceAll(" ", "-")))
        ? json
        : key === "form"
          ? formId(json)
          : names(json);
    if (Array.isArray(json)) return NO_NAMES.has(key) ? json : json.map((one) => value(one, key, false, onlyKeys));
    if (typeof json !== "object" || json === null || key === "privacy") return json;
    return Object.fromEntries(
      Object.entries(json).map(([inner, child]) => {
        // Fields of a section: their names are ids, their values are what people wrote.
        const written = key === "patch" ? "fields" : inner;
        const deeper =
          onlyKeys ||
          key === "fields" ||
          (((key === "with" && isWritten) || key === "settings") && typeof child !== "string") ||
          (key === "table" && inner === "rows");
        const renamed = isMap || onlyKeys || key === "fields" ? names(inner) : inner;
        // Where somebody's name is read from is a field; any other `name` is what people wrote.
        const keyed = key === "inspect" && inner === "name" ? "field" : isMap ? `:${inner}` : inner;
        return [
          renamed,
          value(
            child,
            written === "fields" ? "fields" : keyed,
            written === "fields" || (ID_MAPS.has(inner) && !isMap) || (key === "with" && !isWritten),
            deeper,
          ),
        ] as const;
      }),
    );
  };

  const out = new Map<string, string>();
  for (const [path, text] of files) {
    const isForm = path.startsWith(`forms/${folder}/`);
    if (!isForm && !path.startsWith(`${root}/`)) {
      out.set(path, text);
      continue;
    }
    const json = JSON.parse(text) as Json;
    isWritten = /\/(examples|demo)\//.test(path);
    const isTexts = /texts\.[a-z]{2}\.json$/.test(path);
    const changed = isTexts
      ? Object.fromEntries(
          Object.entries(json as { readonly [key: string]: Json }).map(([address, words]) => [
            // An example is called by its file, which keeps its name.
            address.startsWith("examples.") ? address : names(address),
            // What stands between braces in a text is an expression.
            typeof words === "string" ? words.replace(/\{\{[^}]*\}\}/g, (found) => names(found)) : words,
          ]),
        )
      : value(json, "", ROOT_MAPS.test(path), false);
    out.set(renamePath(path, folder, ids), JSON.stringify(changed, null, 2));
  }
  return { files: out, renamed: ids.size };
}

function renamePath(path: string, folder: string, ids: ReadonlySet<string>): string {
  const parts = path.split("/");
  if (parts[0] === "forms") return ["forms", `${folder}-qq`, `${parts[2]}-qq`, ...parts.slice(3)].join("/");
  const [, , first = "", ...rest] = parts;
  const renameOne = (name: string): string => (ids.has(camel(name)) ? kebab(`${camel(name)}${SUFFIX}`) : name);
  const head = /^(reports|examples|variants|demo)$/.test(first) ? first : rest.length > 0 ? renameOne(first) : first;
  const tail = rest.map((part) =>
    part.endsWith(".json") && (first === "reports" || rest.includes("items"))
      ? `${renameOne(part.slice(0, -5))}.json`
      : part,
  );
  return ["workflows", `${folder}-qq`, head, ...tail].join("/");
}
