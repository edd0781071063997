/** A list keeps its place: what is new or gone is counted, and no row moves. */

import { describe, expect, test } from "vitest";
import { groupOf } from "../../../../ui/screens/worklist/groups.ts";
import { keepPlace } from "../../../../ui/screens/worklist/new-rows.ts";

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
  const due = (workdays: number, day = "", late = false) => ({
    due: { at: "" as never, day: day as never, workdays, late },
  });
  /** Authorized from a Wednesday. */
  const group = (task: Parameters<typeof groupOf>[0], today = "2026-11-25") => groupOf(task, today);

  test("what is late or due today is for today; up to Sunday this week; the rest, and what has no term, later", () => {
    expect(
      [due(-3, "2026-11-20", true), due(0, "2026-11-25"), due(0, "2026-11-25", true)].map((one) => group(one)),
    ).toEqual(["today", "today", "today"]);
    expect([due(1, "2026-11-26"), due(2, "2026-11-29")].map((one) => group(one))).toEqual(["week", "week"]);
    expect([due(3, "2026-11-30"), due(5, "2026-12-02"), {}].map((one) => group(one))).toEqual([
      "later",
      "later",
      "later",
    ]);
  });

  test("on a Sunday the week ends that day, on a Monday it is all before one", () => {
    expect(group(due(1, "2026-11-30"), "2026-11-29")).toBe("later");
    expect(group(due(4, "2026-11-29"), "2026-11-23")).toBe("week");
  });
});

test("what has no term goes by the day on which its meeting is held, unless that is over", () => {
  const heldOn = (day: string, over = false) => ({ held: { day, ...(over ? { over: true as const } : {}) } });
  const group = (task: Parameters<typeof groupOf>[0]) => groupOf(task, "2026-11-25");
  expect(group(heldOn("2026-11-25"))).toBe("today");
  expect(group(heldOn("2026-11-27"))).toBe("week");
  expect(group(heldOn("2026-12-28"))).toBe("later");
  expect(group(heldOn("2026-11-25", true))).toBe("later");
});
