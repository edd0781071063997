/** Instants and days as branded ISO text, and the clock as a value: the engine never asks what time it is. Owner of temporal-polyfill. */

import { Temporal } from "temporal-polyfill";
import type { TermUnit } from "./definition/types.ts";
import { asId, type Branded } from "./ids.ts";

/** An instant in UTC, `2026-03-16T08:30:00.000Z`. */
export type Timestamp = Branded<"Timestamp">;
/** A calendar day, `2026-03-16`. */
export type Day = Branded<"Day">;

/** What time is for one evaluation: now, where, and which days nobody works. */
export interface Clock {
  readonly now: Timestamp;
  /** IANA name, `Europe/Amsterdam`. */
  readonly timeZone: string;
  /** Days of the profile on which nobody works, besides Saturday and Sunday. */
  readonly holidays: ReadonlySet<string>;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** With its zone: an instant without one would be another in each country. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const MILLISECONDS_A_DAY = 86_400_000;

/** Milliseconds since 1970 as an instant in the one notation that sorts as text. */
export const timestamp = (milliseconds: number): Timestamp => asId(new Date(milliseconds).toISOString());
/** Milliseconds since 1970 of an instant. */
export const milliseconds = (at: Timestamp): number => Date.parse(at);

/** Whether a text is a day that exists: 31-02-2015 does not. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}
/** Whether a text is an instant, with `Z` or an offset, on a day that exists. */
export function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isDay(day);
}

/** Answers by question: one command asks for the same few days of the same zone again and again, and a zone is slow to ask. */
const KEPT = 2_000;
function remembered<Answer extends string>(known: Map<string, Answer>, question: string, ask: () => Answer): Answer {
  const before = known.get(question);
  if (before !== undefined) return before;
  const answer = ask();
  if (known.size >= KEPT) known.clear();
  known.set(question, answer);
  return answer;
}

const days = new Map<string, Day>();
/** An instant as we write it; no zone changes its day within a minute. Another notation is asked without being kept. */
const IN_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:.*Z$/;

/** The calendar day of an instant in a time zone. */
export function dayOf(at: Timestamp, timeZone: string): Day {
  const ask = (): Day => asId(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString());
  return IN_UTC.test(at) ? remembered(days, `${timeZone} ${at.slice(0, 16)}`, ask) : ask();
}

const starts = new Map<string, Timestamp>();
/** The instant at which a day begins in a time zone, also when clocks change. */
export function startOfDay(day: Day, timeZone: string): Timestamp {
  return remembered(starts, `${timeZone} ${day}`, () =>
    timestamp(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds),
  );
}
/** The instant of a day at a time of day (`"14:30"`) in a time zone. */
export function atTime(day: Day, time: string, timeZone: string): Timestamp {
  const moment = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return timestamp(moment.epochMilliseconds);
}

const dayNumber = (day: Day): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY);
const FIRST_DAY = dayNumber(asId("0000-01-01"));
const LAST_DAY = dayNumber(asId("9999-12-31"));
/** Four digits of year and no more: days sort as text. Beyond that there is no day (a RangeError, as for any bad date). */
function dayOfNumber(number: number): Day {
  if (!(number >= FIRST_DAY && number <= LAST_DAY)) throw new RangeError("the day lies outside the years 0 to 9999");
  return asId(new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10));
}

/** Holidays as day numbers: walking over working days then makes no text. */
const holidayNumbers = new WeakMap<ReadonlySet<string>, ReadonlySet<number>>();
function numbersOf(holidays: ReadonlySet<string>): ReadonlySet<number> {
  const known = holidayNumbers.get(holidays);
  if (known) return known;
  const made = new Set([...holidays].map((day) => dayNumber(asId(day))));
  holidayNumbers.set(holidays, made);
  return made;
}
/** Day 0 was a Thursday. 0 = Sunday. */
const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7;
function isWorkdayNumber(number: number, holidays: ReadonlySet<number>): boolean {
  const weekday = weekdayOf(number);
  return weekday !== 0 && weekday !== 6 && !holidays.has(number);
}

