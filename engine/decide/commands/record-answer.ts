/** A person records what an addressee without the system answered: written where its event says, then a fact and what follows it, like any other answer. */

import { roleAmong, rolesOf } from "../../access/roles.ts";
import type { EventDefinition } from "../../definition/types.ts";
import type { InstanceId } from "../../ids.ts";
import { isRejection, type Rejection } from "../../result.ts";
import type { UserCommand } from "../../state/types.ts";
import type { Unit } from "../../state/unit.ts";
import { eventExtra } from "../effects.ts";
import { patchSection } from "../patch.ts";
import { badCommand, ended, notAllowed, notFound, samePerson } from "../rejections.ts";
import { hasEnded, sameSender } from "../take-event.ts";
import type { Transaction } from "../transaction.ts";
import { unitFor } from "../unit-for.ts";
import { settleAnswer } from "./answer.ts";

type RecordAnswer = Extract<UserCommand, { type: "RecordAnswer" }>;

/**
 * Refused with `not-found` (unit or question), `ended`, `not-allowed`, `not-by-the-same-person`, `bad-command` when it is not
 * clear whose answer it is, or as patch.ts does for the form; `docs/format/effects.md`.
 */
export function recordAnswer(tx: Transaction, command: RecordAnswer): Rejection | undefined {
  const unit = unitFor(tx, command);
  if (isRejection(unit)) return unit;
  if (hasEnded(tx, unit)) return ended();
  const open = question(unit, command.effect);
  if (!open) return notFound("open question");
  const { sent, event, name } = open;
  const role = roleAmong(tx.context, rolesOf(tx.context, command.actor, unit), event.by);
  if (role === undefined) return notAllowed(`record the answer to "${command.effect}"`, event.by ?? []);
  tx.role = role;
  const other = sameSender(tx, unit, event.notBy);
  if (other !== undefined) return samePerson(name, other);
  const waiting = sent.outside ?? [];
  const from = command.to ?? (waiting.length === 1 ? waiting[0] : undefined);
  if (from === undefined || !waiting.includes(from))
    return badCommand("Say whose answer this is: one that is waited for.");
  const refused = fill(tx, unit, event, command);
  if (refused) return refused;
  const { at } = tx.command;
  tx.emit({ type: "EventTaken", unit: unit.id, event: name, by: tx.by, role, at });
  settleAnswer(
    tx,
    unit,
    command.effect,
    { ...sent, outside: waiting.filter((one) => one !== from) },
    { from: from as InstanceId, accepted: command.accepted, ...(command.why ? { why: [command.why] } : {}) },
  );
  return undefined;
}

/** What was sent outside and is not answered, with the event that says who may record what came back. */
function question({ definition: { effects, events }, state }: Unit, effect: string) {
  const name = effects[effect]?.outside ? effects[effect]?.definition.send : undefined;
  const event = name === undefined ? undefined : events[name];
  const sent = state.sent[effect];
  return name !== undefined && event && sent && sent.waiting > 0 ? { name, event, sent } : undefined;
}

function fill(tx: Transaction, unit: Unit, event: EventDefinition, command: RecordAnswer): Rejection | undefined {
  tx.extra = eventExtra(tx, undefined, command.with);
  if (!command.with || Object.keys(command.with).length === 0) return undefined;
  if (event.fill === undefined) return badCommand("This answer has no form: leave `with` out.");
  return patchSection(tx, unit, event.fill, { set: command.with }, command.declared);
}
