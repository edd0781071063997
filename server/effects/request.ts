/** Carries out a request: the event goes to the other instance, and what that says goes back as its answer; so does what came of a start. */

import type { Actor, Effect, InstanceId, ItemId, Rejection } from "../../engine/index.ts";
import type { Handled } from "../commands/handle-command.ts";
import type { Shell } from "../shell.ts";
import type { LeasedEntry } from "../store/port.ts";
import { outcomeOf, sendToInstance, systemKey } from "./system-command.ts";
import { DONE, type Outcome } from "./types.ts";

type RequestEffect = Extract<Effect, { type: "request" }>;

/** Refusals that may be otherwise in a moment: not an answer of the other instance. */
const PASSING = new Set(["conflict", "unsettled"]);

/** Who asked, over which effect and which sending of it, and which instance it is about. */
interface Asked {
  readonly from: { readonly instance: InstanceId; readonly unit: ItemId | null };
  readonly to: InstanceId;
  readonly by: Actor;
  readonly effect?: string;
  readonly round?: number;
}
const askedBy = ({ request: { from, to, by } }: RequestEffect): Asked => ({
  from,
  to: to.instance,
  by: { person: by.id, organisation: by.organisation },
  ...(from.effect === undefined ? {} : { effect: from.effect }),
  ...(from.round === undefined ? {} : { round: from.round }),
});
const answerCause = (entry: LeasedEntry, { id }: Effect): string => `answer ${entry.instance} ${id}`;

/** What was answered before the server went down is not asked again: it might be answered otherwise now. */
export async function isAnswered(
  shell: Shell,
  entry: LeasedEntry,
  effect: Effect,
  instance: InstanceId,
): Promise<boolean> {
  return (await shell.store.byCommand(instance, systemKey(shell, answerCause(entry, effect)))) !== undefined;
}

export async function carryOutRequest(shell: Shell, entry: LeasedEntry, effect: RequestEffect): Promise<Outcome> {
  const { request } = effect;
  if (await isAnswered(shell, entry, effect, request.from.instance)) return DONE;
  const asked = askedBy(effect);
  const cause = `${entry.instance} ${effect.id}`;
  const handled = await sendToInstance(shell, request.to.instance, cause, asked.by, { type: "Request", request });
  return answerWith(shell, entry, effect, asked, handled);
}

/** Tells who asked what came of it; what may be otherwise in a moment is no answer yet. */
export async function answerWith(
  shell: Shell,
  entry: LeasedEntry,
  effect: Effect,
  asked: Asked,
  handled: Handled,
): Promise<Outcome> {
  if (isPassing(handled)) return outcomeOf(handled);
  return answer(shell, entry, effect, asked, handled.outcome === "rejected" ? whyOf(handled.rejection) : undefined);
}
const isPassing = (handled: Handled): boolean =>
  handled.outcome === "key-used" || (handled.outcome === "rejected" && PASSING.has(handled.rejection.code));

const whyOf = ({ reasons, code }: Rejection): readonly string[] =>
  reasons.length > 0 ? reasons.map(({ name }) => name) : [code];

/** A request that was dropped is refused by what it needed. */
export const refuse = (
  shell: Shell,
  entry: LeasedEntry,
  effect: RequestEffect,
  no: readonly string[],
): Promise<Outcome> => answer(shell, entry, effect, askedBy(effect), no);

/** Tells the instance that asked: yes, or no and why. */
export async function answer(
  shell: Shell,
  entry: LeasedEntry,
  effect: Effect,
  { from, to, by, ...sending }: Asked,
  no: readonly string[] | undefined,
): Promise<Outcome> {
  const handled = await sendToInstance(shell, from.instance, answerCause(entry, effect), by, {
    type: "Answer",
    answer: {
      from: to,
      unit: from.unit,
      ...sending,
      accepted: no === undefined,
      ...(no === undefined ? {} : { why: no }),
    },
  });
  // The question is no longer open: it was answered before.
  if (handled.outcome === "rejected" && handled.rejection.code === "not-found") return DONE;
  return outcomeOf(handled);
}
