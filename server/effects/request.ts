/** Carries out a request: the event goes to the other instance, and what that says goes back as its answer. */

import type { Effect } from "../../engine/instance/types.ts";
import type { Rejection } from "../../engine/result.ts";
import type { Handled } from "../handle-command.ts";
import type { Shell } from "../shell.ts";
import type { LeasedEntry } from "../store/port.ts";
import { outcomeOf, sendToInstance, systemKey } from "./system-command.ts";
import { DONE, type Outcome } from "./types.ts";

type RequestEffect = Extract<Effect, { type: "request" }>;

/** Refusals that may be otherwise in a moment: not an answer of the other instance. */
const PASSING = new Set(["conflict", "unsettled"]);

const answerCause = (entry: LeasedEntry, effect: RequestEffect): string => `answer ${entry.instance} ${effect.id}`;

/** A request that was answered before the server went down is not asked again: it might be answered otherwise now. */
async function isAnswered(shell: Shell, entry: LeasedEntry, effect: RequestEffect): Promise<boolean> {
  const key = systemKey(shell, answerCause(entry, effect));
  return (await shell.store.byCommand(effect.request.from.instance, key)) !== undefined;
}

export async function carryOutRequest(shell: Shell, entry: LeasedEntry, effect: RequestEffect): Promise<Outcome> {
  if (await isAnswered(shell, entry, effect)) return DONE;
  const { request } = effect;
  const actor = { person: request.by.id, organisation: request.by.organisation };
  const cause = `${entry.instance} ${effect.id}`;
  const handled = await sendToInstance(shell, request.to.instance, cause, actor, { type: "Request", request });
  if (isPassing(handled)) return outcomeOf(handled);
  return answer(shell, entry, effect, handled.outcome === "rejected" ? whyOf(handled.rejection) : undefined);
}

const isPassing = (handled: Handled): boolean =>
  handled.outcome === "key-used" || (handled.outcome === "rejected" && PASSING.has(handled.rejection.code));

const whyOf = ({ reasons, code }: Rejection): readonly string[] =>
  reasons.length > 0 ? reasons.map(({ name }) => name) : [code];

/** Tells the instance that asked: yes, or no and why. */
export async function answer(
  shell: Shell,
  entry: LeasedEntry,
  effect: RequestEffect,
  no: readonly string[] | undefined,
): Promise<Outcome> {
  const { from, to, by } = effect.request;
  const actor = { person: by.id, organisation: by.organisation };
  const handled = await sendToInstance(shell, from.instance, answerCause(entry, effect), actor, {
    type: "Answer",
    answer: {
      from: to.instance,
      unit: from.unit,
      ...(from.effect === undefined ? {} : { effect: from.effect }),
      ...(from.round === undefined ? {} : { round: from.round }),
      accepted: no === undefined,
      ...(no === undefined ? {} : { why: no }),
    },
  });
  // The question is no longer open: it was answered before.
  if (handled.outcome === "rejected" && handled.rejection.code === "not-found") return DONE;
  return outcomeOf(handled);
}
