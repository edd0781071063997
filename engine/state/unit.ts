/** Where the parts of a unit stand in the definition: addresses of texts, and the path by which commands name the unit. */

import type { CompiledUnit } from "../compile/types.ts";
import type { ItemId } from "../ids.ts";
import { type EvaluationContext, unitOf } from "./scope.ts";
import type { ItemState, UnitState } from "./types.ts";

/** `consentPerson/p1`, below its parent when it has one. */
export function pathOf(context: EvaluationContext, item: ItemState | null): string {
  if (item === null) return "";
  const parent = item.parent === undefined ? undefined : context.instance.items[item.parent];
  return `${parent ? `${pathOf(context, parent)}/` : ""}${item.item}/${item.key}`;
}

/** A unit with its compiled definition and state. */
export interface Place {
  readonly id: ItemId | null;
  readonly item: ItemState | null;
  readonly unit: CompiledUnit;
  readonly state: UnitState;
}

export const placeOf = (context: EvaluationContext, id: ItemId | null): Place | undefined => {
  const item = id === null ? null : context.instance.items[id];
  return item === undefined
    ? undefined
    : { id, item, unit: unitOf(context, item), state: item ?? context.instance.main };
};

/** The main unit and every item, in order of making. */
export const placesOf = (context: EvaluationContext): readonly Place[] =>
  [null, ...(Object.keys(context.instance.items) as ItemId[])].flatMap((id) => placeOf(context, id) ?? []);
