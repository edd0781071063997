/** One event on one chart: `fill`, facts, guard, step, effects (docs/format.md 2.2). Who may send it was decided before. */

import { waysNot, whyNot } from "../access/why-not.ts";
import type { Fields } from "../forms/types.ts";
import type { Rejection } from "../result.ts";
import { holds } from "../state/scope.ts";
import { senderOf } from "../state/senders.ts";
import type { Unit } from "../state/unit.ts";
import { carryOut } from "./effects.ts";
import { patchSection } from "./patch.ts";
import { ended, notPossibleNow, notYet } from "./rejections.ts";
import { recomputeItems, recomputeMain } from "./settle/facts.ts";
import type { Draft } from "./transaction.ts";

/** Whether the main chart, or the item's, has reached a top-level final state. */
export const hasEnded = (draft: Draft, unit: Unit): boolean =>
  [draft.main, unit].some(({ definition, state }) => definition.chart.isFinal(state.chart));

/** The event of a `notBy` that the person behind this command sent, here or through another document. */
export const sameSender = (
  { by }: Pick<Draft, "by">,
  { state }: Unit,
  notBy: readonly string[] | undefined,
): string | undefined => notBy?.find((name) => senderOf(state, name)?.id === by.id);

/** Facts on the newest contents, before a guard asks them. */
export function refresh(draft: Draft): void {
  const outer = recomputeMain(draft);
  recomputeItems(draft, outer, new Set());
  recomputeMain(draft);
}

/** Sends the event to the chart; `fields` go into the section that the event fills. */
export function takeEvent(
  draft: Draft,
  unit: Unit,
  event: string,
  fields: Fields | undefined,
  declared: readonly string[] = [],
): Rejection | undefined {
  const { chart, events, sections } = unit.definition;
  const before = unit.state.chart;
  if (hasEnded(draft, unit)) return ended();
  const ways = chart.ways(before, event);
  if (ways.length === 0) return notPossibleNow(event, chart.possible(before));
  const { fill } = events[event] ?? {};
  if (fill !== undefined && fields && Object.keys(fields).length > 0) {
    const refused = patchSection(draft, unit, fill, { set: fields }, declared);
    if (refused) return refused;
  }
  refresh(draft);
  const filled = fill !== undefined && fields && Object.keys(fields).length > 0 ? sections[fill] : undefined;
  if (filled?.when !== undefined && !holds(draft.context, unit, filled.when))
    return notYet(`write ${fill}`, whyNot(draft.context, unit, filled.when));
  const step = chart.step(before, event, (guard) => holds(draft.context, unit, guard));
  if (!step) {
    const told = waysNot(draft.context, unit, ways);
    const reasons = told.flatMap((way) => way.reasons);
    return notYet(event, [...new Map(reasons.map((reason) => [reason.name, reason])).values()], told);
  }
  draft.emit({
    type: "EventTaken",
    unit: unit.id,
    event,
    by: draft.by,
    ...(draft.role === undefined ? {} : { role: draft.role }),
    at: draft.command.at,
  });
  const moved =
    step.entered.length > 0 || step.exited.length > 0 || JSON.stringify(step.state) !== JSON.stringify(before);
  if (moved)
    draft.emit({
      type: "StateChanged",
      unit: unit.id,
      chart: step.state,
      entered: step.entered,
      exited: step.exited,
      at: draft.command.at,
      by: draft.by,
    });
  carryOut(draft, unit, step.actions);
  return undefined;
}
