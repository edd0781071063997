/** ReleaseTask: a person gives a task back. */

import { isRejection, type Rejection } from "../../result.ts";
import type { UserCommand } from "../../state/types.ts";
import { openTask } from "../open-task.ts";
import { notAllowed } from "../rejections.ts";
import type { Transaction } from "../transaction.ts";

type ReleaseTask = Extract<UserCommand, { type: "ReleaseTask" }>;

/** Only whoever took it gives it back: another one takes it over. */
export function releaseTask(tx: Transaction, command: ReleaseTask): Rejection | undefined {
  const found = openTask(tx, command);
  if (isRejection(found)) return found;
  const { unit, asked, taken } = found;
  if (!taken) return undefined;
  if (taken.by.id !== command.actor.person) return notAllowed("give the task back", ["the one who took it"]);
  tx.emit({ type: "TaskReleased", unit: unit.id, task: asked.task, name: asked.name });
  return undefined;
}
