/** Carries out the start of another instance, on the group that the effect named; its id follows from the effect, so it starts once. */

import type { InstanceId } from "../../engine/ids.ts";
import { asId } from "../../engine/ids.ts";
import type { Command, Effect } from "../../engine/instance/types.ts";
import { handleCommand } from "../handle-command.ts";
import type { Shell } from "../shell.ts";
import type { LeasedEntry } from "../store/port.ts";
import { personBehind } from "./source.ts";
import { outcomeOf, systemKey } from "./system-command.ts";
import type { Outcome } from "./types.ts";

export async function carryOutStart(
  shell: Shell,
  entry: LeasedEntry,
  effect: Extract<Effect, { type: "start" }>,
): Promise<Outcome> {
  const cause = `${entry.instance} ${effect.id}`;
  const instance = asId<InstanceId>(shell.sealing.keyedHash("instance started", cause));
  const actor = await personBehind(shell, entry);
  const command: Command = {
    type: "Create",
    id: systemKey(shell, cause),
    at: shell.now(),
    actor,
    instance,
    kind: effect.kind,
    group: effect.group,
    with: effect.with,
    started: true,
  };
  return outcomeOf(await handleCommand(shell, { command, instance }));
}
