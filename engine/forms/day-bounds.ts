/** Bounds of days and months: a day, `today` with an offset (`today-110y`, `today+14d`), or another day or month of the same row or form. */

import type { FieldSchema } from "../definition/types.ts";
import { addDays, addMonths, type Clock, type Day, dayOf, isDay } from "../time.ts";
import { expand, read } from "./fields.ts";
import { FORMATS } from "./formats.ts";
import { formFields } from "./resolve.ts";
import type { CompiledForm, FieldError, Fields } from "./types.ts";

const FROM_TODAY = /^today(?:([+-]\d{1,4})([dmy]))?$/;
/** Keyword → whether a day beside it is refused or asked about, and on which side it lies. */
const BOUNDS = {
  earliest: { refuses: true, isBefore: true },
  latest: { refuses: true, isBefore: false },
  unlikelyBefore: { refuses: false, isBefore: true },
  unlikelyAfter: { refuses: false, isBefore: false },
} as const;
type Keyword = keyof typeof BOUNDS;
const KEYWORDS = Object.keys(BOUNDS) as readonly Keyword[];

function fromToday(bound: string, { now, timeZone }: Clock): Day | undefined {
  const found = FROM_TODAY.exec(bound);
  if (!found) return undefined;
  const [today, n] = [dayOf(now, timeZone), Number(found[1] ?? 0)];
  return found[2] === "y" ? addMonths(today, 12 * n) : found[2] === "m" ? addMonths(today, n) : addDays(today, n);
}
const isDated = (value: unknown): value is string =>
  typeof value === "string" && (isDay(value) || FORMATS["month"]?.(value) === true);
/** Which of two comes first, by the months when one of them is only a month: `-1`, `0` or `1`. */
function order(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  const [a, b] = [one.slice(0, length), other.slice(0, length)];
  return a < b ? -1 : a > b ? 1 : 0;
}
/** The day or month that a bound is now, for a field at a pointer; undefined when the field it names is empty. */
function dayAt(bound: string, pointer: string, fields: Fields, clock: Clock): string | undefined {
  if (isDay(bound)) return bound;
  const beside = read(fields, `${pointer.slice(0, pointer.lastIndexOf("/"))}/${bound}`) ?? read(fields, `/${bound}`);
  return fromToday(bound, clock) ?? (isDated(beside) ? beside : undefined);
}

/** Days outside their bounds: those that are refused, and those that are possible but are asked about. */
export function dayBounds(
  form: CompiledForm,
  fields: Fields,
  clock: Clock,
): { readonly refused: readonly FieldError[]; readonly unlikely: readonly FieldError[] } {
  const found = formFields(form).flatMap(({ pattern, schema }) =>
    KEYWORDS.flatMap((code) =>
      schema[code] === undefined
        ? []
        : expand(pattern, fields).flatMap((pointer): FieldError[] => {
            const day = read(fields, pointer);
            const bound = dayAt(schema[code] ?? "", pointer, fields, clock);
            if (!isDated(day) || bound === undefined) return [];
            return order(day, bound) === (BOUNDS[code].isBefore ? -1 : 1)
              ? [{ pointer, code, params: { limit: bound.slice(0, day.length) } }]
              : [];
          }),
    ),
  );
  const isRefused = ({ code }: FieldError): boolean => BOUNDS[code as Keyword].refuses;
  return { refused: found.filter(isRefused), unlikely: found.filter((one) => !isRefused(one)) };
}

/** Keywords whose bound is neither a day nor the name of one. @param days names of the days and months in the same row or form */
export const wrongBounds = (schema: FieldSchema, days: readonly string[]): readonly Keyword[] =>
  KEYWORDS.filter((keyword) => {
    const bound = schema[keyword];
    return bound !== undefined && !isDay(bound) && !FROM_TODAY.test(bound) && !days.includes(bound);
  });
