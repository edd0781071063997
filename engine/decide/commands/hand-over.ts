/** HandOver: the one who made the instance gives it to another person. */

import { maySee } from "../../access/access.ts";
import type { Rejection } from "../../result.ts";
import type { UserCommand } from "../../state/types.ts";
import { notAllowed, notFound } from "../rejections.ts";
import type { Transaction } from "../transaction.ts";

type HandOver = Extract<UserCommand, { type: "HandOver" }>;

/** Refused with `not-found` (instance or person) or `not-allowed`. */
export function handOver(tx: Transaction, command: HandOver): Rejection | undefined {
  if (!maySee(tx.context, command.actor)) return notFound("instance");
  if (tx.instance.creator.id !== command.actor.person) return notAllowed("hand over", ["the one who made it"]);
  const to = tx.given.directory.person(command.to);
  if (!to) return notFound("person");
  if (to.id !== tx.instance.creator.id) tx.emit({ type: "HandedOver", to });
  return undefined;
}
