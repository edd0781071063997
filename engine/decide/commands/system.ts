/** What the system asks: the clock, and other instances through the outbox. */

import type { Fields } from "../../forms/types.ts";
import type { Rejection } from "../../result.ts";
import type { AnswerEffect, RequestEffect, SentState, SystemCommand } from "../../state/types.ts";
import { isUnfinished } from "../../state/unfinished.ts";
import type { Unit } from "../../state/unit.ts";
import { rungAt } from "../deadlines.ts";
import { carryOut, eventExtra } from "../effects.ts";
import { excludeAlong } from "../links.ts";
import { notAllowed, notFound, notYet, samePerson } from "../rejections.ts";
import { sameSender, takeEvent } from "../take-event.ts";
import type { Draft } from "../transaction.ts";

type Of<Type extends SystemCommand["type"]> = Extract<SystemCommand, { type: Type }>;

/** A rung of a ladder passes: effects, or an event of the unit. A refused event stays, shown as failed, and is tried again. */
export function deadlineDue(draft: Draft, command: Of<"DeadlineDue">): Rejection | undefined {
  const unit = draft.at(command.unit);
  if (unit === undefined) return notFound("item");
  const running = unit.state.deadlines[command.deadline];
  const deadline = unit.definition.deadlines[command.deadline];
  const rung = deadline?.definition.ladder?.[command.rung];
  if (!running || !deadline || !rung || running.fired.includes(command.rung)) return notFound("running deadline");
  if (running.pauses.at(-1)?.[1] === null || rungAt(deadline, rung, running.due, draft.clock) > draft.clock.now)
    return notYet(command.rung, []);
  draft.emit({
    type: "DeadlineSet",
    unit: unit.id,
    deadline: command.deadline,
    state: { ...running, fired: [...running.fired, command.rung] },
  });
  carryOut(draft, unit, rung.effects ?? []);
  if (rung.event !== undefined) tryEvent(draft, unit, command.deadline, command.rung, rung.event);
  return undefined;
}

function tryEvent(draft: Draft, unit: Unit, deadline: string, rung: string, event: string): void {
  const events = draft.events.length;
  const refused = takeEvent(draft, unit, event, undefined);
  const running = unit.state.deadlines[deadline];
  if (!running) return;
  const failed = refused ? [...new Set([...running.failed, rung])] : running.failed.filter((one) => one !== rung);
  if (failed.length !== running.failed.length)
    draft.emit({ type: "DeadlineSet", unit: unit.id, deadline, state: { ...running, failed } });
  if (refused && draft.events.length === events) draft.extra = {};
}

/** Rungs whose event was refused are tried again whenever something else happened. */
export function retryFailedRungs(draft: Draft): boolean {
  let tried = false;
  for (const unit of draft.units) {
    for (const [name, running] of Object.entries(unit.state.deadlines)) {
      for (const rung of running.failed) {
        const event = unit.definition.deadlines[name]?.definition.ladder?.[rung]?.event;
        if (event === undefined) continue;
        const before = draft.instance;
        tryEvent(draft, unit, name, rung, event);
        tried = tried || draft.instance !== before;
      }
    }
  }
  return tried;
}

/** A link's event comes from that link's far end; one for the main chart only over an unfinished link (docs/format.md 2.13). */
function mayAsk(draft: Draft, { from, to, event, mirror }: RequestEffect): boolean {
  if (mirror) return event === `${mirror.item}.added` && draft.kind.incoming[mirror.item] === from.kind;
  if (to.unit !== null) return draft.instance.items[to.unit]?.link?.instance === from.instance;
  const ours = Object.values(draft.instance.items).some(
    (item) => item.link?.instance === from.instance && isUnfinished(draft.kind, item),
  );
  const theirs = Object.values(draft.instance.incoming).some((all) =>
    Object.values(all).some((one) => one.owner === from.instance && !one.ended),
  );
  return ours || theirs;
}

export function request(draft: Draft, { request: asked }: Of<"Request">): Rejection | undefined {
  const unit = draft.unit(asked.to.unit);
  if (!unit) return notFound("item");
  const definition = unit.definition.events[asked.event];
  if (!definition?.from?.includes(asked.from.kind) || !mayAsk(draft, asked))
    return notAllowed(`send "${asked.event}" from a ${asked.from.kind}`, definition?.from ?? []);
  const other = sameSender(draft, unit, definition.notBy);
  if (other !== undefined) return samePerson(asked.event, other);
  draft.extra = eventExtra(draft, undefined, asked.with);
  const refused = takeEvent(draft, unit, asked.event, asked.with as Fields | undefined);
  if (refused || !asked.mirror) return refused;
  const { item, reference, incoming } = asked.mirror;
  draft.emit({ type: "IncomingChanged", item, reference, incoming: { ...incoming, accepted: true, brought: {} } });
  excludeAlong(draft, item, [], incoming.excluded);
  return undefined;
}

/** The answer to what we sent: a fact, and the effects that follow it; never an event. */
export function answer(draft: Draft, { answer: given }: Of<"Answer">): Rejection | undefined {
  if (given.effect === undefined) {
    const item = given.unit === null ? undefined : draft.instance.items[given.unit];
    if (!item || item.answer !== undefined) return notFound("open question");
    draft.emit({
      type: "LinkAnswered",
      item: item.id,
      answer: given.accepted ? "accepted" : "refused",
      ...(given.why ? { why: given.why } : {}),
    });
    return undefined;
  }
  const unit = draft.unit(given.unit);
  const sent = unit?.state.sent[given.effect];
  if (!unit || !sent || sent.waiting === 0 || given.round !== sent.round) return notFound("open question");
  settleAnswer(draft, unit, given.effect, sent, given);
  return undefined;
}

/** One addressee has answered: the fact, and the effects that follow when it is the last, or the first that refuses. */
export function settleAnswer(
  draft: Draft,
  unit: Unit,
  effect: string,
  sent: SentState,
  given: Pick<AnswerEffect, "from" | "accepted" | "why">,
): void {
  const waiting = sent.waiting - 1;
  const refusedBefore = sent.answer === "refused";
  const verdict = !given.accepted || refusedBefore ? "refused" : waiting === 0 ? "accepted" : "out";
  const refusal = given.accepted ? {} : { refusedBy: given.from, why: given.why ?? [] };
  draft.emit({ type: "Sent", unit: unit.id, effect, state: { ...sent, ...refusal, answer: verdict, waiting } });
  const definition = unit.definition.effects[effect]?.definition;
  if (verdict === "accepted") carryOut(draft, unit, definition?.accepted ?? []);
  if (verdict === "refused" && !refusedBefore)
    carryOut(draft, unit, definition?.refused ?? [], { by: given.from, why: given.why ?? [] });
}

export function mirror(draft: Draft, { mirror: seen }: Of<"Mirror">): Rejection | undefined {
  const known = draft.instance.incoming[seen.item]?.[seen.reference];
  if (!known) return notFound("incoming link");
  draft.emit({
    type: "IncomingChanged",
    item: seen.item,
    reference: seen.reference,
    incoming: { ...known, ...seen.incoming },
  });
  excludeAlong(draft, seen.item, known.excluded, seen.incoming.excluded);
  return undefined;
}

export function brought(draft: Draft, { brought: what }: Of<"Brought">): Rejection | undefined {
  const item = draft.instance.items[what.item];
  if (!item || item.link?.instance !== what.from) return notFound("link");
  const { excluded } = what;
  draft.emit({ type: "FarBrought", item: what.item, far: what.far, ...(excluded ? { excluded } : {}) });
  excludeAlong(draft, item.item, item.farExcluded, excluded);
  return undefined;
}
