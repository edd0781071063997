/** What the active states of a unit ask for: sections that are open, events that are awaited. And who took it. */

import type { CompiledUnit } from "../compile/types.ts";
import type { AwaitDefinition, OpenDefinition } from "../definition/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import { taskKey } from "../state/task-key.ts";
import type { TakenTask, TaskKind } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import { isThere } from "./access.ts";

/** One thing a state asks for. */
export interface Asked {
  /** The state that asks. */
  readonly state: string;
  readonly task: TaskKind;
  /** The section, or the event. */
  readonly name: string;
  /** Roles and circles that may do it. */
  readonly by: readonly string[];
  readonly due?: string;
}

const fromOpen = (state: string, [name, { by, due }]: readonly [string, OpenDefinition]): Asked => ({
  state,
  task: "section",
  name,
  by,
  ...(due === undefined ? {} : { due }),
});
const fromAwait = (unit: CompiledUnit, state: string, [name, wait]: readonly [string, AwaitDefinition]): Asked => ({
  state,
  task: "event",
  name,
  by: wait.by ?? unit.events[name]?.by ?? [],
  ...(wait.due === undefined ? {} : { due: wait.due }),
});

/** Everything the active states ask for; what is optional is asked of nobody, and a state within another says that for it. */
export function openTasksIn({ definition, state: { chart } }: Unit): readonly Asked[] {
  const { states } = definition.chart;
  const active = definition.chart.active(chart);
  const isSaidInside = (state: string, section: string): boolean =>
    active.some((key) => states[key]?.ancestors.includes(state) && states[key]?.definition.meta?.open?.[section]);
  return active.flatMap((state) => {
    const meta = states[state]?.definition.meta;
    return [
      ...Object.entries(meta?.open ?? {})
        .filter(([section, open]) => !open.optional && !isSaidInside(state, section))
        .map((open) => fromOpen(state, open)),
      ...Object.entries(meta?.awaits ?? {}).map((wait) => fromAwait(definition, state, wait)),
    ];
  });
}

/** Filling it is not the end: an event must still be sent from here. */
const hasWayOn = ({ definition, state }: Unit): boolean =>
  definition.chart.possible(state.chart).some((event) => (definition.events[event]?.by?.length ?? 0) > 0);

/** A section is asked for until it is filled since its state was entered; an event as long as the chart takes it. */
export function isAsked(context: EvaluationContext, unit: Unit, asked: Asked): boolean {
  const { definition, state } = unit;
  if (asked.task === "event") return definition.chart.ways(state.chart, asked.name).length > 0;
  const section = definition.sections[asked.name];
  if (!section || !isThere(context, unit, section)) return false;
  const written = state.sections[asked.name];
  return !written?.complete || written.at < (state.since[asked.state] ?? "") || hasWayOn(unit);
}

/** Who took it in this visit to its state; what somebody took who was stopped is open again. */
export function takenBy(
  { instance, directory }: EvaluationContext,
  { id, state }: Unit,
  { state: key, task, name }: Asked,
): TakenTask | undefined {
  const taken = instance.taken?.[taskKey(id, task, name)];
  return taken && taken.since === state.since[key] && !directory.isStopped?.(taken.by.id) ? taken : undefined;
}
