/** Items and units found by what commands and paths call them: the name of an item, its key, and whose it is. */

import type { ItemId } from "../ids.ts";
import type { EvaluationContext } from "./context.ts";
import type { Instance, ItemState, UnitPath } from "./types.ts";
import { isUnfinished } from "./unfinished.ts";
import { itemUnit, type Unit, unitAt } from "./unit.ts";

/** Items of one name, below one parent (or none). */
export const siblings = (
  instance: Instance,
  item: string,
  parent: Pick<Unit, "item"> | undefined,
): readonly ItemState[] =>
  Object.values(instance.items).filter((one) => one.item === item && one.parent === parent?.item?.id);

/** The next ordinal of a free item under its parent. */
export const nextOrdinal = (instance: Instance, item: string, parent: Unit | undefined): string =>
  String(siblings(instance, item, parent).length + 1);

/** The unfinished item with that key, else the newest one. */
export function findItem(
  here: Pick<EvaluationContext, "instance" | "kind">,
  item: string,
  key: string,
  parent?: Pick<Unit, "item">,
): ItemState | undefined {
  const found = siblings(here.instance, item, parent).filter((one) => one.key === key);
  return found.find((one) => isUnfinished(here.kind, one)) ?? found.at(-1);
}

/** Resolves a path to a unit; `undefined` when there is none. A bare item id is a path too. */
export function findUnit(here: Pick<EvaluationContext, "instance" | "kind">, path: UnitPath): Unit | undefined {
  const [only = null] = path;
  if (path.length < 2) return unitAt(here, only as ItemId | null);
  let found: ItemState | undefined;
  for (let index = 0; index < path.length; index += 2) {
    const item = path[index] ?? "";
    // `a/action/3` names a child without its parent: accepted when exactly that key is there.
    found =
      findItem(here, item, path[index + 1] ?? "", found && { item: found }) ??
      (index === 0
        ? Object.values(here.instance.items)
            .filter((one) => one.item === item && one.key === path[index + 1])
            .at(-1)
        : undefined);
    if (!found) return undefined;
  }
  return found && itemUnit(here, found);
}
