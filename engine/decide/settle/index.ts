/** Brings a document to rest after a change: facts, sets, items on the same facts, one microstep of the main chart, and again (docs/format.md 2.2). */

import type { PersonId } from "../../ids.ts";
import type { ChartStep } from "../../machine/index.ts";
import { factValue, holds, personIds } from "../../state/scope.ts";
import type { Unit } from "../../state/unit.ts";
import type { Timestamp } from "../../time.ts";
import { updateDeadlines } from "../deadlines.ts";
import { carryOut } from "../effects.ts";
import { updateHolders, updateSets } from "../items.ts";
import { updateLinks } from "../links.ts";
import { eraseGone } from "../patch.ts";
import type { Draft } from "../transaction.ts";
import { recomputeItems, recomputeMain } from "./facts.ts";

/** More rounds than this and the command is refused: a definition that never rests must not hang anybody. */
const MAX_ROUNDS = 100;

/** The `always` that a chart would take now, if one holds. */
const nextStep = (draft: Draft, unit: Unit): ChartStep | undefined =>
  unit.definition.chart.settle(unit.state.chart, (guard) => holds(draft.context, unit, guard));
function take(draft: Draft, unit: Unit, step: ChartStep): void {
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
}

/** All items on the same facts, until none steps. */
function settleItems(
  draft: Draft,
  outer: ReadonlySet<string>,
  fresh: ReadonlySet<Unit>,
  budget: { rounds: number },
): boolean {
  let sources = outer;
  let newItems = fresh;
  let moved = false;
  for (;;) {
    recomputeItems(draft, sources, newItems);
    updateHolders(draft);
    // Each asks its `always` on the facts as they are now; what one does is seen by the others in the next round.
    const steps = draft.order(draft.items).flatMap((item) => {
      const step = nextStep(draft, item);
      return step ? [[item, step] as const] : [];
    });
    for (const [item, step] of steps) take(draft, item, step);
    if (steps.length === 0) return moved;
    moved = true;
    budget.rounds += 1;
    if (budget.rounds > MAX_ROUNDS) return moved;
    sources = new Set(draft.dirty.get(null) ?? []);
    newItems = new Set();
  }
}

/** Brings the draft to rest. `false` when it does not come to rest within the budget. */
export function settle(draft: Draft, everything = false): boolean {
  const budget = { rounds: 0 };
  let all = everything;
  for (;;) {
    budget.rounds += 1;
    if (budget.rounds > MAX_ROUNDS) return false;
    const outer = recomputeMain(draft, all);
    const fresh = updateSets(draft);
    const sources = fresh.size > 0 ? new Set([...outer, ...(draft.dirty.get(null) ?? [])]) : outer;
    const itemsMoved = settleItems(draft, sources, fresh, budget);
    if (budget.rounds > MAX_ROUNDS) return false;
    const factsNow = recomputeMain(draft);
    const step = nextStep(draft, draft.main);
    if (step) take(draft, draft.main, step);
    all = false;
    if (!step && !itemsMoved && fresh.size === 0) {
      // Items must have seen the last facts before this is rest.
      if (factsNow.size > 0 && settleItems(draft, factsNow, new Set(), budget)) continue;
      if (eraseWhatIsGone(draft)) continue;
      break;
    }
    for (const source of factsNow) draft.mark(null, source);
  }
  updateExclusions(draft);
  updateDeadlines(draft);
  updateLinks(draft);
  setWakeUp(draft);
  return true;
}

/** Sections that are to be erased when their `when` no longer holds. */
function eraseWhatIsGone(draft: Draft): boolean {
  let erased = false;
  for (const unit of draft.units) {
    for (const [name, section] of Object.entries(unit.definition.sections)) {
      if (section.whenGone !== "erase" || section.when === undefined || !unit.state.sections[name]) continue;
      if (holds(draft.context, unit, section.when)) continue;
      eraseGone(draft, unit, name);
      erased = true;
    }
  }
  return erased;
}

/** Whoever a fact shuts out stays out until a person lifts it, even when the data it came from is edited. */
function updateExclusions(draft: Draft): void {
  for (const fact of Object.values(draft.kind.access.exclude ?? {})) {
    for (const person of personIds(factValue(draft.context, draft.main, fact)) as PersonId[])
      if (!draft.instance.excluded[person]) draft.emit({ type: "Excluded", person, fact });
  }
}

/** The least of all wake-ups, for the clock that sends them. */
function setWakeUp(draft: Draft): void {
  const all: Timestamp[] = draft.units.flatMap(({ state }) => Object.values(state.wakes));
  const least = all.filter((at) => at > draft.clock.now).sort()[0] ?? null;
  if (least !== draft.instance.wakeAt) draft.emit({ type: "WakeUpSet", at: least });
}
