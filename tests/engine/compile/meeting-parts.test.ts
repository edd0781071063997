/** A meeting's layout needs to name its agenda and its events; when it is led, rests and ends follows from the charts. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { fixture } from "../../support/fixtures.ts";
import { filesOf } from "../../support/processes.ts";

const screenOf = (process: ReturnType<typeof fixture>["process"], kind: string) =>
  process?.kinds[kind]?.screens.find(({ layout }) => layout === "meeting");

test("of a layout that names no states they are found", () => {
  expect(screenOf(fixture("tumour-board").process, "board")).toMatchObject({
    agenda: "boardPlace",
    running: ["held", "interrupted"],
    ending: ["wrapUp", "closed"],
    pause: "interrupt",
    resume: "resume",
    waiting: "planned",
    onTable: "discussing",
    left: ["takenOff"],
  });
});
test("what a layout says itself stands; left out, the same is found", () => {
  const root = "workflows/mdo-jeugd";
  const file = `${root}/meeting/screens.json`;
  const files = filesOf("mdo-jeugd");
  const [said] = JSON.parse(files.get(file) ?? "") as [Record<string, unknown>];
  expect(screenOf(publish({ root, files }).process, "meeting")).toEqual(said);

  const { running, ending, waiting, onTable, left, pause, resume, ...rest } = said;
  const found = publish({ root, files: files.set(file, JSON.stringify([rest])) }).process;
  const screen = screenOf(found, "meeting");
  expect(screen).toMatchObject({ running, waiting, onTable, left, pause, resume });
  expect(screen?.["ending"]).toEqual(expect.arrayContaining(ending as string[]));
});

test("of a meeting in which no event of its own finishes a point, it is led where points are opened and discussed", () => {
  const root = "workflows/mdo-jeugd";
  const file = `${root}/meeting/screens.json`;
  const files = filesOf("mdo-jeugd");
  const [said] = JSON.parse(files.get(file) ?? "") as [Record<string, unknown>];
  const { running, ending: _ending, pause, resume, finish: _finish, ...rest } = said;
  const found = publish({ root, files: files.set(file, JSON.stringify([rest])) }).process;
  expect(screenOf(found, "meeting")).toMatchObject({ running, pause, resume });
});
