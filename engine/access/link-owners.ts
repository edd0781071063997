/** Which incoming links a reader may know of: asked at the owner of each link (`read`, `only`, `exclude`), as it is now. */

import type { InstanceId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor, IncomingState } from "../state/types.ts";
import { unitAt } from "../state/unit.ts";
import { maySee, maySeeUnit } from "./access.ts";

/** The owner of a link, when the actor may know of it and of the linking item. An owner that is not at hand shows nothing. */
export function ownerFor(
  context: EvaluationContext,
  actor: Actor,
  { owner, item }: Pick<IncomingState, "owner" | "item">,
): EvaluationContext | undefined {
  const found = context.owners?.(owner);
  const unit = found && unitAt(found, item);
  return unit && maySee(found, actor) && maySeeUnit(found, actor, unit) ? found : undefined;
}

/** Whether any link of an item name, accepted or not, is hidden from the actor: what is computed from them all would tell of it. */
export const hasHiddenLink = (context: EvaluationContext, actor: Actor, item: string): boolean =>
  Object.values(context.instance.incoming[item] ?? {}).some((link) => ownerFor(context, actor, link) === undefined);

/** Whether a pick names a link that the actor may know of: by its reference, or by the address of the item at its owner. */
export const maySeePick = (context: EvaluationContext, actor: Actor, pick: string): boolean =>
  Object.values(context.instance.incoming).some((all) =>
    Object.entries(all).some(
      ([reference, link]) =>
        (reference === pick || pick.startsWith(`${link.owner}/`)) && ownerFor(context, actor, link) !== undefined,
    ),
  );

/** Whether an instance links here only by links that are hidden from the actor. */
export function isHiddenOwner(context: EvaluationContext, actor: Actor, owner: InstanceId | undefined): boolean {
  const links = Object.values(context.instance.incoming).flatMap((all) =>
    Object.values(all).filter((link) => link.owner === owner),
  );
  return links.length > 0 && links.every((link) => ownerFor(context, actor, link) === undefined);
}
