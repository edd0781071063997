/** One row of a list: what the definition's screen names as columns, of which a reader gets what may be read. */

import {
  type Actor,
  aboutText,
  acceptedItems,
  asId,
  columnsOf,
  dayOf,
  displayState,
  type EvaluationContext,
  type InstanceId,
  isPaused,
  type Json,
  leadsOf,
  mainUnit,
  mayRead,
  maySeeTerm,
  maySeeUnit,
  type PersonId,
  readableFields,
  scheduleOf,
  unitsOf,
  visibleFact,
  visibleRows,
  workdaysBetween,
} from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import type { ListRow } from "../store/port.ts";

/** When and where something is held, and whether that is over, whatever still has to be done about it. */
export interface Held {
  readonly day: string;
  readonly start?: string;
  readonly place?: string;
  readonly over?: true;
}
export interface VisibleRow {
  readonly id: InstanceId;
  readonly kind: string;
  readonly process: string;
  readonly definition: string;
  readonly variant?: string;
  readonly number: string | null;
  /** What it is about, where its screens say so and this reader may know. */
  readonly about?: string;
  /** Where it stands, in one word. */
  readonly state: string;
  readonly ended: boolean;
  readonly createdAt: string;
  readonly changedAt: string;
  /** When it was brought to where it stands. */
  readonly since: string;
  /** The nearest due moment of its deadlines. */
  readonly deadline: { readonly day: string; readonly workdays: number; readonly late: boolean } | null;
  readonly group: { readonly id: string; readonly name: string; readonly municipality: string; readonly isTest?: true };
  readonly creator: { readonly person: string; readonly name: string; readonly organisation: string };
  /** Who leads it, where the definition says so by a fact; `null` for a reader who may not know. */
  readonly leads?: { readonly person: string; readonly name: string; readonly organisation: string } | null;
  readonly held?: Held;
  /** Names of the items of others that it accepts a link from now. */
  readonly accepts: readonly string[];
  /** Column of the definition's list → value; absent when it is empty or not for this reader. */
  readonly columns: Readonly<Record<string, Json>>;
}

/** A field of the main unit, when this reader may read it. */
function fieldOf(context: EvaluationContext, actor: Actor, section: string, field: string): Json | undefined {
  const unit = mainUnit(context);
  if (!mayRead(context, actor, unit, section).allowed) return undefined;
  if (!readableFields(context, actor, unit, section).has(`/${field}`)) return undefined;
  return visibleRows(context, actor, unit, section, context.contents.read(null, section) ?? {})[field];
}
/** `<section>.<field>`, with the kind before it or not, or the name of a fact that reads nothing hidden. */
function columnAt(context: EvaluationContext, actor: Actor, column: string): Json | undefined {
  const path = column.split(".");
  const [section = "", field] = path[0] === context.kind.kind ? path.slice(1) : path;
  return field === undefined
    ? visibleFact(context, actor, mainUnit(context), column)
    : fieldOf(context, actor, section, field);
}
/** When and where something is held, as its layout names the fields. */
export function heldAt(context: EvaluationContext, actor: Actor): Held | undefined {
  const schedule = scheduleOf(context.kind);
  if (!schedule) return undefined;
  const { section, start, place } = schedule;
  const text = (field: string | undefined): string | undefined => {
    const value = field === undefined ? undefined : fieldOf(context, actor, section, field);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const day = text(schedule.day);
  if (day === undefined) return undefined;
  const [from, where] = [text(start), text(place)];
  const active = context.kind.chart.active(context.instance.main.chart);
  return {
    day,
    ...(from === undefined ? {} : { start: from }),
    ...(where === undefined ? {} : { place: where }),
    ...(schedule.over.some((state) => active.includes(state)) ? { over: true } : {}),
  };
}

/** The person that the fact of the screen gives. */
function leaderOf(shell: Shell, context: EvaluationContext, actor: Actor): VisibleRow["leads"] {
  const fact = leadsOf(context.kind);
  if (fact === undefined) return undefined;
  const id = visibleFact(context, actor, mainUnit(context), fact);
  if (id === undefined) return null;
  const person = typeof id === "string" && id !== "" ? shell.directory.person(asId<PersonId>(id)) : undefined;
  if (!person) return undefined;
  const { name = "" } = shell.directory.organisation(person.organisation) ?? {};
  return { person: person.id, name: person.name, organisation: name };
}

/** The nearest of the terms that run, of the instance and of what is in it for this reader: not a reminder before it. */
function termOf(context: EvaluationContext, actor: Actor): VisibleRow["deadline"] {
  const { clock } = context;
  const [due] = unitsOf(context)
    .filter((unit) => maySeeUnit(context, actor, unit))
    .flatMap((unit) =>
      Object.entries(unit.state.deadlines).flatMap(([name, deadline]) =>
        maySeeTerm(context, actor, unit, name) ? [deadline] : [],
      ),
    )
    .filter((deadline) => !isPaused(deadline))
    .map((deadline) => deadline.due)
    .sort();
  if (due === undefined) return null;
  const [day, today] = [dayOf(due, clock.timeZone), dayOf(clock.now, clock.timeZone)];
  return { day, workdays: workdaysBetween(today, day, clock.holidays), late: due <= clock.now };
}

export function rowOf(shell: Shell, context: EvaluationContext, actor: Actor, { id, index }: ListRow): VisibleRow {
  const { instance, kind, process } = context;
  const group = context.directory.group(instance.group);
  const creator = shell.directory.person(instance.creator.id);
  const organisation = shell.directory.organisation(instance.creator.organisation);
  const columns = columnsOf(kind).flatMap((column) => {
    const value = columnAt(context, actor, column);
    return value === undefined ? [] : [[column, value] as const];
  });
  const held = heldAt(context, actor);
  const leads = leaderOf(shell, context, actor);
  const about = aboutText(context, actor);
  return {
    id,
    kind: instance.kind,
    process: process.id,
    definition: process.hash,
    ...(process.variant === undefined ? {} : { variant: process.variant }),
    number: index.number,
    ...(about === undefined ? {} : { about }),
    state: displayState(kind.chart, instance.main.chart),
    ended: index.ended,
    createdAt: index.createdAt,
    changedAt: index.changedAt,
    since: instance.main.since[displayState(kind.chart, instance.main.chart)] ?? instance.createdAt,
    deadline: termOf(context, actor),
    group: {
      id: instance.group,
      name: group?.name ?? "",
      municipality: group?.municipality ?? "",
      ...(group?.isTest ? { isTest: true } : {}),
    },
    creator: { person: instance.creator.id, name: creator?.name ?? "", organisation: organisation?.name ?? "" },
    ...(leads === undefined ? {} : { leads }),
    ...(held ? { held } : {}),
    accepts: index.ended ? [] : acceptedItems(context),
    columns: Object.fromEntries(columns),
  };
}
