/** The open tasks of an instance, for worklists: who may do what in its active states, without a word of contents. */

import { seesAuthor } from "../access/access.ts";
import { grantedOn, rolesOf } from "../access/roles.ts";
import { type Asked, isAsked, openTasksIn, takenBy } from "../access/tasks.ts";
import { whyNot } from "../access/why-not.ts";
import type { GroupId, InstanceId, ItemId, PersonId } from "../ids.ts";
import { type EvaluationContext, holds } from "../state/scope.ts";
import type { Actor, ItemState } from "../state/types.ts";
import { type Place, pathOf, placeOf, placesOf } from "../state/unit.ts";
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
  { item, unit }: Place,
  { task, name, by }: Asked,
): Pick<Task, "persons" | "functions"> {
  const roles = [...new Set(by.flatMap((one) => context.process.circle(one)))].filter((role) => isOpen(context, role));
  const persons = [...new Set(roles.flatMap((role) => personsOf(context, item, role)))];
  const functions = roles.filter((role) => context.process.roles[role]?.held === "group");
  const sent = task === "event" ? (unit.events[name]?.notBy ?? []) : [];
  const state = item ?? context.instance.main;
  return {
    persons: persons.filter(
      (person) => !sent.some((other) => state.sentBy[other]?.id === person) && !isShutOut(context, person, item),
    ),
    functions,
  };
}
function isOpen(context: EvaluationContext, role: string): boolean {
  return Object.entries(context.kind.access.only ?? {}).every(
    ([name, gate]) => !context.process.circle(name).includes(role) || holds(context, null, gate),
  );
}
/** Asked only where somebody can be shut out at all: whoever is has no role here, and so no task. */
function isShutOut(context: EvaluationContext, person: PersonId, item: ItemState | null): boolean {
  const { kind, instance, directory } = context;
  const mayBe =
    Object.keys(instance.excluded).length > 0 ||
    kind.access.exclude !== undefined ||
    Object.values(kind.items).some(({ definition }) => definition.exclude !== undefined);
  if (!mayBe) return false;
  const known = directory.person(person);
  return (
    known !== undefined && rolesOf(context, { person, organisation: known.organisation }, item?.id ?? null).size === 0
  );
}
function personsOf(context: EvaluationContext, item: ItemState | null, role: string): readonly PersonId[] {
  const held = context.process.roles[role]?.held;
  return [
    ...(held === "creator" ? [context.instance.creator.id] : []),
    ...(role === "holder" || held === "holder" ? (item?.holders ?? []) : []),
    ...grantedOn(context, item?.id ?? null, role),
  ];
}
/** An awaited event is a task once it can be sent, if need be by filling its form first. */
function canBeDone(context: EvaluationContext, place: Place, { task, name }: Asked): boolean {
  if (task === "section") return true;
  const { unit, state, id } = place;
  return unit.chart
    .ways(state.chart, name)
    .some(
      ({ guard }) =>
        guard === undefined ||
        withoutFill(context, place, unit.events[name]?.fill, whyNot(context, id, guard)).length === 0,
    );
}

function taskOf(context: EvaluationContext, place: Place, asked: Asked): Task {
  const { instance, kind, process } = context;
  const { item, unit, state } = place;
  const path = pathOf(context, item);
  const since = state.since[asked.state] ?? instance.createdAt;
  const number = item?.number ?? Object.values(instance.numbers)[0];
  const deadline =
    asked.due === undefined ? undefined : (state.deadlines[asked.due] ?? instance.main.deadlines[asked.due]);
  const id = asked.task === "section" ? `${path}/${asked.name}` : `${path}/on/${asked.name}`;
  const audience = audienceOf(context, place, asked);
  const taken = takenBy(context, item?.id ?? null, state, asked);
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
      item: (item?.id ?? null) as ItemId | null,
      path,
      type: asked.task,
      name: asked.name,
      address: `${unit.address}.${asked.task === "section" ? "sections" : "events"}.${asked.name}`,
      optional: false,
      ...audience,
      ...(taken ? { taken: { by: taken.by.id, at: taken.at } } : {}),
      since,
      group: instance.group as GroupId,
    },
  };
}

/** What an addressee outside said has to be recorded by somebody. */
function answerTask(context: EvaluationContext, place: Place, { effect, event, definition }: OpenAnswer): Task {
  const { instance } = context;
  const by = definition.by ?? [];
  const made = taskOf(context, place, { state: "", task: "event", name: event, by });
  const since = Object.values(place.state.since).sort().at(-1) ?? instance.createdAt;
  const id = `${pathOf(context, place.item)}/answer/${effect}`;
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
      address: `${place.unit.address}.effects.${effect}`,
      since,
    },
  };
}

/** For a reader who may not know who writes a section: whose task it is tells it too, so only the reader is named. */
export function withoutAuthors(context: EvaluationContext, actor: Actor, view: TaskView): TaskView {
  const fill = view.type === "section" ? view.name : placeOf(context, view.item)?.unit.events[view.name]?.fill;
  if (fill === undefined || seesAuthor(context, actor, view.item, fill)) return view;
  const { taken, ...rest } = view;
  const persons = view.persons.filter((person) => person === actor.person);
  return { ...rest, persons, ...(taken?.by === actor.person ? { taken } : {}) };
}

/** Every open task of an instance, each once. */
export function tasksOf(context: EvaluationContext): readonly Task[] {
  const tasks = placesOf(context).flatMap((place) =>
    openTasksIn(place.unit, place.state)
      .filter((asked) => isAsked(context, place.id, place.unit, place.state, asked) && canBeDone(context, place, asked))
      .map((asked) => taskOf(context, place, asked)),
  );
  const answers = placesOf(context).flatMap((place) =>
    openAnswers(place).map((one) => answerTask(context, place, one)),
  );
  const audible = [...tasks, ...answers].filter(({ persons, functions }) => persons.length + functions.length > 0);
  return [...new Map(audible.map((task) => [task.id, task])).values()];
}
