/** Taking a task and giving it back: an arrangement between those who may do it, no right of its own. */

import { maySee, maySeeUnit, seesAuthor } from "../../access/access.ts";
import { roleAmong, rolesOf } from "../../access/roles.ts";
import { type Asked, isAsked, openTasksIn, takenBy } from "../../access/tasks.ts";
import type { Rejection } from "../../result.ts";
import type { TakenTask, UserCommand } from "../../state/types.ts";
import type { Unit } from "../../state/unit.ts";
import { alreadyTaken, ended, notAllowed, notFound, notPossibleNow } from "../rejections.ts";
import { hasEnded } from "../take-event.ts";
import type { Draft } from "../transaction.ts";

type TaskCommand = Extract<UserCommand, { type: "TakeTask" | "ReleaseTask" }>;
interface Found {
  readonly unit: Unit;
  readonly asked: Asked;
  readonly since: TakenTask["since"];
  readonly taken?: TakenTask;
}

/** The task a command names, when it is open and the actor may do it. */
function taskFor(draft: Draft, command: TaskCommand): Found | Rejection {
  const unit = draft.at(command.unit);
  if (unit === undefined || !maySee(draft.context, command.actor) || !maySeeUnit(draft.context, command.actor, unit))
    return notFound("item");
  if (hasEnded(draft, unit)) return ended();
  const open = openTasksIn(unit).filter((asked) => isAsked(draft.context, unit, asked));
  const asked = open.find(({ task, name }) => task === command.task && name === command.name);
  if (!asked)
    return notPossibleNow(
      command.name,
      open.map(({ name }) => name),
    );
  const roles = rolesOf(draft.context, command.actor, unit);
  if (roleAmong(draft.context, roles, asked.by) === undefined)
    return notAllowed(`do the task "${command.name}"`, asked.by);
  const taken = takenBy(draft.context, unit, asked);
  const since = unit.state.since[asked.state] ?? draft.instance.createdAt;
  return { unit, asked, since, ...(taken ? { taken } : {}) };
}
const isRejection = (value: object): value is Rejection => "code" in value;

/** Who takes what writes a section is told to who may know who writes it. */
function seesTaker(draft: Draft, { actor }: TaskCommand, { unit, asked: { task, name } }: Found): boolean {
  const section = task === "section" ? name : unit.definition.events[name]?.fill;
  return section === undefined || seesAuthor(draft.context, actor, unit, section);
}

/** Whoever may do it may take it; from somebody else only when that was seen. */
export function takeTask(draft: Draft, command: Extract<TaskCommand, { type: "TakeTask" }>): Rejection | undefined {
  const found = taskFor(draft, command);
  if (isRejection(found)) return found;
  const { unit, asked, since, taken } = found;
  if (taken?.by.id === command.actor.person) return undefined;
  if (taken && taken.by.id !== command.from)
    return alreadyTaken(command.name, seesTaker(draft, command, found) ? taken.by.id : undefined);
  const { task, name } = asked;
  draft.emit({ type: "TaskTaken", unit: unit.id, task, name, taken: { by: draft.by, at: command.at, since } });
  return undefined;
}

/** Only whoever took it gives it back: another one takes it over. */
export function releaseTask(
  draft: Draft,
  command: Extract<TaskCommand, { type: "ReleaseTask" }>,
): Rejection | undefined {
  const found = taskFor(draft, command);
  if (isRejection(found)) return found;
  const { unit, asked, taken } = found;
  if (!taken) return undefined;
  if (taken.by.id !== command.actor.person) return notAllowed("give the task back", ["the one who took it"]);
  draft.emit({ type: "TaskReleased", unit: unit.id, task: asked.task, name: asked.name });
  return undefined;
}
