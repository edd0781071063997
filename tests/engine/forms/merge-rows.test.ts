/** Two rows that turn out to be one: what referred to either refers to the one that stays. */

import { expect, test } from "vitest";
import { mergeRows, type OfferingSection, wordsWithoutRow } from "../../../engine/forms/merge-rows.ts";
import type { Fields } from "../../../engine/forms/types.ts";

const plants: readonly Fields[] = [
  { id: "a", name: "Rose", bed: "north" },
  { id: "b", name: "Roos", height: 120, bed: "south" },
  { id: "c", name: "Bean" },
];
const beds: OfferingSection = {
  name: "beds",
  fields: {
    plants,
    neighbours: [
      { id: "1", from: "Rose", kind: "shades", to: "Bean" },
      { id: "2", from: "Roos", kind: "shades", to: "Bean" },
      { id: "3", from: "Rose", kind: "shades", to: "Roos" },
      { id: "4", from: "Bean", kind: "climbs", to: "Roos" },
    ],
  },
  offers: { "neighbours/*/from": "beds.plants.name", "neighbours/*/to": "beds.plants.name" },
};
const notes = {
  name: "notes",
  fields: { best: "Roos", rows: [{ id: "n", about: "Roos", what: "blooms" }] },
  offers: { best: "beds.plants.name", "rows/*/about": "beds.plants.name" },
};
const other = {
  name: "other",
  fields: { rows: [{ id: "o", about: "Bean" }] },
  offers: { "rows/*/about": "beds.plants.name" },
};

test("the row that stays is completed, every reference moves, and a row about itself or said twice goes", () => {
  const merged = mergeRows([beds, notes, other], { section: "beds", list: "plants", stays: "a", goes: "b" });
  expect(merged).toEqual([
    {
      name: "beds",
      references: 3,
      fields: {
        plants: [
          { id: "a", name: "Rose", height: 120, bed: "north" },
          { id: "c", name: "Bean" },
        ],
        neighbours: [
          { id: "1", from: "Rose", kind: "shades", to: "Bean" },
          { id: "4", from: "Bean", kind: "climbs", to: "Rose" },
        ],
      },
    },
    {
      name: "notes",
      references: 2,
      fields: { best: "Rose", rows: [{ id: "n", about: "Rose", what: "blooms" }] },
    },
  ]);
});
test("a row that is not there, or the same row twice, merges nothing", () => {
  for (const goes of ["a", "z"])
    expect(mergeRows([beds], { section: "beds", list: "plants", stays: "a", goes })).toEqual([]);
});
test("what refers to a name that was changed is found, and refers to the row again", () => {
  const renamed: OfferingSection = { ...beds, fields: { plants: [{ id: "b", name: "Rosa" }], neighbours: [] } };
  const at = { section: "beds", list: "plants" };
  expect(wordsWithoutRow([renamed, notes], at)).toEqual(["Roos"]);
  const merged = mergeRows([renamed, notes], { ...at, stays: "b", goes: { words: "Roos" } });
  expect(merged).toEqual([
    { name: "notes", references: 2, fields: { best: "Rosa", rows: [{ id: "n", about: "Rosa", what: "blooms" }] } },
  ]);
});
