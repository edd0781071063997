/** What a server does beside its work: finishing what a dead one left undone, and removing what is left of effects that were carried out. */

import type { InstanceId } from "../../../engine/index.ts";
import { isAway } from "./faults.ts";
import type { Outbox } from "./outbox.ts";
import type { Projector } from "./projector.ts";

const SECOND = 1_000;
const EVERY = 5 * SECOND;
/** A commit that is pending longer than this was left behind: a living server needs milliseconds. */
const LEFT_BEHIND = 5 * SECOND;
/** No repair adds an entry anew after so long. */
const DONE = 3_600 * SECOND;

interface Parts {
  readonly projector: Projector;
  readonly outbox: Outbox;
  readonly onFault: (error: unknown, instance?: InstanceId) => void;
}

export function startUpkeep({ projector, outbox, onFault }: Parts): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  async function work(): Promise<void> {
    try {
      await projector.repair(LEFT_BEHIND);
      await outbox.sweep(Date.now() - DONE);
    } catch (error) {
      if (!isAway(error)) onFault(error);
    }
  }
  const ticking = setInterval(() => {
    running = running.then(work);
  }, EVERY);
  ticking.unref();
  running = work();
  return {
    stop: async () => {
      clearInterval(ticking);
      await running;
    },
  };
}
