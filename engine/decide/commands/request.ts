/** Request: another instance sends an event here, through the outbox. */

import type { Fields } from "../../forms/types.ts";
import type { Rejection } from "../../result.ts";
import type { RequestEffect, SystemCommand } from "../../state/types.ts";
import { isUnfinished } from "../../state/unfinished.ts";
import type { Unit } from "../../state/unit.ts";
import { eventExtra } from "../effects.ts";
import { excludeAlong } from "../links.ts";
import { notAllowed, notFound, samePerson } from "../rejections.ts";
import { sameSender, takeEvent } from "../take-event.ts";
import type { Transaction, TransactionView } from "../transaction.ts";

type Request = Extract<SystemCommand, { type: "Request" }>;

/** Whoever started this one, and what this unit started, may ask it for as long as both are there (docs/format/effects.md). */
const isStarter = ({ instance }: TransactionView, { from }: RequestEffect): boolean =>
  instance.startedBy?.instance === from.instance;
const wasStarted = ({ state }: Unit, { from }: RequestEffect): boolean =>
  Object.values(state.sent).some(({ started }) => started === from.instance);

/** A link's event comes from that link's far end; one for the main chart only over an unfinished link (docs/format/effects.md). */
function mayAsk(tx: TransactionView, unit: Unit, asked: RequestEffect): boolean {
  const { from, to, event, mirror } = asked;
  if (mirror) return event === `${mirror.item}.added` && tx.kind.incoming[mirror.item] === from.kind;
  if (isStarter(tx, asked) || wasStarted(unit, asked)) return true;
  if (to.unit !== null) return tx.instance.items[to.unit]?.link?.instance === from.instance;
  const ours = Object.values(tx.instance.items).some(
    (item) => item.link?.instance === from.instance && isUnfinished(tx.kind, item),
  );
  const theirs = Object.values(tx.instance.incoming).some((all) =>
    Object.values(all).some((one) => one.owner === from.instance && !one.ended),
  );
  return ours || theirs;
}

/** A kind of the own process by its name, one of another with its process before it. */
const senderOf = ({ process }: TransactionView, { from }: RequestEffect): string =>
  from.process === undefined || from.process === process.id ? from.kind : `${from.process}/${from.kind}`;

/** Refused with `not-found`, `not-allowed`, `not-by-the-same-person`, or as the event is (take-event.ts); `docs/format/effects.md`. */
export function request(tx: Transaction, { request: asked }: Request): Rejection | undefined {
  const unit = tx.unit(asked.to.unit);
  if (!unit) return notFound("item");
  const definition = unit.definition.events[asked.event];
  const sender = senderOf(tx, asked);
  if (!definition?.from?.includes(sender) || !mayAsk(tx, unit, asked))
    return notAllowed(`send "${asked.event}" from a ${sender}`, definition?.from ?? []);
  const other = sameSender(tx, unit, definition.notBy);
  if (other !== undefined) return samePerson(asked.event, other);
  tx.extra = eventExtra(tx, undefined, asked.with);
  const refused = takeEvent(tx, unit, asked.event, asked.with as Fields | undefined);
  if (refused || !asked.mirror) return refused;
  const { item, reference, incoming } = asked.mirror;
  tx.emit({ type: "IncomingChanged", item, reference, incoming: { ...incoming, accepted: true, brought: {} } });
  excludeAlong(tx, item, [], incoming.excluded);
  return undefined;
}