/** The day `n` calendar days later (earlier when negative). */
export const addDays = (day: Day, n: number): Day => dayOfNumber(dayNumber(day) + n);
/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Monday to Friday, and no holiday of the profile. */
export const isWorkday = (day: Day, holidays: ReadonlySet<string>): boolean =>
  isWorkdayNumber(dayNumber(day), numbersOf(holidays));

/** The `n`-th working day after a day (before it when negative); `n` = 0 is the day itself. */
export function addWorkdays(day: Day, n: number, holidays: ReadonlySet<string>): Day {
  const free = numbersOf(holidays);
  const step = n < 0 ? -1 : 1;
  let current = dayNumber(day);
  for (let left = Math.abs(n); left > 0 && current >= FIRST_DAY && current <= LAST_DAY; ) {
    current += step;
    if (isWorkdayNumber(current, free)) left -= 1;
  }
  return dayOfNumber(current);
}
/** Working days after `from` up to and including `to`; when `to` is earlier, those before `from` from `to` on, negative. */
export function workdaysBetween(from: Day, to: Day, holidays: ReadonlySet<string>): number {
  const free = numbersOf(holidays);
  const step = to < from ? -1 : 1;
  const end = dayNumber(to);
  let count = 0;
  for (let current = dayNumber(from); current !== end; ) {
    current += step;
    if (isWorkdayNumber(current, free)) count += step;
  }
  return count;
}

/** The day `n` months later; the last day of the month where that day does not exist. */
export function addMonths(day: Day, n: number): Day {
  const text = Temporal.PlainDate.from(day).add({ months: n }).toString();
  if (!isDay(text)) throw new RangeError("the day lies outside the years 0 to 9999");
  return asId(text);
}

/** Full years from a birth date to a day (born on 29 February: on 1 March in other years). */
export function yearsBetween(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) >= birth.slice(5) ? years : years - 1;
}

/** The first day after `day` that is that weekday (0 = Sunday). */
export function nextWeekday(day: Day, weekday: number): Day {
  const today = weekdayOf(dayNumber(day));
  return addDays(day, (weekday - today + 7) % 7 || 7);
}

/** The day a term ends on, counted from a day in days, working days, weeks or months. */
export function addTermToDay(
  day: Day,
  n: number,
  unit: Exclude<TermUnit, "minute" | "hour">,
  holidays: ReadonlySet<string>,
): Day {
  if (unit === "workday") return addWorkdays(day, n, holidays);
  if (unit === "month") return addMonths(day, n);
  return addDays(day, unit === "week" ? n * 7 : n);
}

/**
 * The instant at which a term that began at `from` is over. Minutes and hours run by the clock; other units end with a day:
 * the answer is the start of that day in the time zone, when the day itself has come (docs/format/deadlines.md), or `time` on it.
 */
export function addTerm(
  from: Timestamp,
  n: number,
  unit: TermUnit,
  clock: Omit<Clock, "now">,
  time?: string,
): Timestamp {
  if (unit === "minute" || unit === "hour")
    return timestamp(milliseconds(from) + n * (unit === "hour" ? 3_600_000 : 60_000));
  const day = addTermToDay(dayOf(from, clock.timeZone), n, unit, clock.holidays);
  return time === undefined ? startOfDay(day, clock.timeZone) : atTime(day, time, clock.timeZone);
}

/** Rounds an instant down to the start of its day, so that a stored wake-up is no birthday in clear at the minute. */
export const roundDown = (at: Timestamp, hours: number): Timestamp =>
  timestamp(Math.floor(milliseconds(at) / (hours * 3_600_000)) * hours * 3_600_000);

/** The earlier of two moments, where either may be missing. */
export function earlier<T extends Timestamp | null | undefined>(a: T, b: T): T {
  if (!a) return b;
  if (!b) return a;
  return a < b ? a : b;
}
