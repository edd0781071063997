/** A value of a column as people read it: a day, yes or no, a list, a number or a text. */

import { dateText } from "../../parts/dates.ts";

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);

/** @returns undefined when there is nothing */
export function valueText(value: unknown, t: (key: string) => string): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (isDay(value)) return dateText(value);
  if (typeof value === "boolean") return t(value ? "form.yes" : "form.no");
  return Array.isArray(value) ? value.map(String).join(", ") : String(value);
}
