/** Days of a series by a rule: an nth weekday of every month, or every so many weeks; a holiday moves it on. */

import { asId } from "./ids.ts";
import { addDays, addMonths, type Day, nextWeekday } from "./time.ts";

/** @property nth first to fourth of the month; 5 is the last. @property weekday 0 = Sunday. @property weeks between two days. */
export type SeriesRule =
  | { readonly every: "month"; readonly nth: 1 | 2 | 3 | 4 | 5; readonly weekday: number }
  | { readonly every: "weeks"; readonly weeks: number };

export interface SeriesDay {
  readonly day: Day;
  /** The day by the rule, when that is a holiday and it moved. */
  readonly insteadOf?: Day;
}

const firstOfMonth = (day: Day): Day => asId(`${day.slice(0, 7)}-01`);
/** The nth such weekday of the month of `day`; the last one for 5. */
function nthWeekday(day: Day, nth: number, weekday: number): Day {
  const first = firstOfMonth(day);
  const found = nextWeekday(addDays(first, -1), weekday);
  if (nth < 5) return addDays(found, (nth - 1) * 7);
  const fifth = addDays(found, 28);
  return fifth < addMonths(first, 1) ? fifth : addDays(found, 21);
}

function* byRule(from: Day, rule: SeriesRule): Generator<Day> {
  for (let n = 0; ; n += 1)
    yield rule.every === "weeks"
      ? addDays(from, n * Math.max(1, rule.weeks) * 7)
      : nthWeekday(addMonths(firstOfMonth(from), n), rule.nth, rule.weekday);
}

/**
 * The first `count` days of a series from a day on; one on a holiday moves a week, and again while that is one too.
 * Days of a calendar, not instants: with a time of day each falls on that time by the clock, in summer as in winter.
 */
export function seriesDays(
  from: Day,
  count: number,
  rule: SeriesRule,
  holidays: ReadonlySet<string>,
): readonly SeriesDay[] {
  const found: SeriesDay[] = [];
  for (const day of byRule(from, rule)) {
    if (found.length >= count) break;
    if (day < from) continue;
    let held = day;
    while (holidays.has(held)) held = addDays(held, 7);
    if (found.at(-1)?.day !== held) found.push(held === day ? { day } : { day: held, insteadOf: day });
  }
  return found;
}
