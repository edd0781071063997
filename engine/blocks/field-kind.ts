/** What stands in a cell, by the type of its field: never by how it looks. */

import { isDay } from "../time.ts";
import type { ColumnKind, Field } from "./types.ts";

/** Undefined where no field is known: what an expression computes is told by its values. */
export function fieldKind(field: Field | undefined): ColumnKind | undefined {
  if (field === undefined) return undefined;
  const { type, format } = field.schema;
  return type === "boolean" ? "tick" : format === "date" ? "day" : "text";
}

/** The kind of one value, of a field or computed. */
export const valueKind = (value: unknown, field: Field | undefined): ColumnKind =>
  fieldKind(field) ?? (typeof value === "string" && isDay(value) ? "day" : "text");
