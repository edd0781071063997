/** Passes on to the screens of this server what another server over the same database changed, in cases and in the directory. */

import { type InstanceId, maySee } from "../../engine/index.ts";
import { contextOf } from "../instances/context.ts";
import { lastKnown } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import type { Saw } from "./index.ts";

/** Who could see it as this server knew it: whoever is shut out by the change has it on the screen, and hears of it too. */
async function sawBefore(shell: Shell, id: InstanceId): Promise<Saw | undefined> {
  const known = await lastKnown(shell, id);
  if (!known) return undefined;
  const context = contextOf(shell, known, shell.now());
  return (actor) => maySee(context, actor);
}

/** How often the directory is read anew when nobody asks anything. */
const SECOND = 1_000;

/** Tells the person's screens, and ends them when the account was stopped. */
function followDirectory({ store, directory, live }: Shell): () => void {
  if (!store.follow) return () => {};
  const deafen = directory.listen((person) => live.changed(person));
  const timer = setInterval(() => void directory.refresh().catch(() => undefined), SECOND);
  timer.unref();
  return () => {
    clearInterval(timer);
    deafen();
  };
}

/** Starts passing on, where the store is shared. Returns how to stop. */
export function followOthers(shell: Shell): () => void {
  const hear = (id: InstanceId): void => {
    void sawBefore(shell, id)
      .catch(() => undefined)
      .then((saw) => shell.live.changed(id, false, saw));
  };
  const stops = [shell.store.follow?.(hear), followDirectory(shell)];
  return () => {
    for (const stop of stops) stop?.();
  };
}
