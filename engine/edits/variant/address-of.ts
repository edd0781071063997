/** The address that an overlay names for a place in a file of its base (docs/format/variants.md). */

import { camel } from "../../definition/read.ts";
import { partsOf } from "../places.ts";

const FORM = /^forms\/([a-z0-9-]+\/[a-z0-9-]+)\/(schema|ui|texts\.(?:nl|en))\.json$/;

/** The form of one of its files. */
export const formOf = (file: string): string | undefined => FORM.exec(file)?.[1];
/** The language of a file of words. */
export const languageOf = (file: string): "nl" | "en" | undefined =>
  /\/texts\.(nl|en)\.json$/.exec(file)?.[1] as "nl" | "en" | undefined;

/** The question that a place in a schema belongs to, and what it is within: `properties/a/items/properties/b/soft` → `a`, `b` and `soft`. */
export function questionPath(parts: readonly string[]): {
  readonly names: readonly string[];
  readonly inside: readonly string[];
} {
  const names: string[] = [];
  let rest = parts;
  while (rest[0] === "properties" && rest[1] !== undefined) {
    names.push(rest[1]);
    rest = rest.slice(2);
    if (rest[0] === "items" && rest[1] === "properties" && rest[2] !== undefined) rest = rest.slice(1);
  }
  return { names, inside: rest };
}

/** `states/a/states/b/on/x` → `states.b.on.x`: a state is named by itself, however deep it stands. */
function inChart(parts: readonly string[]): readonly string[] {
  let rest = parts;
  while (rest[0] === "states" && rest[2] === "states" && rest[3] !== undefined) rest = rest.slice(2);
  return rest;
}

/** @returns undefined where an overlay has no address for it. */
export function addressOf(root: string, file: string, pointer: string): string | undefined {
  const parts = partsOf(pointer);
  const form = formOf(file);
  if (form !== undefined) {
    const { names } = questionPath(parts);
    return names.length > 0 ? `forms.${form}.${names.join(".")}` : undefined;
  }
  if (!file.startsWith(`${root}/`)) return undefined;
  const [folder = "", ...names] = file.slice(root.length + 1, -".json".length).split("/");
  if (names.length === 0) return folder === "process" ? parts.join(".") : [folder, ...parts].join(".");
  if (folder === "reports") return ["reports", camel(names[0] ?? ""), ...parts].join(".");
  const kind = camel(folder);
  if (names[0] === "items") {
    const [table = "", ...rest] = parts;
    const inside = table === "chart" ? inChart(rest) : parts;
    return [kind, "items", camel(names[1] ?? ""), ...inside].join(".");
  }
  return names[0] === "machine" ? [kind, ...inChart(parts)].join(".") : [kind, names[0] ?? "", ...parts].join(".");
}
