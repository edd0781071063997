/** The parts of a meeting's screen as its definition names them (docs/format/screens.md), and in which of its three phases it is. */

import type { InstanceView } from "../../../engine/index.ts";

/** Something of a place on the agenda: the name under which it is shown here, and the field in which it is written there. */
export interface ShownField {
  readonly shown: string;
  /** `<section>.<field>` of the place. */
  readonly field: string;
}
export interface MeetingParts {
  /** Section with the plan, and its fields. */
  readonly plan?: string;
  readonly date?: string;
  readonly start?: string;
  readonly place?: string;
  /** Fact: how many minutes it may take. */
  readonly length?: string;
  /** The incoming link. */
  readonly agenda: string;
  /** `<section>.<field>` with the order of its places. */
  readonly order?: string;
  /** Fields with the minutes of the fixed points before and after the places. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly minutes?: ShownField;
  readonly sort?: ShownField;
  /** Rounds of this kind: who comes, what they think. */
  readonly attendance?: string;
  readonly round?: string;
  /** The item by which whoever was there says what is not right in the list. */
  readonly corrections?: string;
  /** States while it is led, and while and after it is ended. */
  readonly running?: readonly string[];
  readonly ending?: readonly string[];
  /** States that it is in once what it cannot close without is done. */
  readonly closes?: readonly string[];
  /** State of a place: it waits to be discussed. */
  readonly waiting?: string;
  /** State of a place: it is discussed now. */
  readonly onTable?: string;
  /** Papers that can be made at any time. */
  readonly reports?: readonly string[];
  /** States of a place that left without having been finished; the first that it ever entered says why. */
  readonly left?: readonly string[];
  /** State of a place: the family was told. */
  readonly told?: string;
  /** States of a case in which it is to come on an agenda. */
  readonly expected?: readonly string[] | string;
  /** Events: take a place up, finish it, go to the end. */
  readonly open?: string;
  readonly finish?: string;
  readonly wrapUp?: string;
  /** Events of one step back: takes the place that was discussed before up again; puts the one on the table back on the agenda. */
  readonly back?: string;
  readonly putBack?: string;
  /** Events: it rests for a while, and goes on after that. */
  readonly pause?: string;
  readonly resume?: string;
  /** `<section>.<field>` of the place: what may not be discussed, in sight while it is on the table. */
  readonly limits?: string;
  /** Section of the place in which is decided how it goes on: asked of each point. */
  readonly decide?: string;
  /** `<section>.<field>` of the case, shown while it is discussed; the first is the question. */
  readonly show?: readonly string[];
  /** The item that is added while a case is discussed; the event by which its holder takes it over, and its state then. */
  readonly entry?: string;
  readonly take?: string;
  readonly taken?: string;
  /** State of an entry that still has to be done, and the events by which a meeting settles it, in this order. */
  readonly pending?: string;
  readonly settle?: readonly string[];
  readonly closing?: string;
  readonly report?: string;
  /** Steps of what is on the table, by name: sections, rounds and events of the place, what is added to it, `section.field` of its case. */
  readonly steps?: Readonly<Record<string, TableStep>>;
  /** Of an item of which there is one per person: the states that mean yes and no. */
  readonly sets?: Readonly<
    Record<
      string,
      {
        readonly enough?: string;
        /** Fact: how many have to say yes. */
        readonly needed?: string;
        readonly done?: string;
        readonly no?: readonly string[];
      }
    >
  >;
}
export interface TableStep {
  readonly show?: readonly string[];
  /** The paper whose drawings stand above. */
  readonly paper?: string;
  /** State of one answer of a round that means it was given. */
  readonly done?: string;
}
export type Phase = "before" | "during" | "after";

export const partsOf = (view: InstanceView): MeetingParts =>
  (view.screens.find(({ layout }) => layout === "meeting") ?? { agenda: "" }) as unknown as MeetingParts;

const isIn = (view: InstanceView, states: readonly string[] = []): boolean =>
  view.main.states.some(({ key }) => states.includes(key));
export const phaseOf = (view: InstanceView, parts: MeetingParts): Phase =>
  isIn(view, parts.running) ? "during" : isIn(view, parts.ending) ? "after" : "before";

/** Whether the definition says which answer means that somebody comes: without it nobody is counted. */
export const saysWhoComes = ({ sets, attendance }: MeetingParts): boolean =>
  sets?.[attendance ?? ""]?.done !== undefined;

/** When it was begun: the moment it came into the state in which it is led. */
export const begunAt = (view: InstanceView, parts: MeetingParts): string | undefined =>
  view.main.states.find(({ key }) => parts.running?.includes(key))?.since;

/** It is led, but rests for a while. */
export const isPaused = (view: InstanceView, parts: MeetingParts): boolean =>
  phaseOf(view, parts) === "during" && !isIn(view, parts.running?.slice(0, 1));

/** `section.field` in two. */
export function split(name: string | undefined): readonly [section: string, field: string] {
  const [section = "", field = ""] = (name ?? "").split(".");
  return [section, field];
}
