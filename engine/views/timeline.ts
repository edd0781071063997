/** What happened to an instance, in addresses and moments, as far as the reader may know. */

import { mayRead, maySeeUnit, readableFields, seesAuthor } from "../access/access.ts";
import { ownerFor } from "../access/link-owners.ts";
import type { CompiledUnit } from "../compile/types.ts";
import type { PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor, InstanceEvent } from "../state/types.ts";
import { type Unit, unitAt } from "../state/unit.ts";
import type { Timestamp } from "../time.ts";
import type { TimelineEntry } from "./types.ts";

export interface VisibleCommit {
  readonly revision: number;
  readonly at: Timestamp;
  readonly actor: PersonId;
  readonly role?: string;
  readonly events: readonly InstanceEvent[];
}
type Entry = Pick<TimelineEntry, "address" | "number" | "states" | "to" | "changed" | "version" | "reason" | "asked">;

/** What one reader may know, each thing asked once: a timeline asks the same of hundreds of events. */
interface Reader {
  sees(unit: Unit): boolean;
  reads(unit: Unit, section: string): boolean;
  fields(unit: Unit, section: string): ReadonlySet<string>;
  seesAuthor(unit: Unit, section: string): boolean;
}
function once<T>(ask: (unit: Unit, section: string) => T): (unit: Unit, section?: string) => T {
  const known = new Map<string, T>();
  return (unit, section = "") => {
    const key = `${unit.id} ${section}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = ask(unit, section);
    known.set(key, answer);
    return answer;
  };
}
const readerOf = (context: EvaluationContext, actor: Actor): Reader => ({
  sees: once((unit) => maySeeUnit(context, actor, unit)),
  reads: once((unit, section) => mayRead(context, actor, unit, section).allowed),
  fields: once((unit, section) => readableFields(context, actor, unit, section)),
  seesAuthor: once((unit, section) => seesAuthor(context, actor, unit, section)),
});

/** The unit that an event is about; the main one where it says none. */
function unitOf(context: EvaluationContext, event: InstanceEvent): Unit | undefined {
  if (event.type === "ItemAdded") return unitAt(context, event.item.id);
  if (event.type === "LinkAnswered") return unitAt(context, event.item);
  return unitAt(context, "unit" in event ? event.unit : null);
}

/** Names of the fields that changed and that the reader may read. */
function changedFor(
  reader: Reader,
  unit: Unit,
  { section, changed }: Extract<InstanceEvent, { type: "SectionWritten" }>,
): readonly string[] {
  const readable = reader.fields(unit, section);
  return changed.filter((field) => readable.has(`/${field}`));
}

/** What the reader may know of an event; `undefined` for events that are no news to anybody. */
function entryOf(reader: Reader, unit: Unit, event: InstanceEvent): Entry | undefined {
  const { address } = unit.definition;
  switch (event.type) {
    case "InstanceCreated":
      return { address, ...(event.instance.startedBy === undefined ? {} : { asked: true }) };
    case "ItemAdded":
    case "Excluded":
    case "ExclusionLifted":
      return { address };
    case "HandedOver":
      return { address, to: event.to.id };
    case "SectionWritten":
    case "SectionErased": {
      const readable = reader.reads(unit, event.section);
      return {
        address: `${address}.sections.${event.section}`,
        ...(event.type === "SectionWritten" && readable ? { changed: changedFor(reader, unit, event) } : {}),
      };
    }
    case "EventTaken":
      return { address: `${address}.events.${event.event}` };
    case "StateChanged": {
      const last = event.entered.at(-1);
      return last === undefined ? undefined : { address: `${address}.states.${last}`, states: event.entered };
    }
    case "WentOver":
      return { address, version: event.version, ...(event.reason === undefined ? {} : { reason: event.reason }) };
    case "NumberGiven":
      return { address, number: event.number };
    case "LinkAnswered":
      return { address, states: [event.answer] };
    case "TaskTaken":
    case "TaskReleased":
      return { address: `${address}.${event.task}s.${event.name}` };
    default:
      return undefined;
  }
}

/** The section that an event wrote, or that the task it is about writes. */
function sectionOf({ events }: CompiledUnit, event: InstanceEvent): string | undefined {
  switch (event.type) {
    case "SectionWritten":
      return event.section;
    case "EventTaken":
      return events[event.event]?.fill;
    case "TaskTaken":
    case "TaskReleased":
      return event.task === "section" ? event.name : events[event.name]?.fill;
    default:
      return undefined;
  }
}
/** What was written by somebody whom this reader may not know is left out: an entry names its person. */
function namesHidden(reader: Reader, unit: Unit | undefined, event: InstanceEvent): boolean {
  const section = unit && sectionOf(unit.definition, event);
  return unit !== undefined && section !== undefined && !reader.seesAuthor(unit, section);
}

/** Of several states that one commit passed, only where a unit came to rest. */
function restOnly(events: readonly InstanceEvent[]): readonly InstanceEvent[] {
  return events.filter(
    (event, index) =>
      event.type !== "StateChanged" ||
      !events.slice(index + 1).some((later) => later.type === "StateChanged" && later.unit === event.unit),
  );
}

/** Whether a commit came about by a link that is hidden from this reader: all of it would tell of the other instance. */
const ofHiddenLink = (context: EvaluationContext, actor: Actor, events: readonly InstanceEvent[]): boolean =>
  events.some((event) => event.type === "IncomingChanged" && ownerFor(context, actor, event.incoming) === undefined);

/** Entries in order of time. */
export function timelineOf(
  context: EvaluationContext,
  actor: Actor,
  commits: readonly VisibleCommit[],
): readonly TimelineEntry[] {
  const reader = readerOf(context, actor);
  return commits.flatMap(({ revision, at, actor: by, role, events }) => {
    if (ofHiddenLink(context, actor, events)) return [];
    // Whoever may not be known by one thing of a commit is not named by the others either.
    const isUnnamed = events.some((event) => namesHidden(reader, unitOf(context, event), event));
    return restOnly(events).flatMap((event): TimelineEntry[] => {
      const unit = unitOf(context, event);
      if (!unit || !reader.sees(unit) || namesHidden(reader, unit, event)) return [];
      const entry = entryOf(reader, unit, event);
      if (!entry) return [];
      return [
        {
          revision,
          at,
          ...(isUnnamed ? {} : { by, ...(role === undefined ? {} : { role }) }),
          type: event.type,
          ...entry,
          ...(unit.id === null ? {} : { item: unit.id }),
        },
      ];
    });
  });
}
