/** How a chart names a step as the end of a way from another step. */

import type { Chart, Step } from "./charts.ts";

export interface Target {
  readonly key: string;
  readonly pointer: string;
  readonly value: string;
}
const pathOf = ({ pointer }: Step): string =>
  [...pointer.matchAll(/\/states\/([^/]+)/g)].map(([, key = ""]) => key).join(".");
const idOf = (steps: readonly Step[], chart: Chart): string =>
  String(steps[0]?.state["id"] ?? chart.item ?? chart.kind);

/** `.a` for a child, `a` for one beside it, else by the id of the chart (`#case.a.b`). */
export function targetValue(steps: readonly Step[], from: Step, to: Step, chart: Chart): string {
  const around = from.pointer.replace(/\/states\/[^/]+$/, "");
  const above = to.pointer.replace(/\/states\/[^/]+$/, "");
  if (above === from.pointer) return `.${to.key}`;
  return from.key !== "" && above === around ? to.key : `#${idOf(steps, chart)}.${pathOf(to)}`;
}
/** Every step that a way from a step may lead to, those beside it first. */
export function targetsFrom(steps: readonly Step[], from: Step, chart: Chart): readonly Target[] {
  const all = steps
    .filter(({ key, pointer }) => key !== "" && pointer !== from.pointer)
    .map((to) => ({ key: to.key, pointer: to.pointer, value: targetValue(steps, from, to, chart) }));
  const isFar = ({ value }: Target): number => (value.startsWith("#") ? 1 : 0);
  return all.sort((one, other) => isFar(one) - isFar(other));
}
