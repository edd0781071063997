/** A chart as a drawing: targets as files write them lead to the boxes that they mean. */

import { expect, test } from "vitest";
import { graphOf } from "../../../../ui/screens/designer/canvas/graph.ts";
import { chartsOf, stepsOf } from "../../../../ui/screens/designer/charts.ts";

const machine = {
  id: "case",
  initial: "draft",
  on: { withdraw: { target: ".gone" } },
  states: {
    draft: { on: { submit: "running", skip: "#case.running.late" } },
    running: {
      initial: "early",
      always: [{ guard: "isLate", target: ".late" }],
      states: { early: { on: { wait: "late" } }, late: { on: { close: "#case.gone" } } },
    },
    gone: { type: "final" },
  },
};
const files = new Map([["workflows/p/case/machine.json", JSON.stringify(machine)]]);
const same = (name: string): string => name;
const [chart] = chartsOf("workflows/p", files);
if (!chart) throw new Error("There is no chart.");
const words = { state: same, event: same, fact: same, section: same, role: same };
const { boxes, arrows } = graphOf(stepsOf(files, chart), words, "every step");

test("siblings, children and ids are found, and what is done in every step leads from the chart", () => {
  expect(arrows.map(({ from, label, to }) => [from, label, to])).toEqual([
    ["/", "withdraw", "/states/gone"],
    ["/states/draft", "submit", "/states/running"],
    ["/states/draft", "skip", "/states/running/states/late"],
    ["/states/running/states/early", "wait", "/states/running/states/late"],
    ["/states/running/states/late", "close", "/states/gone"],
  ]);
});

test("steps stand in their groups, and a group says in the box when it picks a step", () => {
  expect(boxes.map(({ id, parent, look, isFirst }) => [id, parent, look, isFirst])).toEqual([
    ["/", undefined, "every", false],
    ["/states/draft", undefined, "step", true],
    ["/states/running", undefined, "group", false],
    ["/states/running/states/early", "/states/running", "step", true],
    ["/states/running/states/late", "/states/running", "step", false],
    ["/states/gone", undefined, "end", false],
  ]);
  expect(boxes.find(({ id }) => id.endsWith("late"))?.lines).toEqual(["isLate"]);
});
