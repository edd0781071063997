/** Decision tables: the first row that fits counts, and what is missing or can never be reached is told. */

import { describe, expect, test } from "vitest";
import { compileExpression, compileTable } from "../../../engine/expressions/index.ts";
import { asId } from "../../../engine/ids.ts";

const CONSENT = {
  in: ["age: int", "role: string", "urgent: bool"],
  out: "string",
  rows: [
    ["-", "-", "true", "later"],
    ["< 12", "parent|guardian", "-", "asked"],
    [">= 16", "child", "-", "asked"],
    ["12", "child", "-", "told"],
    ["-", "-", "-", "not asked"],
  ],
};

function fn(table: Parameters<typeof compileTable>[0]) {
  const { fn: made, problems } = compileTable(table);
  if (!made) throw new Error(JSON.stringify(problems));
  return made;
}
const codes = (table: Parameters<typeof compileTable>[0]) =>
  compileTable(table).problems.map(({ code, pointer }) => `${code} ${pointer}`);

test.each([
  [11n, "parent", false, "asked"],
  [11n, "guardian", false, "asked"],
  [11n, "child", false, "not asked"],
  [12n, "child", false, "told"],
  [15n, "child", false, "not asked"],
  [16n, "child", false, "asked"],
  [16n, "child", true, "later"],
])("age %s, %s, urgent %s", (age, role, urgent, outcome) => {
  expect(compileTable(CONSENT).problems).toEqual([]);
  expect(fn(CONSENT).call(age, role, urgent)).toBe(outcome);
});

test("a table is called like a function, with types", () => {
  const environment = { variables: { a: "int" as const }, functions: { consent: fn(CONSENT) } };
  const good = compileExpression("consent(a, 'child', false) == 'asked'", environment);
  if ("problem" in good) throw new Error(good.problem.message);
  const clock = { now: asId<never>("2026-03-16T09:00:00.000Z"), timeZone: "UTC", holidays: new Set<string>() };
  expect(good.program.evaluate({ a: 17n }, clock)).toEqual({ absent: false, value: true });
  const bad = compileExpression("consent('17', 'child', false)", environment);
  expect("problem" in bad && bad.problem.code).toBe("type-mismatch");
});

describe("what is wrong with a table", () => {
  test("values that fit no row are a gap", () => {
    expect(codes({ in: ["a: int"], out: "bool", rows: [["> 3", "true"]] })).toEqual(["table-gap /rows"]);
  });
  test("true and false together leave no gap", () => {
    expect(
      codes({
        in: ["a: bool"],
        out: "int",
        rows: [
          ["true", "1"],
          ["false", "2"],
        ],
      }),
    ).toEqual([]);
  });
  test.each([
    [
      [
        ["-", "1"],
        ["3", "2"],
      ],
      "/rows/1",
    ],
    [
      [
        ["3", "1"],
        ["3", "2"],
        ["-", "3"],
      ],
      "/rows/1",
    ],
    [
      [
        ["> 3", "1"],
        [">= 5", "2"],
        ["-", "3"],
      ],
      "/rows/1",
    ],
    [
      [
        ["< 12", "1"],
        ["3|4", "2"],
        ["-", "3"],
      ],
      "/rows/1",
    ],
    [
      [
        ["1|2|3", "1"],
        ["2", "2"],
        ["-", "3"],
      ],
      "/rows/1",
    ],
  ])("a row under one that fits whenever it does can never be reached: %j", (rows, pointer) => {
    expect(codes({ in: ["a: int"], out: "int", rows })).toEqual([`table-overlap ${pointer}`]);
  });
  test("rows that overlap in part are fine: the first counts", () => {
    expect(
      codes({
        in: ["a: int"],
        out: "int",
        rows: [
          ["> 3", "1"],
          ["< 5", "2"],
          ["-", "3"],
        ],
      }),
    ).toEqual([]);
  });
  test("a cell, a column, an outcome or a row of the wrong shape is told at its place", () => {
    expect(
      codes({
        in: ["a: int"],
        out: "int",
        rows: [
          ["three", "1"],
          ["-", "1"],
        ],
      }),
    ).toContain("bad-cell /rows/0/0");
    expect(codes({ in: ["a: date"], out: "int", rows: [["-", "1"]] })).toContain("bad-column /in/0");
    expect(codes({ in: ["a: int"], out: "thing", rows: [["-", "1"]] })).toContain("bad-column /out");
    expect(codes({ in: ["a: int"], out: "int", rows: [["-", "one"]] })).toContain("bad-cell /rows/0/1");
    expect(codes({ in: ["a: int"], out: "int", rows: [["-"]] })).toContain("bad-row /rows/0");
  });
  test("rows with names keep them in what is told", () => {
    expect(codes({ in: ["a: int"], out: "int", rows: { young: ["-", "1"], old: ["> 60", "2"] } })).toEqual([
      "table-overlap /rows/old",
    ]);
  });
});
