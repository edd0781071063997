/** Items: made for every key of a set, added by a person, found by their path, held by persons (docs/format.md 2.9, 2.10). */

import type { CompiledItem } from "../compile/types.ts";
import type { PersonId } from "../ids.ts";
import { siblings } from "../state/find-unit.ts";
import { NEW_UNIT } from "../state/new-unit.ts";
import { evaluate, holds, personIds, variables } from "../state/scope.ts";
import type { FarRef, ItemState } from "../state/types.ts";
import { isUnfinished } from "../state/unfinished.ts";
import type { Unit } from "../state/unit.ts";
import { carryOut } from "./effects.ts";
import { noteWake } from "./settle/facts.ts";
import type { Draft } from "./transaction.ts";

interface NewItem {
  readonly item: string;
  readonly key: string;
  readonly parent?: Unit;
  readonly link?: FarRef;
  readonly wanted: boolean;
}

/** Adds an item in its initial state, with the effects of entering it. */
export function addItem(draft: Draft, { item, key, parent, link, wanted }: NewItem): Unit {
  const id = draft.nextItemId();
  const { at } = draft.command;
  const state: ItemState = {
    id,
    item,
    key,
    wanted,
    addedAt: at,
    addedBy: draft.by,
    far: {},
    holders: [],
    ...(parent?.id ? { parent: parent.id } : {}),
    ...(link === undefined ? {} : { link }),
    ...NEW_UNIT,
  };
  draft.emit({ type: "ItemAdded", item: state });
  const unit = draft.unit(id) as Unit;
  const step = unit.definition.chart.initial((guard) => holds(draft.context, unit, guard));
  draft.emit({
    type: "StateChanged",
    unit: id,
    chart: step.state,
    entered: step.entered,
    exited: [],
    at,
    by: draft.by,
  });
  carryOut(draft, unit, step.actions);
  return unit;
}

/** Makes items for every key of every set, and marks which are wanted. Returns the new ones. */
export function updateSets(draft: Draft): ReadonlySet<Unit> {
  const fresh = new Set<Unit>();
  for (const compiled of Object.values(draft.kind.items)) {
    if (!compiled.for) continue;
    const { of } = compiled.definition;
    const parents = of === undefined ? [undefined] : draft.items.filter(({ definition }) => definition.item === of);
    for (const parent of parents) for (const item of updateSet(draft, compiled, parent)) fresh.add(item);
  }
  return fresh;
}

function updateSet(draft: Draft, compiled: CompiledItem, parent: Unit | undefined): readonly Unit[] {
  if (!compiled.for) return [];
  const keys = setKeys(draft, compiled, parent);
  const fresh: Unit[] = [];
  const present = siblings(draft.instance, compiled.item, parent);
  for (const key of keys) {
    const own = present.filter((one) => one.key === key);
    // A finished item whose key was away and returns makes room for a new one; one that finished while wanted is done.
    if (own.some((one) => isUnfinished(draft.kind, one)) || own.at(-1)?.wanted) continue;
    fresh.push(
      addItem(draft, {
        item: compiled.item,
        key,
        wanted: true,
        ...(parent === undefined ? {} : { parent }),
        ...linkTo(draft, compiled, key),
      }),
    );
  }
  const newest = new Map(siblings(draft.instance, compiled.item, parent).map((one) => [one.key, one.id]));
  for (const one of present) {
    const wanted = keys.has(one.key) && newest.get(one.key) === one.id;
    if (one.wanted !== wanted) draft.emit({ type: "ItemWanted", item: one.id, wanted });
  }
  return fresh;
}
/** Keys of a set over links are addresses: the far end is in the same group. */
function linkTo(draft: Draft, compiled: CompiledItem, key: string): { readonly link?: FarRef } {
  return compiled.link
    ? { link: { instance: key as FarRef["instance"], kind: compiled.link.to, group: draft.instance.group } }
    : {};
}

/** The keys of a set now: each once. Its expression is asked in the parent's names. */
export function setKeys(draft: Draft, compiled: CompiledItem, parent: Unit | undefined): ReadonlySet<string> {
  if (!compiled.for) return new Set();
  const unit = parent ?? draft.main;
  const vars = variables(draft.context, unit);
  const asChild =
    parent === undefined
      ? vars
      : new Proxy({} as Record<string, unknown>, {
          get: (_, name) => (name === "parent" ? vars["item"] : vars[String(name)]),
        });
  const answer = compiled.for.evaluate(asChild, draft.clock);
  noteUnitWake(draft, unit, `for:${compiled.item}`, answer);
  return new Set(answer.absent || !Array.isArray(answer.value) ? [] : answer.value.map(String));
}

/** Holders follow from their expression; a person who left it no longer holds. */
export function updateHolders(draft: Draft): void {
  for (const unit of draft.items) {
    const { item } = unit;
    const holder = item && draft.kind.items[item.item]?.holder;
    if (!holder) continue;
    const answer = evaluate(draft.context, unit, holder);
    const holders = (answer.absent ? [] : personIds(answer.value)) as PersonId[];
    if (holders.join(" ") !== item.holders.join(" ")) draft.emit({ type: "HoldersChanged", item: item.id, holders });
  }
}

export function noteUnitWake(draft: Draft, unit: Unit, name: string, answer: Parameters<typeof noteWake>[2]): void {
  const wakes = { ...unit.state.wakes };
  if (noteWake(wakes, name, answer)) draft.emit({ type: "WakesSet", unit: unit.id, wakes });
}
