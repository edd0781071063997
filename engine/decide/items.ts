/** Items: made for every key of a set, added by a person, found by their path, held by persons (docs/format/items.md). */

import type { CompiledItem } from "../compile/types.ts";
import type { PersonId } from "../ids.ts";
import { holds } from "../state/facts.ts";
import { siblings } from "../state/find-unit.ts";
import { NEW_UNIT } from "../state/new-unit.ts";
import { personIds } from "../state/plain.ts";
import { evaluate, variables } from "../state/scope.ts";
import type { FarRef, ItemState } from "../state/types.ts";
import { isUnfinished } from "../state/unfinished.ts";
import type { Unit } from "../state/unit.ts";
import { carryOut } from "./effects.ts";
import { noteWake, recomputeNewItem } from "./settle/facts.ts";
import type { Transaction, TransactionView } from "./transaction.ts";

interface NewItem {
  readonly item: string;
  readonly key: string;
  readonly parent?: Unit;
  readonly link?: FarRef;
  readonly wanted: boolean;
}

/** A new item in its initial state, and the effects of entering it: they follow when what came with it is there (`enter`). */
interface Added {
  readonly unit: Unit;
  readonly effects: readonly string[];
}
/** Carries out the effects of entering a new item, on its facts as they are with what was filled in. */
export function enter(tx: Transaction, { unit, effects }: Added): void {
  recomputeNewItem(tx, unit);
  carryOut(tx, unit, effects);
}

/** Adds an item in its initial state. */
export function addItem(tx: Transaction, { item, key, parent, link, wanted }: NewItem): Added {
  const id = tx.nextItemId();
  const { at } = tx.command;
  const state: ItemState = {
    id,
    item,
    key,
    wanted,
    addedAt: at,
    addedBy: tx.by,
    far: {},
    holders: [],
    ...(parent?.id ? { parent: parent.id } : {}),
    ...(link === undefined ? {} : { link }),
    ...NEW_UNIT,
  };
  tx.emit({ type: "ItemAdded", item: state });
  const unit = tx.unit(id) as Unit;
  const step = unit.definition.chart.initial((guard) => holds(tx.context, unit, guard));
  tx.emit({
    type: "StateChanged",
    unit: id,
    chart: step.state,
    entered: step.entered,
    exited: [],
    at,
    by: tx.by,
  });
  return { unit, effects: step.actions };
}

/** Makes items for every key of every set, and marks which are wanted. Returns the new ones. */
export function updateSets(tx: Transaction): ReadonlySet<Unit> {
  const fresh = new Set<Unit>();
  for (const compiled of Object.values(tx.kind.items)) {
    if (!compiled.for) continue;
    const { of } = compiled.definition;
    const parents = of === undefined ? [undefined] : tx.items.filter(({ definition }) => definition.item === of);
    for (const parent of parents) for (const item of updateSet(tx, compiled, parent)) fresh.add(item);
  }
  return fresh;
}

function updateSet(tx: Transaction, compiled: CompiledItem, parent: Unit | undefined): readonly Unit[] {
  if (!compiled.for) return [];
  const keys = setKeys(tx, compiled, parent);
  const fresh: Unit[] = [];
  const present = siblings(tx.instance, compiled.item, parent);
  for (const key of keys) {
    const own = present.filter((one) => one.key === key);
    // A finished item whose key was away and returns makes room for a new one; one that finished while wanted is done.
    if (own.some((one) => isUnfinished(tx.kind, one)) || own.at(-1)?.wanted) continue;
    const added = addItem(tx, {
      item: compiled.item,
      key,
      wanted: true,
      ...(parent === undefined ? {} : { parent }),
      ...linkTo(tx, compiled, key),
    });
    if (added.effects.length > 0) enter(tx, added);
    fresh.push(added.unit);
  }
  const newest = new Map(siblings(tx.instance, compiled.item, parent).map((one) => [one.key, one.id]));
  for (const one of present) {
    const wanted = keys.has(one.key) && newest.get(one.key) === one.id;
    if (one.wanted !== wanted) tx.emit({ type: "ItemWanted", item: one.id, wanted });
  }
  return fresh;
}
/** Keys of a set over links are addresses: the far end is in the same group. */
function linkTo(tx: TransactionView, compiled: CompiledItem, key: string): { readonly link?: FarRef } {
  return compiled.link
    ? { link: { instance: key as FarRef["instance"], kind: compiled.link.to, group: tx.instance.group } }
    : {};
}

/** The keys of a set now: each once. Its expression is asked in the parent's names. */
export function setKeys(tx: Transaction, compiled: CompiledItem, parent: Unit | undefined): ReadonlySet<string> {
  if (!compiled.for) return new Set();
  const unit = parent ?? tx.main;
  const vars = variables(tx.context, unit);
  const asChild =
    parent === undefined
      ? vars
      : new Proxy({} as Record<string, unknown>, {
          get: (_, name) => (name === "parent" ? vars["item"] : vars[String(name)]),
        });
  const answer = compiled.for.evaluate(asChild, tx.clock);
  noteUnitWake(tx, unit, `for:${compiled.item}`, answer);
  return new Set(answer.absent || !Array.isArray(answer.value) ? [] : answer.value.map(String));
}

/** Holders follow from their expression; a person who left it no longer holds, and a successor goes on for who was stopped. */
export function updateHolders(tx: Transaction): void {
  for (const unit of tx.items) {
    const { item } = unit;
    const holder = item && tx.kind.items[item.item]?.holder;
    if (!holder) continue;
    const answer = evaluate(tx.context, unit, holder);
    const named = (answer.absent ? [] : personIds(answer.value)) as PersonId[];
    const holders = [...new Set(named.map((id) => tx.given.directory.successorOf?.(id) ?? id))];
    if (holders.join(" ") !== item.holders.join(" ")) tx.emit({ type: "HoldersChanged", item: item.id, holders });
  }
}

/** Records when an expression of a unit may change by itself. @param name by which the wake-up is stored */
export function noteUnitWake(tx: Transaction, unit: Unit, name: string, answer: Parameters<typeof noteWake>[2]): void {
  const wakes = { ...unit.state.wakes };
  if (noteWake(wakes, name, answer)) tx.emit({ type: "WakesSet", unit: unit.id, wakes });
}
