/** Less is seen on the tree of an expression, however it is written; what might be more is never called less. */

import { expect, test } from "vitest";
import { compileExpression } from "../../../engine/expressions/index.ts";
import { isAddedTo, isFiltered, isNarrowed, settingOf, wholeNumberOf } from "../../../engine/overlay/compare.ts";
import { timestamp } from "../../../engine/time.ts";

const NAMES = ["a", "b", "c"] as const;
const clock = { now: timestamp(0), timeZone: "UTC", holidays: new Set<string>() };
const holds = (source: string, values: Readonly<Record<string, boolean>>): boolean => {
  const compiled = compileExpression(source, { variables: { a: "bool", b: "bool", c: "bool" } });
  if ("problem" in compiled) throw new Error(compiled.problem.message);
  const result = compiled.program.evaluate(values, clock);
  return !result.absent && result.value === true;
};
const SOURCES = [
  "a",
  "!a",
  "b",
  "a && b",
  "a || b",
  "(a || b) && c",
  "a && b || c",
  "c && (a && b)",
  "a ? b : c",
  "b&&a",
];

test("what is called narrower holds nowhere where it did not hold before, whatever the values", () => {
  const called = SOURCES.flatMap((before) => SOURCES.map((after) => [before, after] as const)).filter(
    ([before, after]) => isNarrowed(before, after),
  );
  expect(called.filter(([before, after]) => before !== after).length).toBeGreaterThan(5);
  for (const [before, after] of called)
    for (let bits = 0; bits < 8; bits += 1) {
      const values = Object.fromEntries(NAMES.map((name, at) => [name, (bits >> at) % 2 === 1]));
      if (holds(after, values)) expect([before, after, holds(before, values)]).toEqual([before, after, true]);
    }
});

test("order, spaces and brackets make no difference; a choice behind the condition does", () => {
  expect(isNarrowed("a && b", "b && c && (a)")).toBe(true);
  expect(isNarrowed("a || b", "(b) && (a || b)")).toBe(true);
  expect(isNarrowed("a || b", "a || b && c")).toBe(false);
  expect(isNarrowed("a", "a && b || c")).toBe(false);
  expect(isNarrowed("a", 'a && c == "x || y"')).toBe(true);
});

test("a list is less with filters behind it, and not when it is mapped or another list", () => {
  const list = "items.talk.filter(t, t.is.open)";
  expect(isFiltered(list, `(${list}).filter(t, t.number != "").filter(t, true)`)).toBe(true);
  expect(isFiltered(list, `${list}.map(t, t.key)`)).toBe(false);
  expect(isFiltered(list, "items.talk.filter(t, t.is.open || true)")).toBe(false);
});

test("who is shut out may be joined by others; nobody is let in again", () => {
  expect(isAddedTo("a + b", "b + c + a")).toBe(true);
  expect(isAddedTo("a + b", "a + c")).toBe(false);
  expect(isAddedTo("a", "a.filter(x, false)")).toBe(false);
});

test("a term is a setting, its negative, or a whole number; anything else is none of them", () => {
  expect(settingOf("-settings.days")).toEqual({ name: "days", negative: true });
  expect(settingOf("settings.days + 1")).toBeUndefined();
  expect([wholeNumberOf("-14"), wholeNumberOf("14"), wholeNumberOf("1.5"), wholeNumberOf("a")]).toEqual([
    -14,
    14,
    undefined,
    undefined,
  ]);
});

test("what is no expression is compared with nothing", () => {
  expect(isNarrowed("a", "a && (")).toBe(false);
  expect(isFiltered("a", "a.filter(")).toBe(false);
});
