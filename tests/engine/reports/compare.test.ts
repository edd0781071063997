/** Two copies of a paper are compared row by row: what is new, what is gone, what says something else. */

import { expect, test } from "vitest";
import { changesBetween } from "../../../engine/reports/compare.ts";
import type { ReportBlock, ReportModel } from "../../../engine/reports/types.ts";

const paper = (blocks: readonly ReportBlock[]): ReportModel => ({
  report: "menu",
  language: "en",
  title: "Menu",
  note: "",
  privacy: "personal",
  group: "",
  municipality: "",
  blocks,
});
const dishes = (rows: readonly (readonly string[])[]): ReportBlock => ({
  type: "table",
  title: "Dishes",
  columns: ["Dish", "With", "For"],
  rows,
});

test("a row that is new, one that is gone and one that changed are each told by their name", () => {
  const before = paper([
    dishes([
      ["Soup", "bread", "Ann"],
      ["Stew", "rice", "Ben"],
    ]),
  ]);
  const after = paper([
    dishes([
      ["Soup", "rye bread", "Ann"],
      ["Pie", "cream", "Cleo"],
    ]),
  ]);
  expect(changesBetween(before, after)).toEqual([
    {
      title: "Dishes",
      rows: [
        { kind: "changed", name: "Soup", cells: [{ column: "With", before: "bread", after: "rye bread" }] },
        {
          kind: "added",
          name: "Pie",
          cells: [
            { column: "With", before: "", after: "cream" },
            { column: "For", before: "", after: "Cleo" },
          ],
        },
        {
          kind: "gone",
          name: "Stew",
          cells: [
            { column: "With", before: "rice", after: "" },
            { column: "For", before: "Ben", after: "" },
          ],
        },
      ],
    },
  ]);
});

test("a row with other words for the same thing is one that changed, in whatever order the rows stand", () => {
  const before = paper([
    dishes([
      ["Soup", "bread", "Ann"],
      ["Stew", "rice", "Ben"],
    ]),
  ]);
  const after = paper([
    dishes([
      ["Stew", "rice", "Ben"],
      ["Broth", "bread", "Ann"],
    ]),
  ]);
  expect(changesBetween(before, after)).toEqual([
    {
      title: "Dishes",
      rows: [{ kind: "changed", name: "Broth", cells: [{ column: "Dish", before: "Soup", after: "Broth" }] }],
    },
  ]);
});

test("two rows of one name are not taken for each other, and papers that say the same have no changes", () => {
  const twice = paper([
    dishes([
      ["Soup", "bread", "Ann"],
      ["Soup", "rice", "Ben"],
    ]),
  ]);
  const other = paper([
    dishes([
      ["Soup", "rice", "Ben"],
      ["Soup", "bread", "Ann"],
    ]),
  ]);
  expect(changesBetween(twice, other)).toEqual([]);
});
