/** Drawings: geometry from rows, equal on screen and paper. */

import { describe, expect, test } from "vitest";
import { drawingOf } from "../../../engine/drawings/index.ts";
import type { DrawingRow, Shape } from "../../../engine/drawings/types.ts";

const row = (given: Readonly<Record<string, unknown>>): DrawingRow =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value, words: String(value) }]));
const drawn = (kind: string, data: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>) =>
  drawingOf(kind)?.draw(Object.fromEntries(Object.entries(data).map(([name, rows]) => [name, rows.map(row)])));
const texts = (shapes: readonly Shape[] = []): readonly string[] =>
  shapes.flatMap((shape) => (shape.type === "text" ? [shape.text] : []));

describe("chart", () => {
  const points = [
    { name: "rest", day: "2026-03-01", value: 7, target: 8 },
    { name: "rest", day: "2026-01-01", value: 3, target: 8 },
    { name: "rest", day: "2026-02-01", value: 5, target: 8 },
  ];
  test("measurements out of order are drawn in the order of their days, labelled with the last one", () => {
    const shapes = drawn("chart", { points })?.shapes ?? [];
    const path = shapes.find((shape) => shape.type === "line" && shape.points.length === 3);
    const across = path?.type === "line" ? path.points.map(([x]) => x) : [];
    expect(across).toEqual([...across].sort((a, b) => a - b));
    expect(texts(shapes)).toContain("rest: 7");
  });
  test("one measurement is drawn, and none gives no drawing", () => {
    expect(drawn("chart", { points: points.slice(0, 1) })?.shapes.some(({ type }) => type === "circle")).toBe(true);
    expect(drawn("chart", { points: [] })?.shapes).toEqual([]);
  });
  test("a count of a period before the first measurement is not drawn as if it were today's", () => {
    const bars = [
      { from: "2024-01-01", until: "2024-12-31", count: 71 },
      { from: "2026-01-05", until: "2026-01-20", count: 2 },
    ];
    const told = texts(drawn("chart", { points, bars })?.shapes);
    expect(told).toContain("2");
    expect(told).not.toContain("71");
  });
  test("many measurements leave their line visible: markers stand apart, and the last has one", () => {
    const day = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
    const points = Array.from({ length: 300 }, (_, index) => ({
      name: "A",
      day: day(index),
      value: index % 9,
      target: 1,
    }));
    const circles = (drawn("chart", { points, bars: [] })?.shapes ?? []).flatMap((shape) =>
      shape.type === "circle" ? [shape.x] : [],
    );
    const sorted = [...circles].sort((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(10);
    expect(sorted.every((x, index) => index === 0 || x - (sorted[index - 1] ?? 0) >= 14)).toBe(true);
  });
  test("more than six lines stand below each other, each with its name and a scale of its own", () => {
    const many = ["A", "B", "C", "D", "E", "F", "G"].flatMap((name, index) => [
      { name, day: "2026-01-01", value: index, target: 1 },
      { name, day: "2026-02-01", value: 10 * index, target: 1 },
    ]);
    const shapes = drawn("chart", { points: many })?.shapes ?? [];
    const names = shapes.flatMap((shape) => (shape.type === "text" && shape.strong ? [shape] : []));
    expect(names.map(({ text }) => text)).toEqual(["A: 0", "B: 10", "C: 20", "D: 30", "E: 40", "F: 50", "G: 60"]);
    const lines = shapes.flatMap((shape) =>
      shape.type === "line" && shape.width === 2 ? [shape.points.map(([, y]) => y)] : [],
    );
    const edges = lines.map((line) => [Math.min(...line), Math.max(...line)] as const);
    expect(edges.every(([top], index) => index === 0 || top > (edges[index - 1]?.[1] ?? 0))).toBe(true);
  });
  test("labels of lines that end in one value do not cover each other", () => {
    const two = [...points, ...points.map((point) => ({ ...point, name: "calm" }))];
    const ends = (drawn("chart", { points: two })?.shapes ?? []).flatMap((shape) =>
      shape.type === "text" && shape.text.endsWith(": 7") ? [shape.y] : [],
    );
    expect(Math.abs((ends[0] ?? 0) - (ends[1] ?? 0))).toBeGreaterThanOrEqual(15);
  });
});

test("dots tell the middle and the range of scores, and stack equal ones", () => {
  const scores = [3, 3, 4, 5].map((value) => ({ about: "A", value }));
  const shapes = drawn("dots", { scores })?.shapes ?? [];
  expect(texts(shapes)).toContain("3,5  (3–5)");
  const circles = shapes.flatMap((shape) => (shape.type === "circle" ? [`${shape.x} ${shape.y}`] : []));
  expect(new Set(circles).size).toBe(4);
});

describe("genogram", () => {
  const persons = [
    { name: "Kim", sex: "woman", deceased: false, household: "one" },
    { name: "Rick", sex: "man", deceased: false, household: "two" },
    { name: "Lotte", sex: "woman", deceased: false, household: "one" },
    { name: "Gerda", sex: "woman", deceased: true, household: "two" },
    { name: "Sam", sex: "", deceased: false, household: "two" },
  ];
  const relations = [
    { from: "Rick", kind: "exPartner", to: "Kim", violent: true },
    { from: "Kim", kind: "parent", to: "Lotte", violent: false },
    { from: "Rick", kind: "parent", to: "Lotte", violent: false },
    { from: "Gerda", kind: "parent", to: "Kim", violent: false },
  ];
  const heightOf = (shapes: readonly Shape[], name: string) =>
    shapes.find((shape) => shape.type === "text" && shape.text === name && shape.strong);
  const levels = (shapes: readonly Shape[]) =>
    ["Gerda", "Kim", "Rick", "Lotte"].map((name) => {
      const shape = heightOf(shapes, name);
      return shape?.type === "text" ? shape.y : Number.NaN;
    });

  test("a grandmother is above the parents, the parents beside each other, and their child below", () => {
    const [gerda = 0, kim = 0, rick = 0, lotte = 0] = levels(drawn("genogram", { persons, relations })?.shapes ?? []);
    expect(kim).toBe(rick);
    expect(gerda).toBeLessThan(kim);
    expect(lotte).toBeGreaterThan(kim);
  });
  test("women are circles, men and others polygons, and only violence has the colour of danger", () => {
    const shapes = drawn("genogram", { persons, relations })?.shapes ?? [];
    expect(shapes.filter(({ type }) => type === "circle")).toHaveLength(3);
    expect(shapes.filter(({ type }) => type === "polygon")).toHaveLength(2);
    expect(shapes.filter(({ ink }) => ink === "fourth")).toHaveLength(1);
  });
  test("contradicting relations and a relation to nobody are drawn as far as possible and get a remark", () => {
    const wrong = [
      ...relations,
      { from: "Lotte", kind: "parent", to: "Kim", violent: false },
      { from: "Kim", kind: "partner", to: "Nobody", violent: true },
      { from: "Sam", kind: "sibling", to: "Sam", violent: true },
    ];
    const shapes = drawn("genogram", { persons, relations: wrong })?.shapes ?? [];
    expect(shapes.flatMap((shape) => ("points" in shape ? shape.points.flat() : [])).every(Number.isFinite)).toBe(true);
    const data = { persons: persons.map(row), relations: wrong.map(row) };
    const notes = data.relations.map((one) => drawingOf("genogram")?.noteOf?.("relations", one, data));
    expect(notes).toEqual([undefined, "contradicts", undefined, undefined, "contradicts", "nobody", "contradicts"]);
  });
  test("somebody who is parent and child of the same person stands where everything else puts them", () => {
    const both = [...relations, { from: "Lotte", kind: "parent", to: "Gerda", violent: false }];
    const care = [...relations, { from: "Lotte", kind: "carer", to: "Gerda", violent: false }];
    for (const [given, note] of [
      [both, "contradicts"],
      [care, undefined],
    ] as const) {
      const data = { persons: persons.map(row), relations: given.map(row) };
      expect(drawingOf("genogram")?.noteOf?.("relations", data.relations[4] ?? {}, data)).toBe(note);
      const shapes = drawn("genogram", { persons, relations: given })?.shapes ?? [];
      expect(
        shapes.flatMap((shape) => ("points" in shape ? shape.points.map(([, y]) => y) : [])).every((y) => y >= 0),
      ).toBe(true);
      const [gerda = 0, kim = 0, , lotte = 0] = levels(shapes);
      expect([gerda < lotte, kim <= lotte]).toEqual([true, true]);
    }
  });
  test("lines of two couples and of violence run at heights of their own, and none crosses a name", () => {
    const three = [...persons, { name: "Omar", sex: "man", deceased: false, household: "three" }];
    const two = [
      ...relations,
      { from: "Omar", kind: "partner", to: "Kim", violent: true },
      { from: "Gerda", kind: "carer", to: "Lotte", violent: true },
    ];
    const shapes = drawn("genogram", { persons: three, relations: two })?.shapes ?? [];
    const level = (heightOf(shapes, "Kim") as { readonly y: number }).y;
    const across = shapes.flatMap((shape) =>
      shape.type === "line" && shape.points.length === 4 && shape.points[1]?.[1] === shape.points[2]?.[1]
        ? [shape.points[1]?.[1] ?? 0].filter((y) => y > level && y < level + 70)
        : [],
    );
    expect(new Set(across).size).toBeGreaterThan(1);
    const names = shapes.flatMap((shape) =>
      shape.type === "text" && shape.strong
        ? [{ left: shape.x, right: shape.x + 6.6 * shape.text.length, top: shape.y - 10, base: shape.y + 17 }]
        : [],
    );
    const teeth = shapes.flatMap((shape) => (shape.type === "line" && shape.ink === "fourth" ? shape.points : []));
    const touched = teeth.filter(([x, y]) =>
      names.some(({ left, right, top, base }) => x > left && x < right && y > top && y < base),
    );
    expect(touched).toEqual([]);
  });
  test("nobody gives no drawing", () => {
    expect(drawn("genogram", { persons: [], relations })?.shapes).toEqual([]);
  });
});
