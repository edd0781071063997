/** The open tasks of an instance, for worklists: who may do what in its active states, without a word of contents. */

import { seesAuthor } from "../access/access.ts";
import { grantedOn, rolesOf } from "../access/roles.ts";
import { type Asked, isAsked, openTasksIn, takenBy } from "../access/tasks.ts";
import { whyNot } from "../access/why-not.ts";
import type { GroupId, InstanceId, PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import { holds } from "../state/facts.ts";
import { isSender } from "../state/senders.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit, pathOf, type Unit, unitAt, unitsOf } from "../state/unit.ts";
import type { Timestamp } from "../time.ts";
import { withoutFill } from "./actions.ts";
import { type OpenAnswer, openAnswers } from "./answers.ts";
import type { TaskView } from "./types.ts";

export interface Task {
  /** `<unit>/<section>`, `<unit>/on/<event>`; the main unit is empty. */
  readonly id: string;
  readonly persons: readonly PersonId[];
  /** Functions of the group whose holders may do it. */
  readonly functions: readonly string[];
  readonly taken?: PersonId;
  readonly dueAt: Timestamp | null;
  readonly since: Timestamp;
  /** Without the due moment, which is told in days when it is shown. */
  readonly view: Omit<TaskView, "due">;
}

/** Persons and functions behind the roles that may act; a role whose `only` gate is shut has nobody. */
function audienceOf(
  context: EvaluationContext,
  unit: Unit,
  { task, name, by }: Asked,
): Pick<Task, "persons" | "functions"> {
  const roles = [...new Set(by.flatMap((one) => context.process.circle(one)))].filter((role) => isOpen(context, role));
  const persons = [...new Set(roles.flatMap((role) => personsOf(context, unit, role)))];
  const functions = roles.filter((role) => context.process.roles[role]?.held === "group");
  const sent = task === "event" ? (unit.definition.events[name]?.notBy ?? []) : [];
  return {
    persons: persons.filter(
      (person) =>
        !sent.some((other) => isSender(context.directory, unit.state, other, person)) &&
        !isShutOut(context, person, unit),
    ),
    functions,
  };
}
function isOpen(context: EvaluationContext, role: string): boolean {
  return Object.entries(context.kind.access.only ?? {}).every(
    ([name, gate]) => !context.process.circle(name).includes(role) || holds(context, mainUnit(context), gate),
  );
}
/** Asked only where somebody can be shut out at all: whoever is has no role here, and so no task. */
function isShutOut(context: EvaluationContext, person: PersonId, unit: Unit): boolean {
  const { kind, instance, directory } = context;
  const mayBe =
    Object.keys(instance.excluded).length > 0 ||
    kind.access.exclude !== undefined ||
    Object.values(kind.items).some(({ definition }) => definition.exclude !== undefined);
  if (!mayBe) return false;
  const known = directory.person(person);
  return known !== undefined && rolesOf(context, { person, organisation: known.organisation }, unit).size === 0;
}
function personsOf(context: EvaluationContext, unit: Unit, role: string): readonly PersonId[] {
  const held = context.process.roles[role]?.held;
  return [
    ...(held === "creator" ? [context.instance.creator.id] : []),
    ...(role === "holder" || held === "holder" ? (unit.item?.holders ?? []) : []),
    ...grantedOn(context, unit, role),
  ];
}
/** An awaited event is a task once it can be sent, if need be by filling its form first. */
function canBeDone(context: EvaluationContext, unit: Unit, { task, name }: Asked): boolean {
  if (task === "section") return true;
  const { chart, events } = unit.definition;
  return chart
    .ways(unit.state.chart, name)
    .some(
      ({ guard }) =>
        guard === undefined ||
        withoutFill(context, unit, events[name]?.fill, whyNot(context, unit, guard)).length === 0,
    );
}

function taskOf(context: EvaluationContext, unit: Unit, asked: Asked): Task {
  const { instance, kind, process } = context;
  const { item, state } = unit;
  const path = pathOf(context, unit);
  const since = state.since[asked.state] ?? instance.createdAt;
  const number = item?.number ?? Object.values(instance.numbers)[0];
  const deadline =
    asked.due === undefined ? undefined : (state.deadlines[asked.due] ?? instance.main.deadlines[asked.due]);
  const id = asked.task === "section" ? `${path}/${asked.name}` : `${path}/on/${asked.name}`;
  const audience = audienceOf(context, unit, asked);
  const taken = takenBy(context, unit, asked);
  return {
    id,
    ...audience,
    ...(taken ? { taken: taken.by.id } : {}),
    dueAt: deadline?.due ?? null,
    since,
    view: {
      id: `${instance.id}/${id}`,
      instance: instance.id as InstanceId,
      kind: kind.kind,
      process: process.id,
      definition: process.hash,
      ...(number === undefined ? {} : { number }),
      item: unit.id,
      path,
      type: asked.task,
      name: asked.name,
      address: `${unit.definition.address}.${asked.task === "section" ? "sections" : "events"}.${asked.name}`,
      optional: false,
      ...audience,
      ...(taken ? { taken: { by: taken.by.id, at: taken.at } } : {}),
      since,
      group: instance.group as GroupId,
    },
  };
}

/** What an addressee outside said has to be recorded by somebody. */
function answerTask(context: EvaluationContext, unit: Unit, { effect, event, definition }: OpenAnswer): Task {
  const { instance } = context;
  const by = definition.by ?? [];
  const made = taskOf(context, unit, { state: "", task: "event", name: event, by });
  const since = Object.values(unit.state.since).sort().at(-1) ?? instance.createdAt;
  const id = `${pathOf(context, unit)}/answer/${effect}`;
  const { type: _type, ...view } = made.view;
  return {
    ...made,
    id,
    since,
    view: {
      ...view,
      id: `${instance.id}/${id}`,
      type: "answer",
      name: effect,
      address: `${unit.definition.address}.effects.${effect}`,
      since,
    },
  };
}

/** For a reader who may not know who writes a section: whose task it is tells it too, so only the reader is named. */
export function withoutAuthors(context: EvaluationContext, actor: Actor, view: TaskView): TaskView {
  const unit = unitAt(context, view.item);
  const fill = view.type === "section" ? view.name : unit?.definition.events[view.name]?.fill;
  if (!unit || fill === undefined || seesAuthor(context, actor, unit, fill)) return view;
  const { taken, ...rest } = view;
  const persons = view.persons.filter((person) => person === actor.person);
  return { ...rest, persons, ...(taken?.by === actor.person ? { taken } : {}) };
}

/** Every open task of an instance, each once. */
export function tasksOf(context: EvaluationContext): readonly Task[] {
  const units = unitsOf(context);
  const tasks = units.flatMap((unit) =>
    openTasksIn(unit)
      .filter((asked) => isAsked(context, unit, asked) && canBeDone(context, unit, asked))
      .map((asked) => taskOf(context, unit, asked)),
  );
  const answers = units.flatMap((unit) => openAnswers(unit).map((one) => answerTask(context, unit, one)));
  const audible = [...tasks, ...answers].filter(({ persons, functions }) => persons.length + functions.length > 0);
  return [...new Map(audible.map((task) => [task.id, task])).values()];
}
