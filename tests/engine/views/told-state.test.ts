/** Where an instance stands in one word: before its chart forks; of a chart that is regions all the way, in its first. */

import { expect, test } from "vitest";
import type { ChartDefinition } from "../../../engine/definition/types.ts";
import { compileChart } from "../../../engine/machine/index.ts";
import { displayState, displayStates } from "../../../engine/views/index.ts";

function chartOf(definition: ChartDefinition) {
  const { chart } = compileChart(definition);
  if (!chart) throw new Error("The chart does not run.");
  return chart;
}
const told = (definition: ChartDefinition, ...events: readonly string[]) => {
  const chart = chartOf(definition);
  const holds = () => true;
  const end = events.reduce(
    (state, event) => chart.step(state, event, holds)?.state ?? state,
    chart.initial(holds).state,
  );
  return [displayState(chart, end), displayStates(chart)];
};

const work = { initial: "open", states: { open: { on: { finish: "done" } }, done: {} } };
const watch = { initial: "calm", states: { calm: { on: { raise: "alarm" } }, alarm: {} } };

test("the innermost state, and the one in which regions stand side by side", () => {
  const definition: ChartDefinition = {
    id: "c",
    initial: "draft",
    states: {
      draft: { initial: "empty", states: { empty: { on: { go: "#c.running" } } } },
      running: { type: "parallel", states: { work, watch } },
    },
  };
  expect(told(definition)).toEqual(["empty", ["empty", "running"]]);
  expect(told(definition, "go", "finish")[0]).toBe("running");
});
test("of a chart that is regions itself, where its first region stands", () => {
  const definition: ChartDefinition = { id: "c", type: "parallel", states: { work, watch } };
  expect(told(definition)).toEqual(["open", ["open", "done"]]);
  expect(told(definition, "raise", "finish")[0]).toBe("done");
});
