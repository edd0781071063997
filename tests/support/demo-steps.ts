/** Plays steps of the demo straight through the shell, for tests of what follows a commit. */

import { type Handled, handleCommand } from "../../server/commands/handle-command.ts";
import { commandOf, instanceIdOf, type Play } from "../../server/demo/commands.ts";
import type { PlayStep } from "../../server/demo/files.ts";
import { schedule } from "../../server/demo/schedule.ts";
import type { TestShell } from "./server.ts";

/** Carries out steps `from` up to `until` (not included) of those that `wanted` names; the outbox is left to the caller's `after`. */
export async function playSteps(
  opened: TestShell,
  wanted: (step: PlayStep, index: number) => boolean,
  after: () => Promise<unknown> = async () => undefined,
): Promise<readonly Handled[]> {
  const { shell, demo, today, clock, person } = opened;
  const meaning = { day: today, person, instance: (alias: string) => instanceIdOf(shell, demo.process, alias) };
  const play: Play = { demo, meaning };
  const handled: Handled[] = [];
  for (const { step, index, at } of schedule([demo], today, clock.now).filter(({ step, index }) =>
    wanted(step, index),
  )) {
    handled.push(await handleCommand(shell, await commandOf(shell, play, step, index, at)));
    await after();
  }
  return handled;
}
