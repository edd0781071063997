/** `decide(process, instance, command)`: everything that follows from one command, or why not. Pure. */

import type { CompiledProcess } from "../compile/types.ts";
import { type Rejection, unreachable } from "../result.ts";
import type { Command, DecideContext, Decision, Instance, InstanceEvent, PersonRef } from "../state/types.ts";
import { addItems } from "./commands/add-item.ts";
import { answer } from "./commands/answer.ts";
import { brought } from "./commands/brought.ts";
import { create, newInstance } from "./commands/create.ts";
import { deadlineDue, retryFailedRungs } from "./commands/deadline-due.ts";
import { goOver } from "./commands/go-over.ts";
import { handOver } from "./commands/hand-over.ts";
import { liftExclusion } from "./commands/lift-exclusion.ts";
import { mirror } from "./commands/mirror.ts";
import { patchSections } from "./commands/patch-section.ts";
import { recordAnswer } from "./commands/record-answer.ts";
import { releaseTask } from "./commands/release-task.ts";
import { request } from "./commands/request.ts";
import { sendEvent } from "./commands/send-event.ts";
import { succeed } from "./commands/succeed.ts";
import { takeTask } from "./commands/take-task.ts";
import { upgrade } from "./commands/upgrade.ts";
import { badCommand, notFound, nothingChanges, unsettled } from "./rejections.ts";
import { settle } from "./settle/index.ts";
import { type StepOrder, Transaction } from "./transaction.ts";

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
  const tx = new Transaction(process, kind, start, command, by, given, options.order);
  const refused = apply(tx, command);
  const decision = refused ? refuse(refused) : finish(tx, start, command);
  return tx.comparisons.length > 0 ? { ...decision, comparisons: tx.comparisons } : decision;
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

function apply(tx: Transaction, command: Command): Rejection | undefined {
  switch (command.type) {
    case "Create":
      return create(tx, command);
    case "PatchSection":
      return patchSections(tx, command);
    case "SendEvent":
      return sendEvent(tx, command);
    case "AddItem":
      return addItems(tx, command);
    case "HandOver":
      return handOver(tx, command);
    case "LiftExclusion":
      return liftExclusion(tx, command);
    case "Upgrade":
      return upgrade(tx, command);
    case "RecordAnswer":
      return recordAnswer(tx, command);
    case "TakeTask":
      return takeTask(tx, command);
    case "ReleaseTask":
      return releaseTask(tx, command);
    case "DeadlineDue":
      return deadlineDue(tx, command);
    case "WakeUp":
      return undefined;
    case "Request":
      return request(tx, command);
    case "Answer":
      return answer(tx, command);
    case "Mirror":
      return mirror(tx, command);
    case "Brought":
      return brought(tx, command);
    case "GoOver":
      return goOver(tx, command);
    case "Succeed":
      return succeed(tx, command);
    default:
      return unreachable(command);
  }
}

function finish(tx: Transaction, before: Instance, command: Command): Decision {
  if (!settle(tx, ["Create", "Upgrade", "GoOver"].includes(command.type))) return refuse(unsettled());
  if (retryFailedRungs(tx) && !settle(tx)) return refuse(unsettled());
  if (tx.neededNumbers.size > 0) return { outcome: "needs-numbers", numberings: [...tx.neededNumbers] };
  if (tx.effects.length === 0 && !somethingChanged(tx.events, before, tx.instance))
    return refuse(
      nothingChanges("event" in command && typeof command.event === "string" ? command.event : command.type),
    );
  const instance: Instance = { ...tx.instance, revision: before.revision + 1 };
  return {
    outcome: "accepted",
    instance,
    events: tx.events,
    written: tx.written,
    effects: tx.effects,
    ...(tx.role === undefined ? {} : { role: tx.role }),
  };
}

const INSIGNIFICANT = new Set<InstanceEvent["type"]>(["EventTaken", "FactsChanged", "StateChanged"]);

/** Configuration, items, sections, deadlines, or anything else but facts (docs/format/settling.md). */
function somethingChanged(events: readonly InstanceEvent[], before: Instance, after: Instance): boolean {
  if (events.some((event) => !INSIGNIFICANT.has(event.type))) return true;
  const leaves = (instance: Instance): string =>
    JSON.stringify([instance.main.chart, ...Object.values(instance.items).map((item) => item.chart)]);
  return leaves(before) !== leaves(after);
}
