/** Evaluating never throws: what is absent is said to be absent, and what changes with time says when. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileExpression, formType, toJson, toValue } from "../../../engine/expressions/index.ts";
import type { CelType, Program } from "../../../engine/expressions/types.ts";
import { asId } from "../../../engine/ids.ts";
import type { Clock } from "../../../engine/time.ts";

const at = (now: string, holidays: readonly string[] = []): Clock => ({
  now: asId(now),
  timeZone: "Europe/Amsterdam",
  holidays: new Set(holidays),
});
const MONDAY = at("2026-03-16T09:00:00.000Z");
const variables: Readonly<Record<string, CelType>> = { a: "dyn", b: "dyn", rows: "dyn", day: "string", n: "int" };
function program(source: string): Program {
  const result = compileExpression(source, { variables });
  if ("problem" in result) throw new Error(`${source}: ${result.problem.message}`);
  return result.program;
}
const answer = (source: string, values: Readonly<Record<string, unknown>> = {}, clock = MONDAY) => {
  const found = program(source).evaluate(values, clock);
  return found.absent ? "absent" : found.value;
};

describe("what is not there", () => {
  test.each<[string, Readonly<Record<string, unknown>>, unknown]>([
    ["a.x", { a: {} }, "absent"],
    ["a", {}, "absent"],
    ["has(a)", {}, false],
    ["has(a)", { a: null }, false],
    ["has(a)", { a: "" }, true],
    ["has(a.x)", { a: {} }, false],
    ["has(a.x) ? a.x : 'none'", { a: {} }, "none"],
    ["true || a.x", { a: {} }, true],
    ["a.x || true", { a: {} }, true],
    ["a.x && false", { a: {} }, false],
    ["a.x && true", { a: {} }, "absent"],
    ["!a.x", { a: {} }, "absent"],
    ["rows.exists(x, x.k)", { rows: [{}, { k: true }] }, true],
    ["rows.exists(x, x.k)", { rows: [{}, { k: false }] }, "absent"],
    ["rows.all(x, x.k)", { rows: [{}, { k: false }] }, false],
    ["rows[3]", { rows: [1n] }, "absent"],
    ["1 / n", { n: 0n }, "absent"],
    ["max(rows)", { rows: [] }, "absent"],
    ["age(day)", { day: "2014-02-31" }, "absent"],
    ["addDays(day, n)", { day: "2026-01-01", n: 99999999999n }, "absent"],
    ["nextWeekday(day, a)", { day: "2026-01-01", a: "someday" }, "absent"],
    ["a.constructor", { a: {} }, "absent"],
    ["a.x == null", { a: { x: null } }, true],
  ])("%s", (source, values, expected) => {
    expect(answer(source, values)).toEqual(expected);
  });

  test("why something is absent is said", () => {
    expect(program("a.x").evaluate({ a: {} }, MONDAY)).toEqual({ absent: true, because: '"a.x" is absent' });
  });
});

describe("functions", () => {
  test.each<[string, Readonly<Record<string, unknown>>, unknown]>([
    ["age(day)", { day: "2014-03-16" }, 12n],
    ["age(day)", { day: "2014-03-17" }, 11n],
    ["ageOn('2014-03-20', '2030-03-20')", {}, 16n],
    ["ageOn('2014-03-20', '2026-03-19T23:00:00.000Z')", {}, 12n],
    ["past(day)", { day: "2026-03-16" }, false],
    ["past(day)", { day: "2026-03-15" }, true],
    ["reached(day)", { day: "2026-03-16" }, true],
    ["daysSince(day)", { day: "2026-03-09" }, 7n],
    ["workdaysSince(day)", { day: "2026-03-09" }, 5n],
    ["day('2026-03-15T23:30:00.000Z')", {}, "2026-03-16"],
    ["daysBetween('2026-03-16', '2026-03-30')", {}, 14n],
    ["workdaysBetween('2026-03-16', '2026-03-23')", {}, 5n],
    ["workingDaysBetween('2026-03-23', '2026-03-16')", {}, -5n],
    ["addDays('2026-03-28', 2)", {}, "2026-03-30"],
    ["addWorkdays('2026-03-16', 5)", {}, "2026-03-23"],
    ["addMonths('2026-01-31', 1)", {}, "2026-02-28"],
    ["nextWeekday('2026-03-16', 'tuesday')", {}, "2026-03-17"],
    ["flatten([[1, 2], [3]])", {}, [1n, 2n, 3n]],
    ["distinct(['a', 'b', 'a'])", {}, ["a", "b"]],
    ["size(distinct([{'a': 1}, {'a': 1}, {'a': 2}]))", {}, 2n],
    ["sum([1, 2, 3])", {}, 6n],
    ["min([3, 1, 2])", {}, 1n],
    ["max(['2026-01-02', '2026-01-01'])", {}, "2026-01-02"],
    ["join(['a', 'b'], ', ')", {}, "a, b"],
    ["lower('ABC') + trim('  d ')", {}, "abcd"],
  ])("%s %j", (source, values, expected) => {
    expect(answer(source, values)).toEqual(expected);
  });
});

describe("when an answer changes by itself", () => {
  const changes = (source: string, values: Readonly<Record<string, unknown>> = {}, clock = MONDAY) =>
    program(source).evaluate(values, clock).changesAt;
  test("an age changes at the start of the next birthday, local time", () => {
    expect(changes("age(day) >= 12", { day: "2014-03-20" })).toBe("2026-03-19T23:00:00.000Z");
    expect(changes("age(day) >= 12", { day: "2014-03-16" })).toBe("2027-03-15T23:00:00.000Z");
    expect(changes("age(day) >= 12", { day: "2012-02-29" })).toBe("2027-02-28T23:00:00.000Z");
  });
  test("the earliest of several counts", () => {
    expect(changes("age('2014-03-20') > 3 && age('2014-03-18') > 3")).toBe("2026-03-17T23:00:00.000Z");
  });
  test("a day that passes changes once, when it is over; what has passed never does again", () => {
    expect(changes("past(day)", { day: "2026-03-16" })).toBe("2026-03-16T23:00:00.000Z");
    expect(changes("past(day)", { day: "2026-03-15" })).toBeUndefined();
    expect(changes("past(day)", { day: "2026-03-16T10:30:00+01:00" })).toBe("2026-03-16T09:30:00.000Z");
  });
  test("also when the rest is absent, so that it is asked again", () => {
    expect(changes("age(day) > 3 && a.x", { day: "2014-03-20", a: {} })).toBe("2026-03-19T23:00:00.000Z");
  });
  test("what does not look at the clock never changes", () => {
    expect(changes("ageOn('2014-03-20', '2026-01-01') > 3")).toBeUndefined();
  });
  test("the answer is the same until the moment said, and the moment is after now", () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    const now = fc
      .integer({ min: 1_600_000_000, max: 2_200_000_000 })
      .map((seconds) => new Date(seconds * 1000).toISOString());
    const source = fc.constantFrom("age(day)", "past(day)", "reached(day)", "daysSince(day)", "workdaysSince(day)");
    fc.assert(
      fc.property(source, day, now, fc.double({ min: 0, max: 0.999, noNaN: true }), (text, birth, moment, part) => {
        const asked = program(text);
        const first = asked.evaluate({ day: birth }, at(moment));
        if (first.absent || first.changesAt === undefined) return;
        const [from, to] = [Date.parse(moment), Date.parse(first.changesAt)];
        expect(to).toBeGreaterThan(from);
        const between = at(new Date(Math.floor(from + (to - from) * part)).toISOString());
        const later = asked.evaluate({ day: birth }, between);
        expect(later.absent ? "absent" : later.value).toEqual(first.value);
      }),
    );
  });
});

test("the parts of a conjunction answer each for itself", () => {
  const answers = program("a && b.x && n > 3").evaluateConjuncts({ a: true, b: {}, n: 2n }, MONDAY);
  expect(answers.map((one) => (one.absent ? "absent" : one.value))).toEqual([true, "absent", false]);
});

test("an evaluation inside another keeps its own clock", () => {
  const inner = program("age('2014-03-20')");
  const values = {
    get a() {
      return inner.evaluate({}, at("2030-06-01T00:00:00.000Z"));
    },
  };
  const found = program("a != null && age('2014-03-18') == 11").evaluate(values, MONDAY);
  expect(found).toMatchObject({ absent: false, changesAt: "2026-03-17T23:00:00.000Z" });
});

test("whatever the values, evaluating gives an answer or says absent", () => {
  const sources = [
    "a.x.y",
    "a + b",
    "a < b",
    "a in b",
    "rows.map(x, x.y)",
    "size(a)",
    "age(day)",
    "rows.exists(x, x == a)",
    "has(a.x) && a.x",
    "string(a)",
    "a[0]",
    "join(rows, day)",
  ];
  const anything = fc.anything({ withBigInt: true, maxDepth: 2 });
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.record({ a: anything, b: anything, rows: anything, day: anything, n: anything }),
      (source, values) => {
        expect(typeof program(source).evaluate(values, MONDAY).absent).toBe("boolean");
      },
    ),
    { numRuns: 500 },
  );
});

test("whole numbers of a form become whole numbers of the language, and come back", () => {
  const type = formType({
    properties: {
      count: { type: "integer" },
      share: { type: "number" },
      rows: { type: "array", items: { type: "object", properties: { n: { type: "integer" } } } },
    },
  });
  const json = { count: 3, share: 3, rows: [{ id: "r1", n: 4 }] };
  const value = toValue(json, type);
  expect(value).toEqual({ count: 3n, share: 3, rows: [{ id: "r1", n: 4n }] });
  expect(toJson(value)).toEqual(json);
});
