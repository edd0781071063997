/** Where an instance stands in one word, for lists and its head: the innermost state before its chart forks. */

import type { ChartState, CompiledChart } from "../machine/types.ts";

/** In parallel regions several states are active side by side: the one they stand in is told. Of a chart that forks itself its first region counts. */
export function displayState(chart: CompiledChart, state: ChartState): string {
  const active = chart.active(state);
  const within = (outer?: string): readonly string[] =>
    active.filter((key) => chart.states[key]?.ancestors[0] === outer);
  let [told] = within();
  for (let here = told === undefined ? [] : within(told); here.length === 1; here = within(told)) [told] = here;
  return told ?? "";
}

/** Every state that can be told, in the order of the chart: those that hold no other, and those that fork. */
export const displayStates = (chart: CompiledChart): readonly string[] =>
  Object.entries(chart.states).flatMap(([key, { definition, ancestors }], _, all) => {
    // Of regions at the top only the first is told.
    if (chart.forks && (ancestors.at(-1) ?? key) !== all[0]?.[0]) return [];
    const inFork = ancestors.some((ancestor) => chart.states[ancestor]?.definition.type === "parallel");
    const holds = Object.keys(definition.states ?? {}).length > 0 && definition.type !== "parallel";
    return inFork || holds || definition.type === "history" ? [] : [key];
  });
