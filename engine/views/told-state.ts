/** Where an instance stands in one word, for lists: the innermost state before its chart forks. */

import type { ChartState, CompiledChart } from "../machine/types.ts";

/** In parallel regions several states are active side by side: the one they stand in is told. */
export function toldState(chart: CompiledChart, state: ChartState): string {
  const active = chart.active(state);
  const depth = (key: string): number => chart.states[key]?.ancestors.length ?? 0;
  let told = "";
  for (let level = Math.min(...active.map(depth)); ; level += 1) {
    const here = active.filter((key) => depth(key) === level);
    if (here.length === 0 || (here.length > 1 && told !== "")) return told;
    told = here[0] ?? told;
    if (here.length > 1) return told;
  }
}

/** Every state that can be told, in the order of the chart: those that hold no other, and those that fork. */
export const toldStates = (chart: CompiledChart): readonly string[] =>
  Object.entries(chart.states).flatMap(([key, { definition, ancestors }]) => {
    const inFork = ancestors.some((ancestor) => chart.states[ancestor]?.definition.type === "parallel");
    const holds = Object.keys(definition.states ?? {}).length > 0 && definition.type !== "parallel";
    return inFork || holds || definition.type === "history" ? [] : [key];
  });
