/** One event on one chart: `fill`, facts, guard, step, effects (docs/format/settling.md). Who may send it was decided before. */

import { waysNot, whyNot } from "../access/why-not.ts";
import type { Fields } from "../forms/types.ts";
import type { Rejection } from "../result.ts";
import { same } from "../same.ts";
import { holds } from "../state/facts.ts";
import { isSender } from "../state/senders.ts";
import type { Unit } from "../state/unit.ts";
import { carryOut } from "./effects.ts";
import { patchSection } from "./patch.ts";
import { ended, invalidFields, notPossibleNow, notYet } from "./rejections.ts";
import { recomputeItems, recomputeMain } from "./settle/facts.ts";
import type { Transaction, TransactionView } from "./transaction.ts";

/** Whether the main chart, or the item's, has reached a top-level final state. */
export const hasEnded = (tx: TransactionView, unit: Unit): boolean =>
  [tx.main, unit].some(({ definition, state }) => definition.chart.isFinal(state.chart));

/** The event of a `notBy` that the person behind this command sent, here or through another document. */
export const sameSender = (
  { by, context }: Pick<TransactionView, "by" | "context">,
  { state }: Unit,
  notBy: readonly string[] | undefined,
): string | undefined => notBy?.find((name) => isSender(context.directory, state, name, by.id));

/** Facts on the newest contents, before a guard asks them. */
export function refresh(tx: Transaction): void {
  const outer = recomputeMain(tx);
  recomputeItems(tx, outer, new Set());
  recomputeMain(tx);
}

/** Sends the event to the chart; `fields` go into the section that the event fills. */
export function takeEvent(
  tx: Transaction,
  unit: Unit,
  event: string,
  fields: Fields | undefined,
  declared: readonly string[] = [],
): Rejection | undefined {
  const { chart, events, sections } = unit.definition;
  const before = unit.state.chart;
  if (hasEnded(tx, unit)) return ended();
  const ways = chart.ways(before, event);
  if (ways.length === 0) return notPossibleNow(event, chart.possible(before));
  const { fill, row } = events[event] ?? {};
  const beside = row === undefined ? [] : Object.keys(fields ?? {}).filter((key) => key !== `${row}[]`);
  if (fill !== undefined && beside.length > 0)
    return invalidFields(
      fill,
      beside.map((key) => ({ pointer: `/${key}`, code: "unknown-field", params: {} })),
    );
  if (fill !== undefined && fields && Object.keys(fields).length > 0) {
    const refused = patchSection(tx, unit, fill, { set: fields }, declared);
    if (refused) return refused;
  }
  refresh(tx);
  const filled = fill !== undefined && fields && Object.keys(fields).length > 0 ? sections[fill] : undefined;
  if (filled?.when !== undefined && !holds(tx.context, unit, filled.when))
    return notYet(`write ${fill}`, whyNot(tx.context, unit, filled.when));
  const step = chart.step(before, event, (guard) => holds(tx.context, unit, guard));
  if (!step) {
    const told = waysNot(tx.context, unit, ways);
    const reasons = told.flatMap((way) => way.reasons);
    return notYet(event, [...new Map(reasons.map((reason) => [reason.name, reason])).values()], told);
  }
  tx.emit({
    type: "EventTaken",
    unit: unit.id,
    event,
    by: tx.by,
    ...(tx.role === undefined ? {} : { role: tx.role }),
    at: tx.command.at,
  });
  const moved = step.entered.length > 0 || step.exited.length > 0 || !same(step.state, before);
  if (moved)
    tx.emit({
      type: "StateChanged",
      unit: unit.id,
      chart: step.state,
      entered: step.entered,
      exited: step.exited,
      at: tx.command.at,
      by: tx.by,
    });
  carryOut(tx, unit, step.actions);
  return undefined;
}
