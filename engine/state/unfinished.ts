/** Whether an item may still do something: not in a final state and not tagged as ended. */

import type { CompiledKind } from "../compile/types.ts";
import type { Instance, ItemState } from "./types.ts";

/** A finished item does not stand in the way of a new one for its key (docs/format.md 2.10). */
export function isUnfinished(kind: CompiledKind, item: ItemState): boolean {
  const chart = kind.items[item.item]?.chart;
  return chart !== undefined && !chart.isFinal(item.chart);
}
/** Ended or resting: nothing is asked of anybody. */
export function isEnded(kind: CompiledKind, unit: Instance["main"] | ItemState): boolean {
  const chart = "item" in unit ? kind.items[unit.item]?.chart : kind.chart;
  return chart !== undefined && (chart.isFinal(unit.chart) || chart.tags(unit.chart).includes("end"));
}
