/** Brings a document to rest after a change: facts, sets, items on the same facts, one microstep of the main chart, and again (docs/format/settling.md). */

import type { PersonId } from "../../ids.ts";
import type { ChartStep } from "../../machine/index.ts";
import { factValue, holds } from "../../state/facts.ts";
import { personIds } from "../../state/plain.ts";
import type { Unit } from "../../state/unit.ts";
import type { Timestamp } from "../../time.ts";
import { updateDeadlines } from "../deadlines.ts";
import { carryOut } from "../effects.ts";
import { updateHolders, updateSets } from "../items.ts";
import { updateLinks } from "../links.ts";
import { eraseGone } from "../patch.ts";
import type { Transaction, TransactionView } from "../transaction.ts";
import { recomputeItems, recomputeMain } from "./facts.ts";

/** More rounds than this and the command is refused: a definition that never rests must not hang anybody. */
const MAX_ROUNDS = 100;

/** The `always` that a chart would take now, if one holds. */
const nextStep = (tx: TransactionView, unit: Unit): ChartStep | undefined =>
  unit.definition.chart.settle(unit.state.chart, (guard) => holds(tx.context, unit, guard));
function take(tx: Transaction, unit: Unit, step: ChartStep): void {
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
}

/** All items on the same facts, until none steps. */
function settleItems(
  tx: Transaction,
  outer: ReadonlySet<string>,
  fresh: ReadonlySet<Unit>,
  budget: { rounds: number },
): boolean {
  let sources = outer;
  let newItems = fresh;
  let moved = false;
  for (;;) {
    recomputeItems(tx, sources, newItems);
    updateHolders(tx);
    // Each asks its `always` on the facts as they are now; what one does is seen by the others in the next round.
    const steps = tx.order(tx.items).flatMap((item) => {
      const step = nextStep(tx, item);
      return step ? [[item, step] as const] : [];
    });
    for (const [item, step] of steps) take(tx, item, step);
    if (steps.length === 0) return moved;
    moved = true;
    budget.rounds += 1;
    if (budget.rounds > MAX_ROUNDS) return moved;
    sources = new Set(tx.dirty.get(null) ?? []);
    newItems = new Set();
  }
}

/** Brings the transaction to rest. `false` when it does not come to rest within the budget. */
export function settle(tx: Transaction, everything = false): boolean {
  const budget = { rounds: 0 };
  let all = everything;
  for (;;) {
    budget.rounds += 1;
    if (budget.rounds > MAX_ROUNDS) return false;
    const outer = recomputeMain(tx, all);
    const fresh = updateSets(tx);
    const sources = fresh.size > 0 ? new Set([...outer, ...(tx.dirty.get(null) ?? [])]) : outer;
    const itemsMoved = settleItems(tx, sources, fresh, budget);
    if (budget.rounds > MAX_ROUNDS) return false;
    const factsNow = recomputeMain(tx);
    const step = nextStep(tx, tx.main);
    if (step) take(tx, tx.main, step);
    all = false;
    if (!step && !itemsMoved && fresh.size === 0) {
      // Items must have seen the last facts before this is rest.
      if (factsNow.size > 0 && settleItems(tx, factsNow, new Set(), budget)) continue;
      if (eraseWhatIsGone(tx)) continue;
      break;
    }
    for (const source of factsNow) tx.mark(null, source);
  }
  updateExclusions(tx);
  updateDeadlines(tx);
  updateLinks(tx);
  setWakeUp(tx);
  return true;
}

/** Sections that are to be erased when their `when` no longer holds. */
function eraseWhatIsGone(tx: Transaction): boolean {
  let erased = false;
  for (const unit of tx.units) {
    for (const [name, section] of Object.entries(unit.definition.sections)) {
      if (section.whenGone !== "erase" || section.when === undefined || !unit.state.sections[name]) continue;
      if (holds(tx.context, unit, section.when)) continue;
      eraseGone(tx, unit, name);
      erased = true;
    }
  }
  return erased;
}

/** Whoever a fact shuts out stays out until a person lifts it, even when the data it came from is edited. */
function updateExclusions(tx: Transaction): void {
  for (const fact of Object.values(tx.kind.access.exclude ?? {})) {
    for (const person of personIds(factValue(tx.context, tx.main, fact)) as PersonId[])
      if (!tx.instance.excluded[person]) tx.emit({ type: "Excluded", person, fact });
  }
}

/** The least of all wake-ups, for the clock that sends them. */
function setWakeUp(tx: Transaction): void {
  const all: Timestamp[] = tx.units.flatMap(({ state }) => Object.values(state.wakes));
  const least = all.filter((at) => at > tx.clock.now).sort()[0] ?? null;
  if (least !== tx.instance.wakeAt) tx.emit({ type: "WakeUpSet", at: least });
}
