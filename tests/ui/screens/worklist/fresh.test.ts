/** A list keeps its place: what is new or gone is counted, and no row moves. */

import { describe, expect, test } from "vitest";
import { keepPlace } from "../../../../ui/screens/worklist/fresh.ts";
import { groupOf } from "../../../../ui/screens/worklist/groups.ts";

const row = (id: string, text = "") => ({ id, text });

describe("keeping one's place", () => {
  test("rows stay in the order in which one began to look, each as it is now", () => {
    const kept = keepPlace([row("a"), row("b"), row("c")], [row("c"), row("a", "taken"), row("b")]);
    expect(kept.rows.map(({ row: { id, text } }) => `${id}${text}`)).toEqual(["ataken", "b", "c"]);
    expect([kept.fresh, kept.gone]).toEqual([0, 0]);
  });
  test("what came is only counted, and what went stays and is told as gone", () => {
    const kept = keepPlace([row("a"), row("b")], [row("new"), row("b"), row("newer")]);
    expect(kept.rows.map(({ row: { id }, gone }) => `${id} ${gone}`)).toEqual(["a true", "b false"]);
    expect([kept.fresh, kept.gone]).toEqual([2, 1]);
  });
});

describe("groups by term", () => {
  const due = (workdays: number, late = false) => ({ due: { at: "" as never, day: "" as never, workdays, late } });
  test("what is late or due today is for today; within five working days this week; the rest, and what has no term, later", () => {
    expect([due(-3, true), due(0), due(0, true)].map(groupOf)).toEqual(["today", "today", "today"]);
    expect([due(1), due(5)].map(groupOf)).toEqual(["week", "week"]);
    expect([due(6), {}].map(groupOf)).toEqual(["later", "later"]);
  });
});
