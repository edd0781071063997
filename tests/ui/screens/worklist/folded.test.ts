/** Sections of one draft are one row of the worklist. */

import { expect, test } from "vitest";
import type { ToldTask } from "../../../../ui/api/types.ts";
import { folded } from "../../../../ui/screens/worklist/folded.ts";

const task = (id: string, more: object = {}): ToldTask =>
  ({
    id,
    instance: "a",
    path: "",
    type: "section",
    can: true,
    persons: ["me"],
    functions: [],
    ...more,
  }) as unknown as ToldTask;
const rows = (...tasks: readonly ToldTask[]) =>
  folded(tasks.map((row) => ({ row, gone: false }))).map((row) => [row.task.id, ...row.after.map(({ id }) => id)]);

test("sections that the same person has to fill are one row, in the order of the list", () => {
  expect(rows(task("question"), task("other", { instance: "b" }), task("family"), task("safety"))).toEqual([
    ["question", "family", "safety"],
    ["other"],
  ]);
});

test("what somebody else does, took, or has to answer for by itself stands in a row of its own", () => {
  expect(
    rows(
      task("question"),
      task("check", { functions: ["coordinator"] }),
      task("taken", { taken: { by: "me", at: "" } as never }),
      task("on/submit", { type: "event" }),
      task("late", { due: { day: "2026-11-30" } as never }),
    ),
  ).toHaveLength(5);
});

test("what is gone stands where it was, beside what is still to be done", () => {
  const listed = [task("question"), task("family"), task("safety")].map((row) => ({ row, gone: row.id === "family" }));
  expect(folded(listed).map((row) => [row.task.id, row.after.length, row.gone])).toEqual([
    ["question", 1, false],
    ["family", 0, true],
  ]);
});
