/** `decide(process, instance, command)`: everything that follows from one command, or why not. Pure. */

import type { CompiledProcess } from "../compile/types.ts";
import { type Rejection, unreachable } from "../result.ts";
import type { Command, DecideContext, Decision, Instance, InstanceEvent, PersonRef } from "../state/types.ts";
import { addItems } from "./commands/add-item.ts";
import { create, newInstance } from "./commands/create.ts";
import { recordAnswer } from "./commands/record-answer.ts";
import { answer, brought, deadlineDue, mirror, request, retryFailedRungs } from "./commands/system.ts";
import { releaseTask, takeTask } from "./commands/tasks.ts";
import { upgrade } from "./commands/upgrade.ts";
import { handOver, liftExclusion, patchSections, sendEvent } from "./commands/user.ts";
import { badCommand, notFound, nothingChanges, unsettled } from "./rejections.ts";
import { settle } from "./settle/index.ts";
import { Draft, type StepOrder } from "./transaction.ts";

export interface DecideOptions {
  /** Order in which items step: the end is the same in every order, and tests prove it. */
  readonly order?: StepOrder;
}
const refuse = (rejection: Rejection): Decision => ({ outcome: "rejected", rejection });

/**
 * Decides one command.
 * @param instance the newest state; `null` for `Create` only.
 * @returns everything one commit writes; a rejection with reasons; or which numbers have to be reserved first.
 */
export function decide(
  process: CompiledProcess,
  instance: Instance | null,
  command: Command,
  given: DecideContext,
  options: DecideOptions = {},
): Decision {
  const by = personOf(command, given);
  if (!by) return refuse(notFound("person"));
  if ((command.type === "Create") !== (instance === null))
    return refuse(instance === null ? notFound("instance") : badCommand("This instance exists already."));
  const kind = process.kinds[command.type === "Create" ? command.kind : (instance?.kind ?? "")];
  if (!kind) return refuse(notFound("kind"));
  const start = command.type === "Create" ? newInstance(process, command, by) : (instance as Instance);
  const draft = new Draft(process, kind, start, command, by, given, options.order);
  const refused = apply(draft, command);
  const decision = refused ? refuse(refused) : finish(draft, start, command);
  return draft.comparisons.length > 0 ? { ...decision, comparisons: draft.comparisons } : decision;
}

/** The person behind a command; for a request the one who acted at the other end. */
function personOf(command: Command, { directory }: DecideContext): PersonRef | undefined {
  if (command.type === "Request") return command.request.by;
  const known = directory.person(command.actor.person);
  if (known) return known;
  const isSystem =
    command.type === "DeadlineDue" ||
    command.type === "WakeUp" ||
    command.type === "Answer" ||
    command.type === "Mirror" ||
    command.type === "Brought";
  return isSystem
    ? { id: command.actor.person, organisation: command.actor.organisation, party: "", domain: "" }
    : undefined;
}

function apply(draft: Draft, command: Command): Rejection | undefined {
  switch (command.type) {
    case "Create":
      return create(draft, command);
    case "PatchSection":
      return patchSections(draft, command);
    case "SendEvent":
      return sendEvent(draft, command);
    case "AddItem":
      return addItems(draft, command);
    case "HandOver":
      return handOver(draft, command);
    case "LiftExclusion":
      return liftExclusion(draft, command);
    case "Upgrade":
      return upgrade(draft, command);
    case "RecordAnswer":
      return recordAnswer(draft, command);
    case "TakeTask":
      return takeTask(draft, command);
    case "ReleaseTask":
      return releaseTask(draft, command);
    case "DeadlineDue":
      return deadlineDue(draft, command);
    case "WakeUp":
      return undefined;
    case "Request":
      return request(draft, command);
    case "Answer":
      return answer(draft, command);
    case "Mirror":
      return mirror(draft, command);
    case "Brought":
      return brought(draft, command);
    default:
      return unreachable(command);
  }
}

function finish(draft: Draft, before: Instance, command: Command): Decision {
  if (!settle(draft, command.type === "Create" || command.type === "Upgrade")) return refuse(unsettled());
  if (retryFailedRungs(draft) && !settle(draft)) return refuse(unsettled());
  if (draft.neededNumbers.size > 0) return { outcome: "needs-numbers", numberings: [...draft.neededNumbers] };
  if (draft.effects.length === 0 && !somethingChanged(draft.events, before, draft.instance))
    return refuse(
      nothingChanges("event" in command && typeof command.event === "string" ? command.event : command.type),
    );
  const instance: Instance = { ...draft.instance, revision: before.revision + 1 };
  return {
    outcome: "accepted",
    instance,
    events: draft.events,
    written: draft.written,
    effects: draft.effects,
    ...(draft.role === undefined ? {} : { role: draft.role }),
  };
}

const INSIGNIFICANT = new Set<InstanceEvent["type"]>(["EventTaken", "FactsChanged", "StateChanged"]);

/** Configuration, items, sections, deadlines, or anything else but facts (docs/format.md 2.8b). */
function somethingChanged(events: readonly InstanceEvent[], before: Instance, after: Instance): boolean {
  if (events.some((event) => !INSIGNIFICANT.has(event.type))) return true;
  const leaves = (instance: Instance): string =>
    JSON.stringify([instance.main.chart, ...Object.values(instance.items).map((item) => item.chart)]);
  return leaves(before) !== leaves(after);
}
