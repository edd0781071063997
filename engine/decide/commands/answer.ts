/** Answer: what became of something that this instance sent. */

import type { Rejection } from "../../result.ts";
import type { AnswerEffect, SentState, SystemCommand } from "../../state/types.ts";
import type { Unit } from "../../state/unit.ts";
import { carryOut } from "../effects.ts";
import { notFound } from "../rejections.ts";
import type { Transaction } from "../transaction.ts";

type Answer = Extract<SystemCommand, { type: "Answer" }>;

/** The answer to what we sent: a fact, and the effects that follow it; never an event. */
export function answer(tx: Transaction, { answer: given }: Answer): Rejection | undefined {
  if (given.effect === undefined) {
    const item = given.unit === null ? undefined : tx.instance.items[given.unit];
    if (!item || item.answer !== undefined) return notFound("open question");
    tx.emit({
      type: "LinkAnswered",
      item: item.id,
      answer: given.accepted ? "accepted" : "refused",
      ...(given.why ? { why: given.why } : {}),
    });
    return undefined;
  }
  const unit = tx.unit(given.unit);
  const sent = unit?.state.sent[given.effect];
  if (!unit || !sent || sent.waiting === 0 || given.round !== sent.round) return notFound("open question");
  settleAnswer(tx, unit, given.effect, sent, given);
  return undefined;
}

/** One addressee has answered: the fact, and the effects that follow when it is the last, or the first that refuses. */
export function settleAnswer(
  tx: Transaction,
  unit: Unit,
  effect: string,
  sent: SentState,
  given: Pick<AnswerEffect, "from" | "accepted" | "why">,
): void {
  const waiting = sent.waiting - 1;
  const refusedBefore = sent.answer === "refused";
  const verdict = !given.accepted || refusedBefore ? "refused" : waiting === 0 ? "accepted" : "out";
  const refusal = given.accepted ? {} : { refusedBy: given.from, why: given.why ?? [] };
  const definition = unit.definition.effects[effect]?.definition;
  const started = given.accepted && definition?.start !== undefined ? { started: given.from } : {};
  tx.emit({
    type: "Sent",
    unit: unit.id,
    effect,
    state: { ...sent, ...refusal, ...started, answer: verdict, waiting },
  });
  if (verdict === "accepted") carryOut(tx, unit, definition?.accepted ?? []);
  if (verdict === "refused" && !refusedBefore)
    carryOut(tx, unit, definition?.refused ?? [], { by: given.from, why: given.why ?? [] });
}
