/** TakeTask: a person takes a task, an arrangement between those who may do it and no right of its own. */

import { seesAuthor } from "../../access/access.ts";
import { isRejection, type Rejection } from "../../result.ts";
import type { UserCommand } from "../../state/types.ts";
import { type OpenTask, openTask } from "../open-task.ts";
import { alreadyTaken } from "../rejections.ts";
import type { Transaction, TransactionView } from "../transaction.ts";

type TakeTask = Extract<UserCommand, { type: "TakeTask" }>;

/** Who takes what writes a section is told to who may know who writes it. */
function seesTaker(tx: TransactionView, { actor }: TakeTask, { unit, asked: { task, name } }: OpenTask): boolean {
  const section = task === "section" ? name : unit.definition.events[name]?.fill;
  return section === undefined || seesAuthor(tx.context, actor, unit, section);
}

/** Whoever may do it may take it; from somebody else only when that was seen. */
export function takeTask(tx: Transaction, command: TakeTask): Rejection | undefined {
  const found = openTask(tx, command);
  if (isRejection(found)) return found;
  const { unit, asked, since, taken } = found;
  if (taken?.by.id === command.actor.person) return undefined;
  if (taken && taken.by.id !== command.from)
    return alreadyTaken(command.name, seesTaker(tx, command, found) ? taken.by.id : undefined);
  const { task, name } = asked;
  tx.emit({ type: "TaskTaken", unit: unit.id, task, name, taken: { by: tx.by, at: command.at, since } });
  return undefined;
}
