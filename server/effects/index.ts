/** Carries out effects after their commit: at least once, each idempotent by its id, with retry and a list of what failed. */

import { milliseconds, timestamp } from "../../engine/time.ts";
import type { Shell } from "../shell.ts";
import { StoreUnavailable } from "../store/errors.ts";
import type { LeasedEntry } from "../store/port.ts";
import { carryOut } from "./carry-out.ts";
import { failed, type Outcome } from "./types.ts";

export interface EffectWorker {
  /** Carries out everything that is due now, and what follows from it. Returns how many. */
  drain(): Promise<number>;
  /** Works from now on: when something changes, and every second for what has to be tried again. */
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

const SECOND = 1000;
const LEASE = 60 * SECOND;
const AT_ONCE = 50;
/** Waiting times between tries; after the last one it is given up and stays in the list. */
const RETRY_AFTER = [1, 5, 30, 120, 600, 3600, 3600].map((seconds) => seconds * SECOND);

async function tried(shell: Shell, entry: LeasedEntry): Promise<Outcome> {
  try {
    return await carryOut(shell, entry);
  } catch (error) {
    return failed(error instanceof StoreUnavailable ? "unavailable" : "unexpected", true);
  }
}

async function conclude(shell: Shell, entry: LeasedEntry, outcome: Outcome): Promise<void> {
  if (outcome.outcome !== "failed") return shell.store.carriedOut(entry.id);
  const wait = outcome.again ? RETRY_AFTER[entry.attempts] : undefined;
  const retryAt = wait === undefined ? null : timestamp(milliseconds(shell.now()) + wait);
  await shell.store.failed(entry.id, outcome.code, retryAt);
}

export function createEffectWorker(shell: Shell, name = "worker"): EffectWorker {
  let running: Promise<number> | undefined;
  let wanted = false;
  let ticking: NodeJS.Timeout | undefined;
  let deafen = (): void => {};

  async function round(): Promise<number> {
    const now = shell.now();
    const until = timestamp(milliseconds(now) + LEASE);
    const entries = await shell.store.lease(name, now, until, AT_ONCE);
    for (const entry of entries) await conclude(shell, entry, await tried(shell, entry));
    return entries.length;
  }
  async function rounds(): Promise<number> {
    let total = 0;
    do {
      wanted = false;
      for (let count = await round(); count > 0; count = await round()) total += count;
    } while (wanted);
    return total;
  }
  function drain(): Promise<number> {
    wanted = true;
    running ??= rounds().finally(() => {
      running = undefined;
    });
    return running;
  }
  /** A store that cannot be written now is tried again by the next tick. */
  const work = (): void => void drain().catch(() => undefined);

  return {
    drain,
    start: () => {
      deafen = shell.live.listen((_id, hasWork) => {
        if (hasWork) setImmediate(work);
      });
      ticking = setInterval(work, SECOND);
      ticking.unref();
      work();
    },
    stop: async () => {
      deafen();
      clearInterval(ticking);
      await running?.catch(() => undefined);
    },
  };
}
