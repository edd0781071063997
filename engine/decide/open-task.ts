/** The open task that a command names, for somebody who may do it. */

import { maySee, maySeeUnit } from "../access/access.ts";
import { roleAmong, rolesOf } from "../access/roles.ts";
import { type Asked, isAsked, openTasksIn, takenBy } from "../access/tasks.ts";
import type { Rejection } from "../result.ts";
import type { TakenTask, UserCommand } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import { ended, notAllowed, notFound, notPossibleNow } from "./rejections.ts";
import { hasEnded } from "./take-event.ts";
import type { TransactionView } from "./transaction.ts";

type TaskCommand = Extract<UserCommand, { type: "TakeTask" | "ReleaseTask" }>;
export interface OpenTask {
  readonly unit: Unit;
  readonly asked: Asked;
  readonly since: TakenTask["since"];
  readonly taken?: TakenTask;
}

/** The task a command names, when it is open and the actor may do it. */
export function openTask(tx: TransactionView, command: TaskCommand): OpenTask | Rejection {
  const unit = tx.at(command.unit);
  if (unit === undefined || !maySee(tx.context, command.actor) || !maySeeUnit(tx.context, command.actor, unit))
    return notFound("item");
  if (hasEnded(tx, unit)) return ended();
  const open = openTasksIn(unit).filter((asked) => isAsked(tx.context, unit, asked));
  const asked = open.find(({ task, name }) => task === command.task && name === command.name);
  if (!asked)
    return notPossibleNow(
      command.name,
      open.map(({ name }) => name),
    );
  const roles = rolesOf(tx.context, command.actor, unit);
  if (roleAmong(tx.context, roles, asked.by) === undefined)
    return notAllowed(`do the task "${command.name}"`, asked.by);
  const taken = takenBy(tx.context, unit, asked);
  const since = unit.state.since[asked.state] ?? tx.instance.createdAt;
  return { unit, asked, since, ...(taken ? { taken } : {}) };
}
