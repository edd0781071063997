/** Items: made for every key of a set, added by a person, found by their path, held by persons (docs/format.md 2.9, 2.10). */

import type { CompiledItem } from "../compile/types.ts";
import type { ItemId, PersonId } from "../ids.ts";
import { NEW_UNIT } from "../state/new-unit.ts";
import { evaluate, holds, personIds, variables } from "../state/scope.ts";
import type { FarRef, Instance, ItemState, UnitPath } from "../state/types.ts";
import { isUnfinished } from "../state/unfinished.ts";
import { carryOut } from "./effects.ts";
import { noteWake } from "./settle/facts.ts";
import type { Draft } from "./transaction.ts";

interface NewItem {
  readonly item: string;
  readonly key: string;
  readonly parent?: ItemId;
  readonly link?: FarRef;
  readonly wanted: boolean;
}

/** Adds an item in its initial state, with the effects of entering it. */
export function addItem(draft: Draft, { item, key, parent, link, wanted }: NewItem): ItemId {
  const compiled = draft.kind.items[item] as CompiledItem;
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
    ...(parent === undefined ? {} : { parent }),
    ...(link === undefined ? {} : { link }),
    ...NEW_UNIT,
  };
  draft.emit({ type: "ItemAdded", item: state });
  const step = compiled.chart.initial((guard) => holds(draft.context, id, guard));
  draft.emit({
    type: "StateChanged",
    unit: id,
    chart: step.state,
    entered: step.entered,
    exited: [],
    at,
    by: draft.by,
  });
  carryOut(draft, id, step.actions);
  return id;
}

/** Items of one name, below one parent (or none). */
const siblings = (instance: Instance, item: string, parent: ItemId | undefined): readonly ItemState[] =>
  Object.values(instance.items).filter((one) => one.item === item && one.parent === parent);

/** The next ordinal of a free item under its parent. */
export const nextOrdinal = (instance: Instance, item: string, parent: ItemId | undefined): string =>
  String(siblings(instance, item, parent).length + 1);

/** The unfinished item with that key, else the newest one. */
export function findItem(
  draft: Pick<Draft, "instance" | "kind">,
  item: string,
  key: string,
  parent?: ItemId,
): ItemState | undefined {
  const found = siblings(draft.instance, item, parent).filter((one) => one.key === key);
  return found.find((one) => isUnfinished(draft.kind, one)) ?? found.at(-1);
}

/** Resolves a path to a unit: `null` for the main one, `undefined` when there is none. A bare item id is a path too. */
export function findUnit(draft: Pick<Draft, "instance" | "kind">, path: UnitPath): ItemId | null | undefined {
  if (path.length === 0) return null;
  const [only] = path;
  if (path.length === 1 && only !== undefined) return draft.instance.items[only as ItemId]?.id;
  let parent: ItemId | undefined;
  let found: ItemState | undefined;
  for (let index = 0; index < path.length; index += 2) {
    const item = path[index] ?? "";
    // `a/action/3` names a child without its parent: accepted when exactly that key is there.
    found =
      findItem(draft, item, path[index + 1] ?? "", parent) ??
      (index === 0
        ? Object.values(draft.instance.items)
            .filter((one) => one.item === item && one.key === path[index + 1])
            .at(-1)
        : undefined);
    if (!found) return undefined;
    parent = found.id;
  }
  return found?.id;
}

/** Makes items for every key of every set, and marks which are wanted. Returns the new ones. */
export function updateSets(draft: Draft): ReadonlySet<ItemId> {
  const fresh = new Set<ItemId>();
  for (const compiled of Object.values(draft.kind.items)) {
    if (!compiled.for) continue;
    const parents: readonly (ItemId | undefined)[] =
      compiled.definition.of === undefined
        ? [undefined]
        : Object.values(draft.instance.items)
            .filter((one) => one.item === compiled.definition.of)
            .map((one) => one.id);
    for (const parent of parents) for (const id of updateSet(draft, compiled, parent)) fresh.add(id);
  }
  return fresh;
}

function updateSet(draft: Draft, compiled: CompiledItem, parent: ItemId | undefined): readonly ItemId[] {
  if (!compiled.for) return [];
  const keys = setKeys(draft, compiled, parent);
  const fresh: ItemId[] = [];
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
export function setKeys(draft: Draft, compiled: CompiledItem, parent: ItemId | undefined): ReadonlySet<string> {
  if (!compiled.for) return new Set();
  const unit = parent ?? null;
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
  for (const item of Object.values(draft.instance.items)) {
    const compiled = draft.kind.items[item.item];
    if (!compiled?.holder) continue;
    const answer = evaluate(draft.context, item.id, compiled.holder);
    const holders = (answer.absent ? [] : personIds(answer.value)) as PersonId[];
    if (holders.join(" ") !== item.holders.join(" ")) draft.emit({ type: "HoldersChanged", item: item.id, holders });
  }
}

export function noteUnitWake(
  draft: Draft,
  unit: ItemId | null,
  name: string,
  answer: Parameters<typeof noteWake>[2],
): void {
  const state = unit === null ? draft.instance.main : draft.instance.items[unit];
  if (!state) return;
  const wakes = { ...state.wakes };
  if (noteWake(wakes, name, answer)) draft.emit({ type: "WakesSet", unit, wakes });
}
