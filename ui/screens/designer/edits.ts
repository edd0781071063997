/** An edit is an operation on an address: a file and a JSON pointer in it. Files go in, files come out. */

import { asObject, fileText, isObject, type JsonObject, type JsonValue } from "./json-text.ts";

export type Files = ReadonlyMap<string, string>;
interface Address {
  readonly file: string;
  /** RFC 6901. */
  readonly pointer: string;
}
export type Edit = Address &
  (
    | { readonly op: "set"; readonly value: JsonValue }
    | { readonly op: "remove" }
    /** A new key behind another one of the same object, or at its end. */
    | { readonly op: "insert"; readonly value: JsonValue; readonly after?: string }
    /** A key or an element of a list, so many places on. */
    | { readonly op: "move"; readonly by: number }
  );

export const pointerTo = (...parts: readonly string[]): string =>
  parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
const partsOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));

export const parsed = (files: Files, file: string): JsonValue | undefined => {
  const text = files.get(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
};
/** What stands at an address, or nothing. */
export const valueAt = (files: Files, file: string, pointer: string): JsonValue | undefined =>
  partsOf(pointer).reduce<JsonValue | undefined>(
    (value, part) => (Array.isArray(value) ? value[Number(part)] : isObject(value) ? value[part] : undefined),
    parsed(files, file),
  );

/** The whole with the container of the pointer's last part replaced by what `change` makes of it. */
function within(
  value: JsonValue | undefined,
  parts: readonly string[],
  change: (container: JsonValue, key: string) => JsonValue,
): JsonValue {
  const [first = "", ...rest] = parts;
  const container = value === undefined || value === null || typeof value !== "object" ? {} : value;
  if (rest.length === 0) return change(container, first);
  if (Array.isArray(container))
    return container.map((part, index) => (index === Number(first) ? within(part, rest, change) : part));
  return { ...container, [first]: within(container[first], rest, change) };
}
const moved = <T>(list: readonly T[], at: number, by: number): T[] => {
  const rest = list.filter((_, index) => index !== at);
  const one = list[at];
  const to = Math.max(0, Math.min(rest.length, at + by));
  return one === undefined ? [...list] : [...rest.slice(0, to), one, ...rest.slice(to)];
};
function change(edit: Edit, container: JsonValue, key: string): JsonValue {
  if (Array.isArray(container)) return changeList(edit, container, Number(key));
  return Object.fromEntries(changeEntries(edit, Object.entries(asObject(container)), key)) as JsonObject;
}
function changeList(edit: Edit, list: JsonValue[], at: number): JsonValue[] {
  if (edit.op === "remove") return list.filter((_, index) => index !== at);
  if (edit.op === "move") return moved(list, at, edit.by);
  if (edit.op === "insert") return [...list.slice(0, at), edit.value, ...list.slice(at)];
  return list.map((part, index) => (index === at ? edit.value : part));
}
function changeEntries(edit: Edit, entries: [string, JsonValue][], key: string): [string, JsonValue][] {
  const at = entries.findIndex(([name]) => name === key);
  if (edit.op === "remove") return entries.filter(([name]) => name !== key);
  if (edit.op === "move") return moved(entries, at, edit.by);
  if (at >= 0) return entries.map(([name, value]) => (name === key ? [name, edit.value] : [name, value]));
  const after = edit.op === "insert" ? entries.findIndex(([name]) => name === edit.after) : -1;
  const place = after < 0 ? entries.length : after + 1;
  return [...entries.slice(0, place), [key, edit.value], ...entries.slice(place)];
}

/** The files with the edits written in, in their order. A file that is no JSON stays as it is. */
export function applyEdits(files: Files, edits: readonly Edit[]): Files {
  const next = new Map(files);
  for (const edit of edits) {
    const before = next.has(edit.file) ? parsed(next, edit.file) : {};
    if (before === undefined) continue;
    const after = within(before, partsOf(edit.pointer), (container, key) => change(edit, container, key));
    next.set(edit.file, fileText(after));
  }
  return next;
}
