/** What is left of a file with faults of shape, so that everything else is checked in the same go; and which later findings only follow from what was left out. */

import type { Finding } from "../result.ts";
import { pointerPart } from "./json.ts";
import { checkShape, type FileKind, type ShapeProblem } from "./shape.ts";
import type { Json } from "./types.ts";

type Node = { readonly [key: string]: Json };
const isNode = (value: Json | undefined): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const partsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
const pointerOf = (parts: readonly string[]): string => parts.map((part) => `/${pointerPart(part)}`).join("");

const at = (value: Json, parts: readonly string[]): Json | undefined =>
  parts.reduce<Json | undefined>(
    (inner, part) => (Array.isArray(inner) ? inner[Number(part)] : isNode(inner) ? inner[part] : undefined),
    value,
  );
function without(value: Json, [part, ...rest]: readonly string[]): Json {
  if (part === undefined) return value;
  if (Array.isArray(value)) return value.map((one: Json, index) => (String(index) === part ? without(one, rest) : one));
  if (!isNode(value) || !Object.hasOwn(value, part)) return value;
  if (rest.length > 0) return { ...value, [part]: without(value[part] as Json, rest) };
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== part));
}

/** The smallest thing to leave out: what lacks a key goes whole, and a list goes whole, so that no place in it moves. */
function toLeaveOut(value: Json, { code, pointer }: ShapeProblem): readonly string[] {
  let parts = partsOf(pointer);
  if (code !== "missing-key" && at(value, parts) === undefined) parts = parts.slice(0, -1);
  while (parts.length > 0 && Array.isArray(at(value, parts.slice(0, -1)))) parts = parts.slice(0, -1);
  return parts;
}

export interface Salvaged {
  /** Absent when nothing of the file can be used. */
  readonly value?: Json;
  /** Pointers that were left out. */
  readonly taken: readonly string[];
  /** Names that stood there: what else names them finds nothing. */
  readonly names: readonly string[];
}
const MOST = 50;

/** The value without what is wrong in it. */
export function salvage(given: Json, kind: FileKind): Salvaged {
  let value = given;
  const taken: string[] = [];
  const names: string[] = [];
  for (let round = 0; round < MOST; round += 1) {
    const [problem] = checkShape(value, kind);
    if (!problem) return { value, taken, names };
    const parts = toLeaveOut(value, problem);
    if (parts.length === 0) return { taken, names };
    taken.push(pointerOf(parts));
    names.push(parts.at(-1) ?? "", ...namesIn(at(value, parts)));
    value = without(value, parts);
  }
  return { taken, names };
}
const namesIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(namesIn)
    : isNode(value)
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...namesIn(inner)])
      : [];

/** `workflows/x/case`, `forms/x/form`; of a process's own files the file itself. */
const groupOf = (file: string): string => {
  const parts = file.split("/");
  return parts.length > 3 ? parts.slice(0, 3).join("/") : file;
};
/** Findings that say that something is nowhere: it may stand in what was left out. */
const ABOUT_WHAT_IS_MISSING = /nobody|unreachable|undeclared|not-answered|not-taken|missing-text|^empty-fact/;
/** Findings that say that a profile lacks something. */
const OF_THE_PROFILE = /^unknown-(family|retention)$/;
/** What is asked of a form that the key beside it names. */
const OF_A_SIBLING = /^unknown-(field|list)$/;
const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));
/** What one kind says of another in its expressions. */
const ACROSS = /\b(incoming|linked|link|kind)\b/;

/** Which findings of later checks may only follow from what could not be read. */
export class Doubts {
  readonly #taken = new Map<string, readonly string[]>();
  readonly #names = new Set<string>();
  readonly #unreadable = new Set<string>();
  #hasProfile = true;

  leftOut(file: string, { value, taken, names }: Salvaged): void {
    if (value === undefined) this.unreadable(file);
    this.#taken.set(file, [...(this.#taken.get(file) ?? []), ...taken]);
    for (const name of names) this.#names.add(name);
  }
  /** Without its profile nothing is known of families, terms and ages. */
  noProfile(): void {
    this.#hasProfile = false;
  }
  unreadable(file: string): void {
    this.#unreadable.add(groupOf(file));
  }

  has({ code, file, pointer, message }: Finding): boolean {
    if (!this.#hasProfile && OF_THE_PROFILE.test(code)) return true;
    if (this.#taken.size === 0 && this.#unreadable.size === 0) return false;
    if (ABOUT_WHAT_IS_MISSING.test(code)) return true;
    if (this.#unreadable.has(groupOf(file))) return true;
    if (this.#unreadable.size > 0 && code.startsWith("unknown-") && mayNameAnother(file, message)) return true;
    const taken = this.#taken.get(file) ?? [];
    if (taken.some((one) => isWithin(pointer, one) || isWithin(one, pointer))) return true;
    if (OF_A_SIBLING.test(code) && taken.some((one) => isWithin(pointer, parentOf(one)))) return true;
    const named = [...message.matchAll(/"([^"]+)"/g)].flatMap(([, text = ""]) => text.split(/\W+/));
    return named.some((name) => this.#names.has(name));
  }
}
/** Whether a name that is not found may be one of a kind whose file could not be read. */
const mayNameAnother = (file: string, message: string): boolean =>
  !file.startsWith("forms/") && (groupOf(file) === file || file.endsWith("/screens.json") || ACROSS.test(message));
const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);
