/** The parts that the layout of a meeting names exist: its plan, the link that is its agenda, states, events, fields at both ends. */

import type { CompiledItem, CompiledKind, CompiledProcess, CompiledUnit } from "../../compile/types.ts";
import type { ScreenDefinition } from "../../definition/types.ts";

export type Need = (pointer: string, what: string, name: string, known: readonly string[]) => void;
/** Keys of a meeting besides those of any layout. */
export const MEETING_KEYS = (
  "agenda plan date start place length order before after attendance round closing running ending open finish wrapUp " +
  "back putBack pause resume report waiting onTable left told entry show take taken pending settle minutes sort"
).split(" ");
/** What a name is of, and which there are. */
type Known = readonly [what: string, known: readonly string[]];

const names = (record: object | undefined): readonly string[] => Object.keys(record ?? {});
export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** Fields of a unit as `section.field`, with the sections themselves. */
export function fieldsOf(process: CompiledProcess, unit: CompiledUnit | undefined): readonly string[] {
  return Object.entries(unit?.sections ?? {}).flatMap(([section, { form }]) => [
    section,
    ...names(process.forms[form]?.definition.schema.properties).map((field) => `${section}.${field}`),
  ]);
}

interface Ends {
  readonly kind: CompiledKind;
  /** The kind whose items make the agenda, the item, and what is added to it at the table. */
  readonly owner: CompiledKind | undefined;
  readonly place: CompiledItem | undefined;
  readonly entry: CompiledItem | undefined;
}
function endsOf(process: CompiledProcess, kind: CompiledKind, screen: ScreenDefinition): Ends {
  const agenda = String(screen["agenda"]);
  const owner = process.kinds[kind.incoming[agenda] ?? ""];
  return { kind, owner, place: owner?.items[agenda], entry: owner?.items[String(screen["entry"])] };
}

/** Keys that hold one name, or a list of names of one sort. */
function knownParts(
  process: CompiledProcess,
  { kind, owner, place, entry }: Ends,
  screen: ScreenDefinition,
): Readonly<Record<string, Known>> {
  const plan = names(
    process.forms[kind.sections[String(screen["plan"])]?.form ?? ""]?.definition.schema.properties ?? {},
  );
  const events = ["event", names(kind.events)] as const;
  const states = ["state", names(kind.chart.states)] as const;
  const items = ["item", names(kind.items)] as const;
  const field = ["field", fieldsOf(process, kind)] as const;
  return {
    agenda: ["incoming-link", names(kind.incoming)],
    plan: ["section", names(kind.sections)],
    date: ["field", plan],
    start: ["field", plan],
    place: ["field", plan],
    length: ["fact", [...kind.facts.map(({ name }) => name), ...plan]],
    order: field,
    before: field,
    after: field,
    attendance: items,
    round: items,
    closing: ["part", [...names(kind.sections), ...names(kind.items)]],
    running: states,
    ending: states,
    open: events,
    finish: events,
    back: events,
    putBack: events,
    wrapUp: events,
    pause: events,
    resume: events,
    report: ["report", names(process.reports)],
    ...(owner && place
      ? {
          waiting: ["state", names(place.chart.states)],
          onTable: ["state", names(place.chart.states)],
          left: ["state", names(place.chart.states)],
          told: ["state", names(place.chart.states)],
          entry: ["item", names(owner.items)],
          show: ["field", fieldsOf(process, owner)],
          ...(entry ? knownOfEntry(entry) : {}),
        }
      : {}),
  };
}

function knownOfEntry({ chart, events }: CompiledItem): Readonly<Record<string, Known>> {
  const state: Known = ["state", names(chart.states)];
  const event: Known = ["event", names(events)];
  return { take: event, taken: state, pending: state, settle: event };
}

/** Keys that say where something of a place on the agenda is shown, and in which field it is written. */
function checkShown(process: CompiledProcess, place: CompiledItem, screen: ScreenDefinition, need: Need): void {
  for (const key of ["minutes", "sort"]) {
    const { shown, field } = (screen[key] ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof shown === "string") need(`/${key}/shown`, "name", shown, names(place.link?.showsPrograms));
    if (typeof field === "string") need(`/${key}/field`, "field", field, fieldsOf(process, place));
  }
}

export function checkMeeting(process: CompiledProcess, kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  const ends = endsOf(process, kind, screen);
  for (const [key, [what, known]] of Object.entries(knownParts(process, ends, screen))) {
    const value = screen[key];
    if (typeof value === "string") need(`/${key}`, what, value, known);
    texts(value).forEach((name, index) => {
      need(`/${key}/${index}`, what, name, known);
    });
  }
  if (ends.place) checkShown(process, ends.place, screen, need);
}
