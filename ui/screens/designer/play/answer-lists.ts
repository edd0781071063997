/** Lists of a played world: what somebody has to do, and the instances that may be known of. */

import {
  acceptedItems,
  answerViews,
  columnsOf,
  dayOf,
  displayState,
  displayStates,
  type EvaluationContext,
  isPaused,
  itemLabel,
  type Json,
  layoutOf,
  listOf,
  mainUnit,
  mayRead,
  maySee,
  maySeeTerm,
  maySeeUnit,
  mayWrite,
  openTasksIn,
  readableFields,
  roleAmong,
  rolesOf,
  scheduleOf,
  type TaskView,
  tasksOf,
  unitAt,
  unitsOf,
  visibleFact,
  visibleRows,
  withoutAuthors,
  workdaysBetween,
} from "../../../../engine/index.ts";
import type { InstanceRow } from "../../../api/types.ts";
import { nameOf, peopleNamed } from "./people.ts";
import { given, type Reply } from "./problems.ts";
import type { PlayedWorld } from "./session.ts";

const actorOf = ({ me }: PlayedWorld) => ({ person: me.id, organisation: me.organisation });
const known = (played: PlayedWorld): readonly EvaluationContext[] =>
  played.world.instances
    .map(({ id }) => played.world.context(id))
    .filter((context) => maySee(context, actorOf(played)));

function mayDo(played: PlayedWorld, context: EvaluationContext, view: TaskView): boolean {
  const unit = unitAt(context, view.item);
  const actor = actorOf(played);
  if (!unit || !maySeeUnit(context, actor, unit)) return false;
  if (view.type === "section") return mayWrite(context, actor, unit, view.name).allowed;
  if (view.type === "answer") return answerViews(context, actor, unit).some(({ effect }) => effect === view.name);
  const asked = openTasksIn(unit).find(({ task, name }) => task === "event" && name === view.name);
  const sent = unit.definition.events[view.name]?.notBy ?? [];
  return (
    asked !== undefined &&
    roleAmong(context, rolesOf(context, actor, unit), asked.by) !== undefined &&
    !sent.some((other) => unit.state.sentBy[other]?.id === actor.person)
  );
}
function dueOf({ clock }: EvaluationContext, at: string | null) {
  if (at === null) return {};
  const [day, today] = [dayOf(at as typeof clock.now, clock.timeZone), dayOf(clock.now, clock.timeZone)];
  return { due: { at, day, workdays: workdaysBetween(today, day, clock.holidays), late: at <= clock.now } };
}

/** Open tasks of the played person; there is one scope, for there is one group. */
export function worklistOf(played: PlayedWorld): Reply {
  const tasks = known(played).flatMap((context) =>
    tasksOf(context).flatMap(({ view, dueAt }) => {
      const task = view as TaskView;
      if (!mayDo(played, context, task)) return [];
      const unit = unitAt(context, task.item);
      const called = unit && itemLabel(context, actorOf(played), unit);
      const told = { ...withoutAuthors(context, actorOf(played), task), ...(called ? { called } : {}) };
      return [{ ...told, can: true, shared: false, ...dueOf(context, dueAt) }];
    }),
  );
  const count = { count: tasks.length, more: false };
  const late = { count: tasks.filter((task) => "due" in task && task.due?.late).length, more: false };
  return given({
    tasks,
    notices: [],
    waiting: [],
    counts: { mine: count, team: count, organisation: count, late },
    people: peopleNamed(played.world, played.words),
    next: null,
  });
}

