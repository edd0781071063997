/** The keys of the layout `meeting`: what each names, where such names stand, and which follow from the charts. */

import type { CompiledItem, CompiledKind, CompiledProcess, CompiledUnit } from "../../compile/types.ts";
import type { ScreenDefinition } from "../../definition/types.ts";
import { fieldsOf, names } from "../read.ts";

/** A meeting, with what stands at both ends of the link that is its agenda. */
interface Ends {
  readonly process: CompiledProcess;
  readonly kind: CompiledKind;
  /** Fields of the section that plans it. */
  readonly plan: readonly string[];
  /** The kind whose items make the agenda, the item, and what is added to it at the table. */
  readonly owner: CompiledKind | undefined;
  readonly place: CompiledItem | undefined;
  readonly entry: CompiledItem | undefined;
}
interface NameKey {
  readonly what: string;
  /** The names there are; `undefined` where that cannot be told. */
  readonly known: (ends: Ends) => readonly string[] | undefined;
  /** It follows from the charts where it is left out. */
  readonly follows?: true;
}

const statesOf = (unit: CompiledUnit | undefined) => unit && names(unit.chart.states);
const eventsOf = (unit: CompiledUnit | undefined) => unit && names(unit.events);

const EVENT = { what: "event", known: ({ kind }: Ends) => eventsOf(kind) };
const STATE = { what: "state", known: ({ kind }: Ends) => statesOf(kind) };
const ITEM = { what: "item", known: ({ kind }: Ends) => names(kind.items) };
const FIELD = { what: "field", known: ({ process, kind }: Ends) => fieldsOf(process, kind) };
const PLAN = { what: "field", known: ({ plan }: Ends) => plan };
const PLACE_STATE = { what: "state", known: ({ place }: Ends) => statesOf(place) };
const ENTRY_STATE = { what: "state", known: ({ entry }: Ends) => statesOf(entry) };
const ENTRY_EVENT = { what: "event", known: ({ entry }: Ends) => eventsOf(entry) };

/** Keys that hold one name, or several of one sort. */
export const NAME_KEYS = {
  agenda: { what: "incoming-link", known: ({ kind }) => names(kind.incoming) },
  plan: { what: "section", known: ({ kind }) => names(kind.sections) },
  date: PLAN,
  start: PLAN,
  place: PLAN,
  length: { what: "fact", known: ({ kind, plan }) => [...kind.facts.map(({ name }) => name), ...plan] },
  series: { what: "setting", known: ({ process }) => names(process.definition.process.settings) },
  order: FIELD,
  before: FIELD,
  after: FIELD,
  attendance: ITEM,
  round: ITEM,
  corrections: ITEM,
  closing: { what: "part", known: ({ kind }) => [...names(kind.sections), ...names(kind.items)] },
  running: { ...STATE, follows: true },
  ending: { ...STATE, follows: true },
  closes: STATE,
  open: EVENT,
  finish: EVENT,
  back: EVENT,
  putBack: EVENT,
  wrapUp: EVENT,
  pause: { ...EVENT, follows: true },
  resume: { ...EVENT, follows: true },
  report: { what: "report", known: ({ process }) => names(process.reports) },
  waiting: { ...PLACE_STATE, follows: true },
  onTable: { ...PLACE_STATE, follows: true },
  left: { ...PLACE_STATE, follows: true },
  told: PLACE_STATE,
  expected: { what: "state", known: ({ owner, place }) => place && statesOf(owner) },
  entry: { what: "item", known: ({ owner, place }) => place && names(owner?.items) },
  decide: { what: "section", known: ({ place }) => place && names(place.sections) },
  limits: { what: "field", known: ({ process, place }) => place && fieldsOf(process, place) },
  show: { what: "field", known: ({ process, owner, place }) => place && fieldsOf(process, owner) },
  take: ENTRY_EVENT,
  taken: ENTRY_STATE,
  pending: ENTRY_STATE,
  settle: ENTRY_EVENT,
} as const satisfies Readonly<Record<string, NameKey>>;

/** Keys that say where something of a place on the agenda is shown, and in which field it is written. */
export const SHOWN_KEYS = ["minutes", "sort"] as const;

type NameKeys = typeof NAME_KEYS;
/** Keys that follow from the charts. */
export type InferredKey = {
  [Key in keyof NameKeys]: NameKeys[Key] extends { readonly follows: true } ? Key : never;
}[keyof NameKeys];
export type InferredKeys = Readonly<Partial<Record<InferredKey, string | readonly string[]>>>;

/** What stands at both ends of the agenda of this screen. */
export function endsOf(process: CompiledProcess, kind: CompiledKind, screen: ScreenDefinition): Ends {
  const agenda = String(screen["agenda"]);
  const owner = process.kinds[kind.incoming[agenda] ?? ""];
  const place = owner?.items[agenda];
  const form = process.forms[kind.sections[String(screen["plan"])]?.form ?? ""];
  const plan = names(form?.definition.schema.properties);
  return { process, kind, plan, owner, place, entry: place && owner?.items[String(screen["entry"])] };
}
