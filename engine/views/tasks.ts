/** The open tasks of an instance, for worklists: who may do what in its active states, without a word of contents. */

import type { CompiledUnit } from "../compile/types.ts";
import type { OpenDefinition } from "../definition/types.ts";
import type { GroupId, InstanceId, ItemId, PersonId } from "../ids.ts";
import { isThere } from "../instance/access.ts";
import { grantedPersons } from "../instance/roles.ts";
import { type EvaluationContext, holds, stateOf, unitOf } from "../instance/scope.ts";
import type { ItemState, UnitState } from "../instance/types.ts";
import type { Timestamp } from "../time.ts";
import type { TaskView } from "./types.ts";

export interface Task {
  /** `<unit>/<section>`; the main unit is empty. */
  readonly id: string;
  readonly persons: readonly PersonId[];
  /** Functions of the group whose holders may do it. */
  readonly functions: readonly string[];
  readonly dueAt: Timestamp | null;
  readonly since: Timestamp;
  /** Without the due moment, which is told in days when it is shown. */
  readonly view: Omit<TaskView, "due">;
}

interface Place {
  readonly item: ItemState | null;
  readonly unit: CompiledUnit;
  readonly state: UnitState;
}

const placesOf = (context: EvaluationContext): readonly Place[] =>
  [null, ...Object.values(context.instance.items)].flatMap((item) => {
    const state = stateOf(context, item?.id ?? null);
    return state ? [{ item, unit: unitOf(context, item), state }] : [];
  });

/** `consentPerson/p1`, below its parent when it has one. */
export function pathOf(context: EvaluationContext, item: ItemState | null): string {
  if (item === null) return "";
  const parent = item.parent === undefined ? undefined : context.instance.items[item.parent];
  return `${parent ? `${pathOf(context, parent)}/` : ""}${item.item}/${item.key}`;
}

/** Persons and functions behind the roles that may act; a role whose `only` gate is shut has nobody. */
function audienceOf(
  context: EvaluationContext,
  item: ItemState | null,
  names: readonly string[],
): Pick<Task, "persons" | "functions"> {
  const roles = [...new Set(names.flatMap((name) => context.process.circle(name)))].filter((role) =>
    isOpen(context, role),
  );
  const persons = roles.flatMap((role) => personsOf(context, item, role));
  const functions = roles.filter((role) => context.process.roles[role]?.held === "group");
  return { persons: [...new Set(persons)], functions };
}
function isOpen(context: EvaluationContext, role: string): boolean {
  return Object.entries(context.kind.access.only ?? {}).every(
    ([name, gate]) => !context.process.circle(name).includes(role) || holds(context, null, gate),
  );
}
function personsOf(context: EvaluationContext, item: ItemState | null, role: string): readonly PersonId[] {
  const held = context.process.roles[role]?.held;
  const granted = Object.values(context.instance.items).flatMap((other) =>
    reaches(context, other, role, item) ? (grantedPersons(context, other, role) as readonly PersonId[]) : [],
  );
  return [
    ...(held === "creator" ? [context.instance.creator.id] : []),
    ...(role === "holder" || held === "holder" ? (item?.holders ?? []) : []),
    ...granted,
  ];
}
/** Whether a grant on one item counts for another (docs/format.md 2.22). */
function reaches(context: EvaluationContext, from: ItemState, role: string, item: ItemState | null): boolean {
  const scope = context.kind.items[from.item]?.grants[role]?.on ?? "instance";
  if (scope === "instance") return true;
  const root = scope === "item" ? from.id : from.parent;
  for (let at = item; at !== null; at = at.parent === undefined ? null : (context.instance.items[at.parent] ?? null))
    if (at.id === root) return true;
  return false;
}

function openSections({ unit, state }: Place): readonly (readonly [string, string, OpenDefinition])[] {
  return unit.chart
    .active(state.chart)
    .flatMap((key) =>
      Object.entries(unit.chart.states[key]?.definition.meta?.open ?? {}).map(
        ([section, open]) => [key, section, open] as const,
      ),
    );
}

/** A section that is filled since its state was entered is done; what is optional is no task of anybody. */
function isWaiting(
  context: EvaluationContext,
  { item, unit, state }: Place,
  key: string,
  section: string,
  open: OpenDefinition,
): boolean {
  const definition = unit.sections[section];
  if (!definition || open.optional || !isThere(context, item?.id ?? null, definition)) return false;
  const written = state.sections[section];
  return !written?.complete || written.at < (state.since[key] ?? "") || hasWayOn(unit, state);
}
/** Filling it is not the end: an event must still be sent from here. */
const hasWayOn = (unit: CompiledUnit, state: UnitState): boolean =>
  unit.chart.possible(state.chart).some((event) => (unit.events[event]?.by?.length ?? 0) > 0);

function taskOf(context: EvaluationContext, place: Place, key: string, section: string, open: OpenDefinition): Task {
  const { instance, kind, process } = context;
  const { item, unit, state } = place;
  const path = pathOf(context, item);
  const since = state.since[key] ?? instance.createdAt;
  const number = item?.number ?? Object.values(instance.numbers)[0];
  const deadline =
    open.due === undefined ? undefined : (state.deadlines[open.due] ?? instance.main.deadlines[open.due]);
  return {
    id: `${path}/${section}`,
    ...audienceOf(context, item, open.by),
    dueAt: deadline?.due ?? null,
    since,
    view: {
      id: `${instance.id}/${path}/${section}`,
      instance: instance.id as InstanceId,
      kind: kind.kind,
      process: process.id,
      definition: process.hash,
      ...(number === undefined ? {} : { number }),
      item: (item?.id ?? null) as ItemId | null,
      path,
      type: "section",
      address: `${unit.address}.sections.${section}`,
      optional: false,
      since,
      group: instance.group as GroupId,
    },
  };
}

/** Every open task of an instance, each once. */
export function tasksOf(context: EvaluationContext): readonly Task[] {
  const tasks = placesOf(context).flatMap((place) =>
    openSections(place)
      .filter(([key, section, open]) => isWaiting(context, place, key, section, open))
      .map(([key, section, open]) => taskOf(context, place, key, section, open)),
  );
  const audible = tasks.filter(({ persons, functions }) => persons.length + functions.length > 0);
  return [...new Map(audible.map((task) => [task.id, task])).values()];
}
