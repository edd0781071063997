/** HandOver: the one whose instance it is gives it to another person; where that person was stopped, others whom the definition names do. */

import { maySee } from "../../access/access.ts";
import { mayTakeOver } from "../../access/take-over.ts";
import type { Rejection } from "../../result.ts";
import type { UserCommand } from "../../state/types.ts";
import { notAllowed, notFound } from "../rejections.ts";
import type { Transaction } from "../transaction.ts";

type HandOver = Extract<UserCommand, { type: "HandOver" }>;

/** Refused with `not-found` (instance or person) or `not-allowed`. */
export function handOver(tx: Transaction, command: HandOver): Rejection | undefined {
  const { actor } = command;
  if (!maySee(tx.context, actor)) return notFound("instance");
  const role = mayTakeOver(tx.context, actor);
  if (tx.instance.creator.id !== actor.person && role === undefined)
    return notAllowed("hand over", ["the one who made it"]);
  const { directory } = tx.given;
  const to = directory.isStopped?.(command.to) ? undefined : directory.person(command.to);
  if (!to) return notFound("person");
  if (role !== undefined) tx.role = role;
  if (to.id !== tx.instance.creator.id) tx.emit({ type: "HandedOver", to });
  return undefined;
}
