/** LiftExclusion: a person who was shut out may take part again. */

import { rolesOf } from "../../access/roles.ts";
import type { Rejection } from "../../result.ts";
import type { UserCommand } from "../../state/types.ts";
import { notAllowed, notFound } from "../rejections.ts";
import type { Transaction } from "../transaction.ts";

type LiftExclusion = Extract<UserCommand, { type: "LiftExclusion" }>;

/** A person lifts an exclusion: never the one who is excluded, and only somebody with a function of the group. */
export function liftExclusion(tx: Transaction, command: LiftExclusion): Rejection | undefined {
  const roles = rolesOf(tx.context, command.actor, tx.main);
  if (![...roles].some((role) => tx.process.roles[role]?.held === "group"))
    return roles.size === 0 ? notFound("instance") : notAllowed("lift an exclusion", ["a function of the group"]);
  if (tx.instance.excluded[command.person]) tx.emit({ type: "ExclusionLifted", person: command.person });
  return undefined;
}
