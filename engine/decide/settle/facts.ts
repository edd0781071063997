/** Computes facts anew, by dependency (docs/format/facts.md), and remembers when they may change by themselves. */

import { SOURCE } from "../../compile/sources.ts";
import type { CompiledFact } from "../../compile/types.ts";
import { type toJson, toValue } from "../../expressions/index.ts";
import type { Evaluated, Value } from "../../expressions/types.ts";
import type { ItemId } from "../../ids.ts";
import { same } from "../../same.ts";
import type { Extra } from "../../state/facts.ts";
import { plain } from "../../state/plain.ts";
import { variables } from "../../state/scope.ts";
import type { Unit } from "../../state/unit.ts";
import type { Timestamp } from "../../time.ts";
import type { Transaction, TransactionView } from "../transaction.ts";

type Wakes = Record<string, Timestamp>;

/** The value a fact has when something it reads is absent. */
function otherwise(
  tx: TransactionView,
  unit: Unit,
  fact: CompiledFact,
  extra: Extra,
  vars: Readonly<Record<string, unknown>>,
): Value | undefined {
  const { otherwise: other } = fact;
  if (other === undefined) return fact.type === "bool" ? false : undefined;
  if ("value" in other) return toValue(other.value, fact.type);
  if ("program" in other) {
    const answer = other.program.evaluate(vars, tx.clock);
    return answer.absent ? undefined : answer.value;
  }
  return (unit.id === null ? extra.mainFacts : extra.facts)?.[other.fact] ?? (vars[other.fact] as Value | undefined);
}

/** Recomputes the facts of one unit whose sources changed; `outer` are changes of the main unit, for an item. */
function recompute(
  tx: Transaction,
  unit: Unit,
  changedSources: ReadonlySet<string>,
  everything: boolean,
  hidden?: ItemId,
): void {
  const { definition, state } = unit;
  const changed = new Set(changedSources);
  const pending: Record<string, Value> = {};
  const changes: Record<string, ReturnType<typeof toJson>> = {};
  const wakes: Wakes = { ...state.wakes };
  let wakesChanged = false;
  const extra: Extra = {
    ...(unit.id === null ? { mainFacts: pending } : { facts: pending }),
    ...(hidden === undefined ? {} : { hidden }),
  };
  for (const fact of definition.facts) {
    if (!fact.program) continue;
    const due = wakes[fact.name] !== undefined && (wakes[fact.name] as Timestamp) <= tx.clock.now;
    if (!everything && !due && !fact.sources.some((source) => changed.has(source) || source === SOURCE.people))
      continue;
    const vars = variables(tx.context, unit, extra);
    const answer = fact.program.evaluate(vars, tx.clock);
    const value = answer.absent ? otherwise(tx, unit, fact, extra, vars) : answer.value;
    wakesChanged = noteWake(wakes, fact.name, answer) || wakesChanged;
    if (value === undefined) continue;
    const json = plain(value);
    if (same(json, state.facts[fact.name])) continue;
    pending[fact.name] = toValue(json, fact.type);
    changes[fact.name] = json;
    changed.add(SOURCE.fact(unit.id === null ? "main" : "own", fact.name));
  }
  if (Object.keys(changes).length > 0) tx.emit({ type: "FactsChanged", unit: unit.id, facts: changes });
  if (wakesChanged) tx.emit({ type: "WakesSet", unit: unit.id, wakes });
}

/** Records when an expression may change by itself; whether that is news. */
export function noteWake(wakes: Wakes, name: string, answer: Evaluated): boolean {
  const before = wakes[name];
  if (answer.changesAt === before) return false;
  if (answer.changesAt === undefined) delete wakes[name];
  else wakes[name] = answer.changesAt;
  return true;
}

const taken = (tx: Transaction, unit: ItemId | null): ReadonlySet<string> => {
  const sources = tx.dirty.get(unit) ?? new Set<string>();
  tx.dirty.delete(unit);
  return sources;
};

/** Facts of the main unit. Returns what changed since items were last computed, for them. */
export function recomputeMain(tx: Transaction, everything = false): ReadonlySet<string> {
  const sources = new Set(taken(tx, null));
  recompute(tx, tx.main, sources, everything);
  // Facts that changed just now are news for the items as well.
  for (const source of taken(tx, null)) sources.add(source);
  return sources;
}

/** Facts of every item that something changed for. `outer`: changes of the main unit and of other items. */
export function recomputeItems(tx: Transaction, outer: ReadonlySet<string>, fresh: ReadonlySet<Unit>): void {
  for (const item of tx.items) {
    const own = taken(tx, item.id);
    recompute(tx, item, new Set([...outer, ...own]), fresh.has(item));
    tx.dirty.delete(item.id);
  }
}

/** Facts of an item that is being added, on the document as it was before it. */
export const recomputeNewItem = (tx: Transaction, unit: Unit): void =>
  recompute(tx, unit, new Set(), true, unit.id ?? undefined);
