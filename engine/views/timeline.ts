/** What happened to an instance, in addresses and moments, as far as the reader may know. */

import { mayRead, maySeeUnit, readableFields, seesAuthor } from "../access/access.ts";
import type { ItemId, PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/scope.ts";
import type { Actor, InstanceEvent } from "../state/types.ts";
import { placeOf } from "../state/unit.ts";
import type { Timestamp } from "../time.ts";
import type { TimelineEntry } from "./types.ts";

export interface VisibleCommit {
  readonly revision: number;
  readonly at: Timestamp;
  readonly actor: PersonId;
  readonly role?: string;
  readonly events: readonly InstanceEvent[];
}
type Told = Pick<TimelineEntry, "address" | "number" | "states" | "changed"> & { readonly unit: ItemId | null };

/** Names of the fields that changed and that the reader may read. */
function changedFor(
  context: EvaluationContext,
  actor: Actor,
  { unit, section, changed }: Extract<InstanceEvent, { type: "SectionWritten" }>,
): readonly string[] {
  const readable = readableFields(context, actor, unit, section);
  return changed.filter((field) => readable.has(`/${field}`));
}

function toldOf(context: EvaluationContext, actor: Actor, event: InstanceEvent): Told | undefined {
  const address = (unit: ItemId | null): string => placeOf(context, unit)?.unit.address ?? context.kind.address;
  switch (event.type) {
    case "InstanceCreated":
    case "HandedOver":
      return { unit: null, address: context.kind.address };
    case "SectionWritten":
    case "SectionErased": {
      const readable = mayRead(context, actor, event.unit, event.section).allowed;
      return {
        unit: event.unit,
        address: `${address(event.unit)}.sections.${event.section}`,
        ...(event.type === "SectionWritten" && readable ? { changed: changedFor(context, actor, event) } : {}),
      };
    }
    case "EventTaken":
      return { unit: event.unit, address: `${address(event.unit)}.events.${event.event}` };
    case "StateChanged": {
      const last = event.entered.at(-1);
      return last === undefined
        ? undefined
        : { unit: event.unit, address: `${address(event.unit)}.states.${last}`, states: event.entered };
    }
    case "ItemAdded":
      return { unit: event.item.id, address: address(event.item.id) };
    case "NumberGiven":
      return { unit: event.unit, address: address(event.unit), number: event.number };
    case "LinkAnswered":
      return { unit: event.item, address: address(event.item), states: [event.answer] };
    case "TaskTaken":
    case "TaskReleased":
      return { unit: event.unit, address: `${address(event.unit)}.${event.task}s.${event.name}` };
    case "Excluded":
    case "ExclusionLifted":
      return { unit: null, address: context.kind.address };
    default:
      return undefined;
  }
}

/** What was written by somebody whom this reader may not know is left out: an entry names its person. */
function namesHidden(context: EvaluationContext, actor: Actor, event: InstanceEvent): boolean {
  const hidden = (section: string | undefined): boolean =>
    section !== undefined && !seesAuthor(context, actor, "unit" in event ? event.unit : null, section);
  const filledBy = (unit: ItemId | null, name: string) => placeOf(context, unit)?.unit.events[name]?.fill;
  switch (event.type) {
    case "SectionWritten":
      return hidden(event.section);
    case "EventTaken":
      return hidden(filledBy(event.unit, event.event));
    case "TaskTaken":
    case "TaskReleased":
      return hidden(event.task === "section" ? event.name : filledBy(event.unit, event.name));
    default:
      return false;
  }
}

/** Of several states that one commit passed, only where a unit came to rest. */
function restOnly(events: readonly InstanceEvent[]): readonly InstanceEvent[] {
  return events.filter(
    (event, index) =>
      event.type !== "StateChanged" ||
      !events.slice(index + 1).some((later) => later.type === "StateChanged" && later.unit === event.unit),
  );
}

/** Entries in order of time. */
export function timelineOf(
  context: EvaluationContext,
  actor: Actor,
  commits: readonly VisibleCommit[],
): readonly TimelineEntry[] {
  return commits.flatMap(({ revision, at, actor: by, role, events }) => {
    // Whoever may not be known by one thing of a commit is not named by the others either.
    const isUnnamed = events.some((event) => namesHidden(context, actor, event));
    return restOnly(events).flatMap((event): TimelineEntry[] => {
      const told = toldOf(context, actor, event);
      if (!told || !maySeeUnit(context, actor, told.unit) || namesHidden(context, actor, event)) return [];
      const { unit, ...rest } = told;
      return [
        {
          revision,
          at,
          ...(isUnnamed ? {} : { by, ...(role === undefined ? {} : { role }) }),
          type: event.type,
          ...rest,
          ...(unit === null ? {} : { item: unit }),
        },
      ];
    });
  });
}
