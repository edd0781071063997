/** Carries out a notice: a line in the worklist of everybody who has one of the roles at the moment of sending. */

import { type Effect, pathOf, type Recipient, recipientsOf } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import { giveNotice } from "./notices.ts";
import { tell } from "./outcomes.ts";
import { type Source, unitBehind } from "./source.ts";
import { DONE, failed, type Outcome } from "./types.ts";

/** A notice that nobody can get is a failure that is shown, not silence (docs/format/effects.md). */
export async function carryOutNotify(
  shell: Shell,
  source: Source,
  effect: Extract<Effect, { type: "notify" }>,
): Promise<Outcome> {
  const receivers = recipientsOf(source.context, unitBehind(source, effect), effect.roles);
  await sendNotices(shell, source, effect, receivers);
  return receivers.length > 0 ? DONE : failed("no-receiver", false);
}

export async function sendNotices(
  shell: Shell,
  { context }: Source,
  effect: Effect,
  receivers: readonly Recipient[],
  document?: string,
): Promise<void> {
  const { instance, process } = context;
  const unit = unitBehind({ context }, effect);
  const number = unit.item?.number ?? Object.values(instance.numbers)[0];
  for (const { person, role } of receivers) {
    await giveNotice(shell, {
      id: shell.sealing.keyedHash("notice", `${instance.id} ${effect.id} ${person}`),
      person,
      instance: instance.id,
      process: process.id,
      definition: process.hash,
      kind: instance.kind,
      group: instance.group,
      ...(number === undefined ? {} : { number }),
      item: effect.unit,
      path: pathOf(context, unit),
      address: `${unit.definition.address}.effects.${effect.name ?? effect.type}`,
      role,
      at: shell.now(),
      ...(effect.type === "notify" && effect.refused ? { refused: effect.refused } : {}),
      ...(document === undefined ? {} : { document }),
    });
    await shell.mail?.notice(person);
  }
  const sent = receivers.length > 0 ? "sent" : "no-receiver";
  await tell(shell, instance.id, effect, sent, { receivers: receivers.length });
  shell.live.changed(instance.id);
}
