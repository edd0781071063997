/** What a person may ask of an instance: patch sections, send an event, hand over, lift an exclusion. Adding items stands in add-item.ts. */

import { isThere, maySee, maySeeUnit, mayWrite, openFor } from "../../access/access.ts";
import { roleAmong, rolesOf } from "../../access/roles.ts";
import { whyNot } from "../../access/why-not.ts";
import type { Rejection } from "../../result.ts";
import { whyNotPicked } from "../../state/link-targets.ts";
import { incomingView } from "../../state/scope.ts";
import type { IncomingState, UnitPath, UserCommand } from "../../state/types.ts";
import type { Unit } from "../../state/unit.ts";
import { eventExtra } from "../effects.ts";
import { patchSection } from "../patch.ts";
import {
  badCommand,
  ended,
  needsConfirmation,
  notAllowed,
  notFound,
  notTakenThere,
  notYet,
  samePerson,
  sectionClosed,
} from "../rejections.ts";
import { hasEnded, refresh, sameSender, takeEvent } from "../take-event.ts";
import type { Draft } from "../transaction.ts";

type Of<Type extends UserCommand["type"]> = Extract<UserCommand, { type: Type }>;

/** The unit a path names, when the actor may know of it. */
export function unitFor(
  draft: Draft,
  { actor, unit: path }: Extract<UserCommand, { unit: UnitPath }>,
): Unit | Rejection {
  const unit = draft.at(path);
  if (unit === undefined || !maySee(draft.context, actor) || !maySeeUnit(draft.context, actor, unit))
    return notFound(path.length === 0 ? "instance" : "item");
  return unit;
}
export const isRejection = (value: object): value is Rejection => "code" in value;

export function patchSections(draft: Draft, command: Of<"PatchSection">): Rejection | undefined {
  const unit = unitFor(draft, command);
  if (isRejection(unit)) return unit;
  if (hasEnded(draft, unit)) return ended();
  const appeared = new Set<string>();
  for (const [name, patch] of Object.entries(command.patches)) {
    const access = mayWrite(draft.context, command.actor, unit, name);
    if (!access.allowed && access.code !== "absent")
      return access.code === "section-closed"
        ? sectionClosed(name, openFor(draft.context, unit, name))
        : notFound(`section "${name}"`);
    if (access.allowed) draft.role ??= access.role;
    else appeared.add(name);
    const refused = patchSection(draft, unit, name, patch, command.declared);
    if (refused) return refused;
  }
  // Several sections are judged after the whole patch, so that their order does not matter.
  refresh(draft);
  for (const name of Object.keys(command.patches)) {
    const section = unit.definition.sections[name];
    if (section && !isThere(draft.context, unit, section))
      return notYet(`write ${name}`, whyNot(draft.context, unit, section.when ?? ""));
    // A section that only this patch makes appear has to be open too.
    const access = appeared.has(name) ? mayWrite(draft.context, command.actor, unit, name) : undefined;
    if (access && !access.allowed)
      return access.code === "section-closed"
        ? sectionClosed(name, openFor(draft.context, unit, name))
        : notFound(`section "${name}"`);
    if (access?.allowed) draft.role ??= access.role;
  }
  return undefined;
}

/** The incoming link that a `pick` names: by its reference, or by the address of the item at its owner. */
function picked(
  draft: Draft,
  link: string,
  pick: string | undefined,
): { readonly reference: string; readonly incoming: IncomingState } | undefined {
  const all = draft.instance.incoming[link] ?? {};
  const reference =
    pick !== undefined && Object.hasOwn(all, pick)
      ? pick
      : Object.keys(all).find((one) => pick?.startsWith(`${all[one]?.owner ?? ""}/`) && !all[one]?.ended);
  const incoming = reference === undefined ? undefined : all[reference];
  return reference === undefined || !incoming ? undefined : { reference, incoming };
}
/** What was picked, as effects read it; refused at once when it is known not to take what would be asked of it. */
function pickFor(
  draft: Draft,
  unit: Unit,
  { event, pick: named }: Of<"SendEvent">,
  link: string,
): { readonly pick: unknown } | Rejection {
  const found = picked(draft, link, named);
  if (!found) return badCommand(`"${event}" asks which "${link}" is meant; choose one of those that are here.`);
  const why = whyNotPicked(draft, unit, event, link, found.incoming);
  return why
    ? notTakenThere(event, why, found.incoming.number)
    : { pick: incomingView(draft.context, link, found.reference, found.incoming) };
}

export function sendEvent(draft: Draft, command: Of<"SendEvent">): Rejection | undefined {
  const unit = unitFor(draft, command);
  if (isRejection(unit)) return unit;
  const event = unit.definition.events[command.event];
  if (!event) return notFound(`event "${command.event}"`);
  const role = roleAmong(draft.context, rolesOf(draft.context, command.actor, unit), event.by);
  if (role === undefined) return notAllowed(command.event, event.by ?? []);
  draft.role = role;
  const other = sameSender(draft, unit, event.notBy);
  if (other !== undefined) return samePerson(command.event, other);
  if (event.confirm && command.confirmed === false) return needsConfirmation(command.event);
  const chosen = event.pick === undefined ? { pick: undefined } : pickFor(draft, unit, command, event.pick);
  if (isRejection(chosen)) return chosen;
  draft.extra = eventExtra(draft, chosen.pick, command.with);
  return takeEvent(draft, unit, command.event, command.with, command.declared);
}

export function handOver(draft: Draft, command: Of<"HandOver">): Rejection | undefined {
  if (!maySee(draft.context, command.actor)) return notFound("instance");
  if (draft.instance.creator.id !== command.actor.person) return notAllowed("hand over", ["the one who made it"]);
  const to = draft.given.directory.person(command.to);
  if (!to) return notFound("person");
  if (to.id !== draft.instance.creator.id) draft.emit({ type: "HandedOver", to });
  return undefined;
}

/** A person lifts an exclusion: never the one who is excluded, and only somebody with a function of the group. */
export function liftExclusion(draft: Draft, command: Of<"LiftExclusion">): Rejection | undefined {
  const roles = rolesOf(draft.context, command.actor, draft.main);
  if (![...roles].some((role) => draft.process.roles[role]?.held === "group"))
    return roles.size === 0 ? notFound("instance") : notAllowed("lift an exclusion", ["a function of the group"]);
  if (draft.instance.excluded[command.person]) draft.emit({ type: "ExclusionLifted", person: command.person });
  return undefined;
}
