/** Which incoming links an event may pick: none whose item, as far as is known here, does not take what would be sent to it. */

import type { CompiledKind } from "../compile/types.ts";
import { linkStatesOf } from "../layouts/index.ts";
import { type CompiledChart, namesOf, waysOf } from "../machine/index.ts";
import type { Reason } from "../result.ts";
import type { EvaluationContext } from "./context.ts";
import type { IncomingState } from "./types.ts";
import type { Unit } from "./unit.ts";

/** `to` of an effect that goes to what was picked, and to nothing else. */
const TO_PICKED = /^\s*(\[\s*)?event\.pick(\s*\])?\s*$/;

/** Names of the events that every way of this event from here sends to what was picked. */
function askedOfPicked(kind: CompiledKind, { definition, state }: Unit, event: string): readonly string[] {
  const ways = definition.chart
    .active(state.chart)
    .flatMap((key) => waysOf(definition.chart.states[key]?.definition.on?.[event]).filter(({ forbids }) => !forbids));
  const asked = ways.map(({ actions }) =>
    namesOf(actions).flatMap((name) => {
      const effect = definition.effects[name] ?? kind.effects[name];
      const { send } = effect?.definition ?? {};
      return send !== undefined && TO_PICKED.test(effect?.toProgram?.source ?? "") ? [send] : [];
    }),
  );
  const [first = [], ...rest] = asked;
  return first.filter((name) => rest.every((other) => other.includes(name)));
}

/** Whether a chart with these active states has a way for the event; a state of another version counts as one that may. */
function takes(chart: CompiledChart, active: readonly string[], event: string): boolean {
  if (active.some((key) => chart.states[key] === undefined)) return true;
  const outer = new Set(active.flatMap((key) => chart.states[key]?.ancestors ?? []));
  return chart.ways({ leaves: active.filter((key) => !outer.has(key)), history: {} }, event).length > 0;
}

/** Names of the items whose link it would accept in its present state. */
export function acceptedItems({ kind, instance }: Pick<EvaluationContext, "kind" | "instance">): readonly string[] {
  const possible = kind.chart.possible(instance.main.chart);
  return Object.keys(kind.incoming).filter((item) => possible.includes(`${item}.added`));
}

/** The state that tells most of where an incoming item stands: the one in which it left, where a layout says which those are, else the innermost. */
export function lifecycleStateOf(
  kind: CompiledKind,
  link: string,
  { active, since }: Pick<IncomingState, "active" | "since">,
): string | undefined {
  const { on, left } = linkStatesOf(kind, link) ?? { on: [], left: [] };
  const isOn = active.some((key) => on.includes(key));
  return (isOn ? undefined : left.find((key) => since[key] !== undefined)) ?? active.at(-1);
}

/** Why an incoming link cannot be picked for an event: the state in which its item is. `undefined` when it can, or nothing is known against it. */
export function whyNotPicked(
  { process, kind }: Pick<EvaluationContext, "process" | "kind">,
  unit: Unit,
  event: string,
  link: string,
  { ownerKind, active, since }: IncomingState,
): Reason | undefined {
  const item = process.kinds[ownerKind]?.items[link];
  const at = lifecycleStateOf(kind, link, { active, since });
  if (!item || at === undefined) return undefined;
  const shut = askedOfPicked(kind, unit, event).some((asked) => !takes(item.chart, active, asked));
  return shut ? { name: at, text: `${item.address}.states.${at}` } : undefined;
}
