/** Days, terms and working days, also where clocks change and on days that do not exist. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import {
  addDays,
  addMonths,
  addTerm,
  addWorkdays,
  atTime,
  type Day,
  dayOf,
  daysBetween,
  earlier,
  isDay,
  isInstant,
  isWorkday,
  milliseconds,
  nextWeekday,
  roundDown,
  startOfDay,
  type Timestamp,
  timestamp,
  workdaysBetween,
  yearsBetween,
} from "../../../engine/time.ts";

const day = (text: string): Day => asId(text);
const at = (text: string): Timestamp => asId(text);
const ZONE = "Europe/Amsterdam";
const NONE: ReadonlySet<string> = new Set();
const EASTER: ReadonlySet<string> = new Set(["2026-04-03", "2026-04-06"]);
const HOUR = 3_600_000;
/** Any day from 1990 to 2060. */
const anyDay = fc.integer({ min: 0, max: 25_500 }).map((n) => addDays(day("1990-01-01"), n));

describe("days and instants as text", () => {
  test.each(["2015-03-31", "2024-02-29", "0001-01-01", "9999-12-31"])("%s is a day", (text) => {
    expect(isDay(text)).toBe(true);
  });
  test.each([
    "2015-02-31",
    "2023-02-29",
    "2026-13-01",
    "2026-1-1",
    "20260101",
    "2026-01-01T00:00:00Z",
    "",
    "31-03-2015",
  ])("%s is no day", (text) => {
    expect(isDay(text)).toBe(false);
  });
  test("an instant says its zone", () => {
    expect(isInstant("2026-03-16T08:30:00.000Z")).toBe(true);
    expect(isInstant("2026-03-16T08:30+01:00")).toBe(true);
    expect(isInstant("2026-03-16T08:30")).toBe(false);
    expect(isInstant("2026-02-30T08:30Z")).toBe(false);
    expect(isInstant("2026-03-16")).toBe(false);
  });
});

describe("where clocks change", () => {
  test("a day of 23 hours, one of 25 and one of 24", () => {
    const hours = (text: string) =>
      (milliseconds(startOfDay(addDays(day(text), 1), ZONE)) - milliseconds(startOfDay(day(text), ZONE))) / HOUR;
    expect([hours("2026-03-29"), hours("2026-10-25"), hours("2026-03-16")]).toEqual([23, 25, 24]);
  });
  test("a time that the clocks skip is the first after it", () => {
    expect(atTime(day("2026-03-29"), "02:30", ZONE)).toBe("2026-03-29T01:30:00.000Z");
  });
  test("a time that comes twice is its first", () => {
    expect(atTime(day("2026-10-25"), "02:30", ZONE)).toBe("2026-10-25T00:30:00.000Z");
  });
  test("two hours over the change are two hours; two days are two calendar days", () => {
    expect(addTerm(at("2026-03-29T00:30:00.000Z"), 2, "hour", { timeZone: ZONE, holidays: NONE })).toBe(
      "2026-03-29T02:30:00.000Z",
    );
    expect(addTerm(at("2026-03-28T22:30:00.000Z"), 2, "day", { timeZone: ZONE, holidays: NONE })).toBe(
      startOfDay(day("2026-03-30"), ZONE),
    );
  });
  test("a day's start lies on that day and the millisecond before on the day before, every day", () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const start = startOfDay(one, ZONE);
        expect(dayOf(start, ZONE)).toBe(one);
        expect(dayOf(timestamp(milliseconds(start) - 1), ZONE)).toBe(addDays(one, -1));
      }),
    );
  });
  test("each instant of a day lies between its start and the next, around both changes of every year", () => {
    const nearChange = fc
      .tuple(
        fc.integer({ min: 2000, max: 2050 }),
        fc.constantFrom("-03-24", "-10-24"),
        fc.integer({ min: 0, max: 200 * HOUR }),
      )
      .map(([year, rest, more]) => timestamp(Date.parse(`${year}${rest}T00:00:00Z`) + more));
    fc.assert(
      fc.property(nearChange, (moment) => {
        const today = dayOf(moment, ZONE);
        expect(startOfDay(today, ZONE) <= moment).toBe(true);
        expect(moment < startOfDay(addDays(today, 1), ZONE)).toBe(true);
      }),
    );
  });
});

