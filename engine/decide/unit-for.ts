/** The unit that a person's command is about, when the person may know of it. */

import { maySee, maySeeUnit } from "../access/access.ts";
import type { Rejection } from "../result.ts";
import type { UnitPath, UserCommand } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import { notFound } from "./rejections.ts";
import type { TransactionView } from "./transaction.ts";

/** @returns the unit as the transaction has it, or `not-found`: the same for what is not there and what is not for the actor. */
export function unitFor(
  tx: TransactionView,
  { actor, unit: path }: Extract<UserCommand, { unit: UnitPath }>,
): Unit | Rejection {
  const unit = tx.at(path);
  if (unit === undefined || !maySee(tx.context, actor) || !maySeeUnit(tx.context, actor, unit))
    return notFound(path.length === 0 ? "instance" : "item");
  return unit;
}
