/** A unit: the main part of an instance or one of its items, with its compiled definition and its state. */

import type { CompiledItem, CompiledUnit } from "../compile/types.ts";
import type { ItemId } from "../ids.ts";
import type { EvaluationContext } from "./context.ts";
import { pathText } from "./path-text.ts";
import type { ItemState, UnitState } from "./types.ts";

/**
 * What goes through the engine wherever a rule is about one unit. It is resolved once, where a command, a view or a
 * question about access comes in; ids stand only in commands, events, stored state and answers.
 *
 * A unit of an `EvaluationContext` is a snapshot, as immutable as the instance it was taken from. A unit of a
 * transaction (`tx.unit(id)`) always is as the transaction is now, also after an event: read `state` into a variable
 * first to compare with what was before.
 */
export interface Unit {
  /** `null` for the main unit. */
  readonly id: ItemId | null;
  /** `null` for the main unit. */
  readonly item: ItemState | null;
  readonly definition: CompiledUnit;
  /** The item itself, or the main state of the instance. */
  readonly state: UnitState;
}

/** What is needed to find a unit. */
type Here = Pick<EvaluationContext, "kind" | "instance">;

/** The main unit of an instance. */
export const mainUnit = ({ kind, instance }: Here): Unit => ({
  id: null,
  item: null,
  definition: kind,
  state: instance.main,
});

/** The unit of an item. */
export const itemUnit = ({ kind }: Pick<Here, "kind">, item: ItemState): Unit => ({
  id: item.id,
  item,
  definition: kind.items[item.item] as CompiledItem,
  state: item,
});

/** The unit with this id (`null`: the main one); `undefined` when the instance has no such item. */
export function unitAt(context: Here, id: ItemId | null): Unit | undefined {
  if (id === null) return mainUnit(context);
  const item = context.instance.items[id];
  return item && itemUnit(context, item);
}

/** Every item as a unit, in order of making. */
export const itemUnits = (context: Here): readonly Unit[] =>
  Object.values(context.instance.items).map((item) => itemUnit(context, item));

/** The main unit and every item, in order of making. */
export const unitsOf = (context: Here): readonly Unit[] => [mainUnit(context), ...itemUnits(context)];

/** The unit that an item belongs to; `undefined` for the main unit and for items of the instance itself. */
export const parentUnit = (context: Here, { item }: Pick<Unit, "item">): Unit | undefined =>
  item?.parent === undefined ? undefined : unitAt(context, item.parent);

/** The path by which commands and addresses name a unit, as a text (`pathText`): `consentPerson/p1`, below its parent when it has one; empty for the main one. */
export function pathOf(context: Here, unit: Pick<Unit, "item">): string {
  if (unit.item === null) return "";
  const parent = parentUnit(context, unit);
  return `${parent ? `${pathOf(context, parent)}/` : ""}${pathText([unit.item.item, unit.item.key])}`;
}
