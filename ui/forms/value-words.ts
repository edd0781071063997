/** What stands in a field, as a screen says it. */

import { type FieldSchema, isEmpty, type Json } from "../../engine/index.ts";
import type { People } from "../api/types.ts";
import { dateText } from "../parts/dates.ts";
import type { FormWords } from "./words.ts";

/** Four digits that are no amount: they are not parted. */
const isYear = (schema: FieldSchema | undefined): boolean =>
  schema?.type === "integer" && (schema.minimum ?? 0) >= 1000 && (schema.maximum ?? 10_000) <= 9999;

/** A value in words: choices by their text, dates the Dutch way, numbers as the reader writes them. */
export function valueWords(
  words: FormWords,
  pointer: string,
  schema: FieldSchema | undefined,
  value: Json | undefined,
  people: People = {},
): string {
  if (isEmpty(value)) return "";
  if (Array.isArray(value))
    return value.map((one) => valueWords(words, pointer, schema?.items, one, people)).join(", ");
  if (typeof value === "number" && !schema?.enum) return words.number(value, isYear(schema));
  if (typeof value === "boolean" || schema?.enum) return words.choice(pointer, value);
  const text = String(value);
  if (schema?.format === "date" || schema?.format === "month")
    return text.length === 10 ? dateText(text) : text.split("-").reverse().join("-");
  return people[text]?.name ?? text;
}
