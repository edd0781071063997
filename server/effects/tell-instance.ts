/** Carries out what one instance tells another: an answer, how a link looks now, what the far end brings. */

import type { Effect } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import type { LeasedEntry } from "../store/port.ts";
import { personBehind } from "./source.ts";
import { outcomeOf, sendToInstance } from "./system-command.ts";
import type { Outcome } from "./types.ts";

export async function tellInstance(
  shell: Shell,
  entry: LeasedEntry,
  effect: Extract<Effect, { type: "answer" | "mirror" | "brought" }>,
): Promise<Outcome> {
  const actor = await personBehind(shell, entry);
  const cause = `${entry.instance} ${effect.id}`;
  switch (effect.type) {
    case "answer":
      return outcomeOf(await sendToInstance(shell, effect.to, cause, actor, { type: "Answer", answer: effect.answer }));
    case "mirror":
      return outcomeOf(await sendToInstance(shell, effect.to, cause, actor, { type: "Mirror", mirror: effect.mirror }));
    case "brought":
      return outcomeOf(
        await sendToInstance(shell, effect.to, cause, actor, { type: "Brought", brought: effect.brought }),
      );
  }
}
