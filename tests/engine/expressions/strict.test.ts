/** What an expression always asks is looked at before it runs: the answer is the one that CEL gives, whatever is there or not. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../../../engine/expressions/cel.ts";
import { compileExpression } from "../../../engine/expressions/index.ts";
import { nothingIn, strictReads } from "../../../engine/expressions/strict.ts";
import { asId } from "../../../engine/ids.ts";
import type { Clock } from "../../../engine/time.ts";

const CLOCK: Clock = { now: asId("2026-03-16T09:00:00.000Z"), timeZone: "Europe/Amsterdam", holidays: new Set() };
const SOURCES = [
  "a.x == b.x",
  "a.x == b.x || a.y",
  "a.y && b.y",
  "a.y ? a.x : b.x",
  "has(a.x) ? a.x : b.x",
  "has(a.x) && a.x == b.x",
  "!a.y",
  "[a.x, b.x]",
  "size(rows) > 0",
  "rows.exists(r, r.x == a.x)",
  "rows.filter(r, r.y).map(r, r.x)",
  "rows.all(r, has(r.x) && r.x == b.x)",
  "a.x in [b.x, 'one']",
  "{'k': a.x}",
  "a.x.startsWith(b.x)",
  "(a.y || b.y) == a.y",
] as const;

const dyn = { variables: { a: "dyn", b: "dyn", rows: "dyn" } } as const;
const record = fc.record({ x: fc.constantFrom("one", "two"), y: fc.boolean() }, { requiredKeys: [] });
const variables = fc.record({ a: record, b: record, rows: fc.array(record, { maxLength: 3 }) }, { requiredKeys: [] });

test.each(SOURCES)("%s is answered as CEL answers it", (source) => {
  const compiled = compileExpression(source, dyn);
  const parsed = parse(source);
  if (!("program" in compiled) || !("run" in parsed)) throw new Error(JSON.stringify(compiled));
  fc.assert(
    fc.property(variables, (values) => {
      const ours = compiled.program.evaluate(values, CLOCK);
      const cel = parsed.run(values, CLOCK);
      expect([ours.absent, ours.absent ? undefined : ours.value]).toEqual([
        cel.absent,
        cel.absent ? undefined : cel.value,
      ]);
    }),
  );
});

test("what stands behind a condition, an or, or in the body of a walk is not asked always", () => {
  const always = (source: string) => {
    const parsed = parse(source);
    return "ast" in parsed ? strictReads(parsed.ast).map((path) => path.join(".")) : [];
  };
  expect(always("a.x == b.x")).toEqual(["a.x", "b.x"]);
  expect(always("a.y && b.y")).toEqual([]);
  expect(always("c.y ? a.x : b.x")).toEqual(["c.y"]);
  expect(always("rows.exists(r, r.x == a.x)")).toEqual(["rows"]);
  expect(always("has(a.x)")).toEqual([]);
  expect(nothingIn({ a: {} }, [["a"], ["a", "x"]])).toEqual({ absent: true, because: '"a.x" is absent' });
  expect(nothingIn({ a: new Map([["x", 1]]) }, [["a", "x"]])).toBeUndefined();
});