function columnAt(context: EvaluationContext, actor: ReturnType<typeof actorOf>, column: string): Json | undefined {
  const path = column.split(".");
  const [section = "", field] = path[0] === context.kind.kind ? path.slice(1) : path;
  const unit = mainUnit(context);
  if (field === undefined) return visibleFact(context, actor, unit, column);
  if (!mayRead(context, actor, unit, section).allowed) return undefined;
  if (!readableFields(context, actor, unit, section).has(`/${field}`)) return undefined;
  return visibleRows(context, actor, unit, section, context.contents.read(null, section) ?? {})[field];
}
function heldAt(context: EvaluationContext, actor: ReturnType<typeof actorOf>) {
  const schedule = scheduleOf(context.kind);
  const at = (field: string | undefined): string | undefined => {
    const value =
      schedule && field !== undefined ? columnAt(context, actor, `${schedule.section}.${field}`) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const [day, start, place] = [at(schedule?.day), at(schedule?.start), at(schedule?.place)];
  const more = { ...(start === undefined ? {} : { start }), ...(place === undefined ? {} : { place }) };
  return day === undefined ? {} : { held: { day, ...more } };
}
function termOf(context: EvaluationContext, actor: ReturnType<typeof actorOf>) {
  const dues = unitsOf(context)
    .filter((unit) => maySeeUnit(context, actor, unit))
    .flatMap((unit) =>
      Object.entries(unit.state.deadlines).flatMap(([name, deadline]) =>
        maySeeTerm(context, actor, unit, name) && !isPaused(deadline) ? [deadline.due] : [],
      ),
    )
    .sort();
  return dueOf(context, dues[0] ?? null).due ?? null;
}
function rowOf(played: PlayedWorld, context: EvaluationContext): InstanceRow {
  const { instance, kind, process } = context;
  const { world, words } = played;
  const actor = actorOf(played);
  const state = displayState(kind.chart, instance.main.chart);
  const [number = null] = Object.values(instance.numbers);
  const commits = world.commits(instance.id);
  return {
    id: instance.id,
    kind: instance.kind,
    process: process.id,
    definition: process.hash,
    number,
    state,
    ended: kind.chart.isFinal(instance.main.chart),
    createdAt: instance.createdAt,
    changedAt: commits.at(-1)?.at ?? instance.createdAt,
    since: instance.main.since[state] ?? instance.createdAt,
    deadline: termOf(context, actor),
    accepts: kind.chart.isFinal(instance.main.chart) ? [] : acceptedItems(context),
    group: { id: instance.group, name: words("process"), municipality: "" },
    creator: {
      person: instance.creator.id,
      name: nameOf(process, words, instance.creator),
      organisation: instance.creator.organisation,
    },
    ...heldAt(context, actor),
    columns: Object.fromEntries(columnsOf(kind).map((column) => [column, columnAt(context, actor, column) ?? null])),
  };
}

const PLAIN: readonly string[] = ["number", "state", "leads", "group", "deadline"];
function screenOf({ process }: PlayedWorld, layout: string | null, rows: readonly ReturnType<typeof rowOf>[]) {
  const kinds = Object.values(process.kinds).filter((kind) => layout === null || layoutOf(kind) === layout);
  const textOf = (name: string): object => {
    for (const kind of kinds) {
      const [section = "", field] = name.replace(new RegExp(`^${kind.kind}\\.`), "").split(".");
      const form = field === undefined ? undefined : kind.sections[section]?.form;
      if (form) return { text: `forms.${form}.${field}` };
      if (kind.facts.some((fact) => fact.name === name)) return { text: `${kind.address}.facts.${name}` };
    }
    return {};
  };
  const names = new Set(kinds.flatMap((kind) => listOf(kind).columns ?? PLAIN));
  return {
    columns: [...names].map((name) => ({
      name,
      definition: process.hash,
      ...textOf(name),
      ...(name === "signals" ? { facts: kinds.flatMap((kind) => listOf(kind).signals ?? []) } : {}),
    })),
    states: kinds.flatMap((kind) =>
      displayStates(kind.chart).map((state) => ({
        kind: kind.kind,
        state,
        definition: process.hash,
        count: rows.filter((row) => row.kind === kind.kind && row.state === state).length,
      })),
    ),
    count: rows.length,
    more: false,
  };
}

export function instancesOf(played: PlayedWorld, query: URLSearchParams): Reply {
  const layout = query.get("layout");
  const asked = (name: string, value: string): boolean => query.get(name) === null || query.get(name) === value;
  const all = known(played)
    .filter(({ kind }) => (layout === null || layoutOf(kind) === layout) && asked("kind", kind.kind))
    .map((context) => rowOf(played, context))
    .filter((row) => asked("ended", String(row.ended)));
  const rows = all.filter(
    (row) => asked("state", row.state) && (row.number ?? "").startsWith(query.get("number") ?? ""),
  );
  const screen = query.get("screen") === "true" ? { screen: screenOf(played, layout, all) } : {};
  return given({ rows, ...screen, next: null });
}
