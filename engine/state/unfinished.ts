/** Whether an item may still do something: not in a final state and not tagged as ended. */

import type { CompiledKind } from "../compile/types.ts";
import type { ItemState } from "./types.ts";
import type { Unit } from "./unit.ts";

/** A finished item does not stand in the way of a new one for its key (docs/format/items.md). */
export function isUnfinished(kind: CompiledKind, item: ItemState): boolean {
  const chart = kind.items[item.item]?.chart;
  return chart !== undefined && !chart.isFinal(item.chart);
}
/** Ended or resting: nothing is asked of anybody. */
export const isEnded = ({ definition: { chart }, state }: Unit): boolean =>
  chart.isFinal(state.chart) || chart.tags(state.chart).includes("end");
