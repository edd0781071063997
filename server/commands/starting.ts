/** Who can begin a kind of instance: roles that may do something in its first states. */

import type { CompiledKind, CompiledProcess } from "../../engine/index.ts";

/** Roles that may fill a section or send an event where the chart begins; circles resolved. The engine decides when it is asked. */
export function actingRoles(process: CompiledProcess, kind: CompiledKind): readonly string[] {
  const { state } = kind.chart.initial(() => false);
  const open = kind.chart
    .active(state)
    .flatMap((key) => Object.values(kind.chart.states[key]?.definition.meta?.open ?? {}).flatMap(({ by }) => by));
  const events = kind.chart.possible(state).flatMap((event) => kind.events[event]?.by ?? []);
  return [...new Set([...open, ...events].flatMap((name) => process.circle(name)))];
}
