/** Commands that the system itself sends: their key follows from what caused them, so a repeated sending is the same command. */

import { type Actor, asId, type CommandId, type InstanceId, type SystemCommand } from "../../engine/index.ts";
import { type Handled, handleCommand } from "../commands/handle-command.ts";
import type { Shell } from "../shell.ts";
import { DONE, failed, type Outcome } from "./types.ts";

export const systemKey = (shell: Shell, cause: string): CommandId =>
  asId(shell.sealing.keyedHash("key of a system command", cause));

type Wish = SystemCommand extends infer One
  ? One extends SystemCommand
    ? Omit<One, "id" | "at" | "actor">
    : never
  : never;

export const sendToInstance = (
  shell: Shell,
  instance: InstanceId,
  cause: string,
  actor: Actor,
  wish: Wish,
): Promise<Handled> => {
  const command = { ...wish, id: systemKey(shell, cause), at: shell.now(), actor } as SystemCommand;
  return handleCommand(shell, { command, instance });
};

/** Refusals after which nothing is left to do: it was already so, or the instance takes nothing more. */
const SETTLED = new Set(["nothing-changes", "ended"]);

/** What a handled command means for the effect that sent it. */
export function outcomeOf(handled: Handled): Outcome {
  switch (handled.outcome) {
    case "done":
    case "repeated":
      return DONE;
    case "key-used":
      return failed("key-used", false);
    case "rejected": {
      const { code } = handled.rejection;
      return SETTLED.has(code) ? DONE : failed(code, code === "conflict" || code === "unsettled");
    }
  }
}
