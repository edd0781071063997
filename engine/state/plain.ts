/** What an expression gave, as values that can be kept: plain records, and the ids of people. */

import type { Json } from "../definition/types.ts";
import { toJson } from "../expressions/index.ts";
import { Lazy } from "./lazy.ts";

/** A value that can be kept: views of items and people become plain records. */
export function plain(value: unknown): Json {
  if (value instanceof Lazy)
    return Object.fromEntries(
      ["id", "key", "reference", "owner"].flatMap((key) =>
        value.get(key) === undefined ? [] : [[key, plain(value.get(key))] as const],
      ),
    );
  if (Array.isArray(value)) return value.map(plain);
  return toJson(value);
}

/** Ids of the persons an expression gives: texts, or records with an `id`. */
export function personIds(value: unknown): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(personIds);
  if (value instanceof Map) return personIds(value.get("id"));
  if (typeof value === "object" && value !== null && "id" in value) return personIds((value as { id: unknown }).id);
  return [];
}
