/** Carries out the start of another instance, on the group that the effect named; its id follows from the effect, so it starts once. */

import { asId, type Command, type Effect, type GroupId, type InstanceId } from "../../engine/index.ts";
import { handleCommand } from "../commands/handle-command.ts";
import { groupIdOf } from "../directory/index.ts";
import type { Shell } from "../shell.ts";
import type { LeasedEntry } from "../store/port.ts";
import { answer, answerWith, isAnswered } from "./request.ts";
import type { Source } from "./source.ts";
import { systemKey } from "./system-command.ts";
import { DONE, type Outcome } from "./types.ts";

type StartEffect = Extract<Effect, { type: "start" }>;

const causeOf = (entry: LeasedEntry, effect: StartEffect): string => `${entry.instance} ${effect.id}`;
const startedBy = (shell: Shell, entry: LeasedEntry, effect: StartEffect): InstanceId =>
  asId<InstanceId>(shell.sealing.keyedHash("instance started", causeOf(entry, effect)));

const askedBy = (shell: Shell, entry: LeasedEntry, effect: StartEffect) => ({
  from: { instance: entry.instance, unit: effect.unit },
  to: startedBy(shell, entry, effect),
  by: { person: effect.by.id, organisation: effect.by.organisation },
  ...(effect.name === undefined ? {} : { effect: effect.name }),
  ...(effect.round === undefined ? {} : { round: effect.round }),
});

/** A setting names a group by its id, or by the key under which it was formed. */
function groupOf(shell: Shell, process: string, { group }: StartEffect): GroupId {
  const known = shell.directory.at(shell.now()).group(group);
  return known ? group : groupIdOf(shell.sealing, process, group);
}

export async function carryOutStart(shell: Shell, { entry, loaded }: Source, effect: StartEffect): Promise<Outcome> {
  if (await isAnswered(shell, entry, effect, entry.instance)) return DONE;
  const asked = askedBy(shell, entry, effect);
  const process = effect.process ?? loaded.instance.process;
  const command: Command = {
    type: "Create",
    id: systemKey(shell, causeOf(entry, effect)),
    at: shell.now(),
    actor: asked.by,
    instance: asked.to,
    kind: effect.kind,
    group: groupOf(shell, process, effect),
    with: effect.with,
    started: true,
    ...(effect.startedBy === undefined ? {} : { startedBy: effect.startedBy }),
  };
  const handled = await handleCommand(shell, { command, instance: asked.to }, process);
  return answerWith(shell, entry, effect, asked, handled);
}

/** A start that was dropped is refused by what it needed. */
export const refuseStart = (
  shell: Shell,
  entry: LeasedEntry,
  effect: StartEffect,
  no: readonly string[],
): Promise<Outcome> => answer(shell, entry, effect, askedBy(shell, entry, effect), no);
