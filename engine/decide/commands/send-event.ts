/** SendEvent: a person sends an event to a unit, with a form and a pick where the event asks for them. */

import { roleAmong, rolesOf } from "../../access/roles.ts";
import { isRejection, type Rejection } from "../../result.ts";
import { whyNotPicked } from "../../state/link-targets.ts";
import { incomingView } from "../../state/scope.ts";
import type { IncomingState, UserCommand } from "../../state/types.ts";
import type { Unit } from "../../state/unit.ts";
import { eventExtra } from "../effects.ts";
import { badCommand, needsConfirmation, notAllowed, notFound, notTakenThere, samePerson } from "../rejections.ts";
import { sameSender, takeEvent } from "../take-event.ts";
import type { Transaction, TransactionView } from "../transaction.ts";
import { unitFor } from "../unit-for.ts";

type SendEvent = Extract<UserCommand, { type: "SendEvent" }>;

/** The incoming link that a `pick` names: by its reference, or by the address of the item at its owner. */
function picked(
  tx: TransactionView,
  link: string,
  pick: string | undefined,
): { readonly reference: string; readonly incoming: IncomingState } | undefined {
  const all = tx.instance.incoming[link] ?? {};
  const reference =
    pick !== undefined && Object.hasOwn(all, pick)
      ? pick
      : Object.keys(all).find((one) => pick?.startsWith(`${all[one]?.owner ?? ""}/`) && !all[one]?.ended);
  const incoming = reference === undefined ? undefined : all[reference];
  return reference === undefined || !incoming ? undefined : { reference, incoming };
}
/** What was picked, as effects read it; refused at once when it is known not to take what would be asked of it. */
function pickFor(
  tx: TransactionView,
  unit: Unit,
  { event, pick: named }: SendEvent,
  link: string,
): { readonly pick: unknown } | Rejection {
  const found = picked(tx, link, named);
  if (!found) return badCommand(`"${event}" asks which "${link}" is meant; choose one of those that are here.`);
  const why = whyNotPicked(tx, unit, event, link, found.incoming);
  return why
    ? notTakenThere(event, why, found.incoming.number)
    : { pick: incomingView(tx.context, link, found.reference, found.incoming) };
}

/**
 * Checks who sends it (`by`, `notBy`), that it was confirmed and what was picked; then the chart takes it (take-event.ts).
 * Refused with `not-found` (unit or event), `not-allowed`, `not-by-the-same-person`, `needs-confirmation`, `bad-command`
 * (nothing picked), `ended`, `not-possible-now`, `not-yet`, or as patch.ts does for the form; `docs/format/settling.md`.
 */
export function sendEvent(tx: Transaction, command: SendEvent): Rejection | undefined {
  const unit = unitFor(tx, command);
  if (isRejection(unit)) return unit;
  const event = unit.definition.events[command.event];
  if (!event) return notFound(`event "${command.event}"`);
  const role = roleAmong(tx.context, rolesOf(tx.context, command.actor, unit), event.by);
  if (role === undefined) return notAllowed(command.event, event.by ?? []);
  tx.role = role;
  const other = sameSender(tx, unit, event.notBy);
  if (other !== undefined) return samePerson(command.event, other);
  if (event.confirm && command.confirmed === false) return needsConfirmation(command.event);
  const chosen = event.pick === undefined ? { pick: undefined } : pickFor(tx, unit, command, event.pick);
  if (isRejection(chosen)) return chosen;
  tx.extra = eventExtra(tx, chosen.pick, command.with);
  return takeEvent(tx, unit, command.event, command.with, command.declared);
}