describe("working days", () => {
  test("five working days after Monday is the next Monday", () => {
    expect(addWorkdays(day("2026-03-16"), 5, NONE)).toBe("2026-03-23");
  });
  test("holidays are not counted", () => {
    expect(addWorkdays(day("2026-04-01"), 3, EASTER)).toBe("2026-04-08");
    expect(addWorkdays(day("2026-04-08"), -3, EASTER)).toBe("2026-04-01");
    expect(isWorkday(day("2026-04-03"), EASTER)).toBe(false);
    expect(isWorkday(day("2026-04-04"), NONE)).toBe(false);
    expect(isWorkday(day("2026-04-07"), EASTER)).toBe(true);
  });
  test("the n-th working day is one, lies n working days away, and with n = 0 is the day itself", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (from, n) => {
        const to = addWorkdays(from, n, EASTER);
        if (n === 0) expect(to).toBe(from);
        else expect(isWorkday(to, EASTER)).toBe(true);
        expect(workdaysBetween(from, to, EASTER)).toBe(n);
      }),
    );
  });
  test("between two days the count is that of a walk by hand", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 300 }), (from, days) => {
        const to = addDays(from, days);
        let count = 0;
        for (let n = 1; n <= days; n += 1) if (isWorkday(addDays(from, n), EASTER)) count += 1;
        expect(workdaysBetween(from, to, EASTER)).toBe(count);
      }),
    );
  });
  test("a count over all of history ends at once", () => {
    const before = performance.now();
    expect(workdaysBetween(day("0001-01-01"), day("9999-12-31"), NONE)).toBeGreaterThan(2_000_000);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe("terms", () => {
  const clock = { timeZone: ZONE, holidays: EASTER };
  test.each([
    ["2026-03-16T08:30:00.000Z", 90, "minute", undefined, "2026-03-16T10:00:00.000Z"],
    ["2026-03-16T08:30:00.000Z", 5, "workday", undefined, "2026-03-22T23:00:00.000Z"],
    ["2026-03-16T08:30:00.000Z", 2, "week", undefined, "2026-03-29T22:00:00.000Z"],
    ["2026-01-31T08:30:00.000Z", 1, "month", undefined, "2026-02-27T23:00:00.000Z"],
    ["2026-03-16T08:30:00.000Z", -2, "workday", "12:00", "2026-03-12T11:00:00.000Z"],
    ["2026-03-16T23:30:00.000Z", 0, "day", undefined, "2026-03-16T23:00:00.000Z"],
  ] as const)("from %s %i %s at %s", (from, n, unit, time, due) => {
    expect(addTerm(at(from), n, unit, clock, time)).toBe(due);
  });
});

describe("calendar", () => {
  test("months end where a month ends", () => {
    expect(addMonths(day("2026-01-31"), 1)).toBe("2026-02-28");
    expect(addMonths(day("2024-01-31"), 1)).toBe("2024-02-29");
    expect(addMonths(day("2026-03-31"), -1)).toBe("2026-02-28");
  });
  test("years are full on the birthday, and on 1 March for who was born on 29 February", () => {
    expect(yearsBetween(day("2014-03-17"), day("2026-03-16"))).toBe(11);
    expect(yearsBetween(day("2014-03-17"), day("2026-03-17"))).toBe(12);
    expect(yearsBetween(day("2012-02-29"), day("2023-02-28"))).toBe(10);
    expect(yearsBetween(day("2012-02-29"), day("2023-03-01"))).toBe(11);
    expect(yearsBetween(day("2012-02-29"), day("2024-02-29"))).toBe(12);
  });
  test("the next weekday is never the day itself", () => {
    expect(nextWeekday(day("2026-03-16"), 1)).toBe("2026-03-23");
    expect(nextWeekday(day("2026-03-16"), 2)).toBe("2026-03-17");
    expect(nextWeekday(day("2026-03-15"), 0)).toBe("2026-03-22");
  });
  test("adding and taking away days are each other's opposite, and agree with counting", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -10_000, max: 10_000 }), (from, n) => {
        expect(addDays(addDays(from, n), -n)).toBe(from);
        expect(daysBetween(from, addDays(from, n))).toBe(n);
      }),
    );
  });
  test("there is no day after the last one of four digits", () => {
    expect(() => addDays(day("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => addMonths(day("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => addWorkdays(day("9999-12-31"), 1_000_000_000, NONE)).toThrow(RangeError);
  });
});

test("the earlier of two moments, where either may be missing", () => {
  const [a, b] = [at("2026-01-01T00:00:00.000Z"), at("2026-01-02T00:00:00.000Z")];
  expect([
    earlier(a, b),
    earlier(b, a),
    earlier<Timestamp | null>(a, null),
    earlier<Timestamp | undefined>(undefined, b),
  ]).toEqual([a, a, a, b]);
});

test("a wake-up is rounded down, so that it is never late and no birthday to the minute", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.constantFrom(1, 6, 24), (now, hours) => {
      const rounded = milliseconds(roundDown(timestamp(now), hours));
      expect(rounded % (hours * HOUR)).toBe(0);
      expect(now - rounded).toBeGreaterThanOrEqual(0);
      expect(now - rounded).toBeLessThan(hours * HOUR);
    }),
  );
});
