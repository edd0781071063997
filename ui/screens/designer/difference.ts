/** What a draft changes against the published version: per address, what stood there and what stands there now. */

import { type EditedFiles, type Json, parsedFile, pointerTo } from "../../../engine/index.ts";
import { isObject } from "./json.ts";

export interface Change {
  readonly file: string;
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}
/** A way as it is written in full: a word alone is its target, one effect alone is a list of one. */
function inFull(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.length === 1 ? inFull(value[0]) : value.map((one) => inFull(one) as Json);
  if (typeof value === "string") return { target: value };
  if (!isObject(value)) return value;
  const { actions } = value;
  return { ...value, ...(typeof actions === "string" ? { actions: [actions] } : {}) };
}
const isWay = (pointer: string): boolean => /\/(on\/[^/]+|always|onDone)$/.test(pointer);
const sorted = (value: Json | undefined): Json | undefined =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
const written = (value: Json | undefined): string => JSON.stringify(value) ?? "";
const same = (a: Json | undefined, b: Json | undefined, pointer: string): boolean =>
  written(a) === written(b) || (isWay(pointer) && written(sorted(inFull(a))) === written(sorted(inFull(b))));

function between(file: string, pointer: string, before: Json | undefined, after: Json | undefined): readonly Change[] {
  if (same(before, after, pointer)) return [];
  if (!isObject(before) || !isObject(after) || isWay(pointer)) return [{ file, pointer, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const parts = keys.flatMap((key) => between(file, `${pointer}${pointerTo(key)}`, before[key], after[key]));
  // The same parts in another order.
  const isReordered = written(Object.keys(before)) !== written(Object.keys(after));
  return parts.length > 0 || !isReordered ? parts : [{ file, pointer, before, after }];
}
/** The number of a version is raised by the product. */
const isNumber = ({ file, pointer }: Change): boolean =>
  pointer === "/version" && /\/(process|overlay)\.json$/.test(file);

/** In the order of the files; those that are gone come last. */
export const changesOf = (base: EditedFiles, files: EditedFiles): readonly Change[] =>
  [...new Set([...files.keys(), ...base.keys()])]
    .flatMap((file) =>
      base.get(file) === files.get(file) ? [] : between(file, "", parsedFile(base, file), parsedFile(files, file)),
    )
    .filter((change) => !isNumber(change));

/** Changes of one thing: a question with its words, a step, a text. */
export interface ChangedThing {
  readonly key: string;
  readonly changes: readonly Change[];
}
/** The question of a form that a change is about, also in its words; a choice or part of it counts for the question. */
export function fieldOf({ file, pointer }: Pick<Change, "file" | "pointer">): readonly [string, string] | undefined {
  const [, form, kind = ""] = /^(forms\/[^/]+\/[^/]+)\/(schema|texts)(?:\.\w+)?\.json$/.exec(file) ?? [];
  const name = kind === "schema" ? inSchema(pointer) : pointer.slice(1).replace(WORDS, "");
  return form === undefined || !name ? undefined : [form, name];
}
/** What stands behind the key of a question in its words. */
const WORDS = /\.(help|row|choices\..+|errors\..+)$/;
/** `/properties/a/items/properties/b/soft` → `a.b`: a question within rows by its full key. */
function inSchema(pointer: string): string | undefined {
  const found = /^\/properties\/[^/]+(\/(items\/)?properties\/[^/]+)*/.exec(pointer)?.[0];
  const names = found?.split(/\/(?:items\/)?properties\//).slice(1);
  return names?.join(".");
}
const thingOf = (change: Change): string => fieldOf(change)?.join(" ") ?? `${change.file} ${change.pointer}`;

export function thingsOf(changes: readonly Change[]): readonly ChangedThing[] {
  const things = new Map<string, Change[]>();
  for (const change of changes) {
    const key = thingOf(change);
    const known = things.get(key);
    if (known) known.push(change);
    else things.set(key, [change]);
  }
  return [...things].map(([key, all]) => ({ key, changes: all }));
}
