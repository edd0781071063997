/** One event on one chart: `fill`, facts, guard, step, effects (docs/format.md 2.2). Who may send it was decided before. */

import { waysNot, whyNot } from "../access/why-not.ts";
import type { CompiledUnit } from "../compile/types.ts";
import type { Fields } from "../forms/types.ts";
import type { ItemId } from "../ids.ts";
import type { Rejection } from "../result.ts";
import { holds, unitOf } from "../state/scope.ts";
import { carryOut } from "./effects.ts";
import { patchSection } from "./patch.ts";
import { ended, notPossibleNow, notYet } from "./rejections.ts";
import { recomputeItems, recomputeMain } from "./settle/facts.ts";
import type { Draft } from "./transaction.ts";

export const compiledOf = (draft: Draft, unit: ItemId | null): CompiledUnit =>
  unitOf(draft, unit === null ? null : (draft.instance.items[unit] ?? null));
const chartStateOf = (draft: Draft, unit: ItemId | null) =>
  (unit === null ? draft.instance.main : draft.instance.items[unit])?.chart;

/** Whether the main chart, or the item's, has reached a top-level final state. */
export function hasEnded(draft: Draft, unit: ItemId | null): boolean {
  if (draft.kind.chart.isFinal(draft.instance.main.chart)) return true;
  const state = chartStateOf(draft, unit);
  return state !== undefined && compiledOf(draft, unit).chart.isFinal(state);
}

/** The event of a `notBy` that the person behind this command sent, here or through another document. */
export function sameSender(
  draft: Draft,
  unit: ItemId | null,
  notBy: readonly string[] | undefined,
): string | undefined {
  const sentBy = (unit === null ? draft.instance.main : draft.instance.items[unit])?.sentBy ?? {};
  return notBy?.find((name) => sentBy[name]?.id === draft.by.id);
}

/** Facts on the newest contents, before a guard asks them. */
export function refresh(draft: Draft): void {
  const outer = recomputeMain(draft);
  recomputeItems(draft, outer, new Set());
  recomputeMain(draft);
}

/** Sends the event to the chart; `fields` go into the section that the event fills. */
export function takeEvent(
  draft: Draft,
  unit: ItemId | null,
  event: string,
  fields: Fields | undefined,
  declared: readonly string[] = [],
): Rejection | undefined {
  const compiled = compiledOf(draft, unit);
  const state = chartStateOf(draft, unit);
  if (!state || hasEnded(draft, unit)) return ended();
  const ways = compiled.chart.ways(state, event);
  if (ways.length === 0) return notPossibleNow(event, compiled.chart.possible(state));
  const { fill } = compiled.events[event] ?? {};
  if (fill !== undefined && fields && Object.keys(fields).length > 0) {
    const refused = patchSection(draft, unit, fill, { set: fields }, declared);
    if (refused) return refused;
  }
  refresh(draft);
  const filled = fill !== undefined && fields && Object.keys(fields).length > 0 ? compiled.sections[fill] : undefined;
  if (filled?.when !== undefined && !holds(draft.context, unit, filled.when))
    return notYet(`write ${fill}`, whyNot(draft.context, unit, filled.when));
  const step = compiled.chart.step(state, event, (guard) => holds(draft.context, unit, guard));
  if (!step) {
    const told = waysNot(draft.context, unit, ways);
    const reasons = told.flatMap((way) => way.reasons);
    return notYet(event, [...new Map(reasons.map((reason) => [reason.name, reason])).values()], told);
  }
  draft.emit({
    type: "EventTaken",
    unit,
    event,
    by: draft.by,
    ...(draft.role === undefined ? {} : { role: draft.role }),
    at: draft.command.at,
  });
  const moved =
    step.entered.length > 0 || step.exited.length > 0 || JSON.stringify(step.state) !== JSON.stringify(state);
  if (moved)
    draft.emit({
      type: "StateChanged",
      unit,
      chart: step.state,
      entered: step.entered,
      exited: step.exited,
      at: draft.command.at,
      by: draft.by,
    });
  carryOut(draft, unit, step.actions);
  return undefined;
}
