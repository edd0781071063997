/** Carries out effects after their commit: at least once, each idempotent by its id, with retry and a list of what failed. */

import { milliseconds, timestamp } from "../../engine/index.ts";
import { openEffect } from "../instances/body.ts";
import { faultOf, type Log, silent } from "../log.ts";
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

interface Options {
  /** Under which it leases; each worker has its own. */
  readonly name?: string;
  readonly log?: Log;
}

/** What an effect is called in its definition; its kind when it cannot be opened. */
function nameOf({ sealing }: Shell, { instance, id, sealed, type }: LeasedEntry): string {
  try {
    return openEffect(sealing, instance, id, sealed).name ?? type;
  } catch {
    return type;
  }
}
/** A store that cannot be written now is no fault; everything else that nobody foresaw stands in the log, without its contents. */
async function tried(shell: Shell, log: Log, entry: LeasedEntry): Promise<Outcome> {
  try {
    return await carryOut(shell, entry);
  } catch (error) {
    if (error instanceof StoreUnavailable) return failed("unavailable", true);
    log({ event: "effect", ...faultOf(error), effect: nameOf(shell, entry), instance: entry.instance });
    return failed("unexpected", true);
  }
}

async function conclude(shell: Shell, entry: LeasedEntry, outcome: Outcome): Promise<void> {
  if (outcome.outcome !== "failed") return shell.store.carriedOut(entry.id);
  const wait = outcome.again ? RETRY_AFTER[entry.attempts] : undefined;
  const retryAt = wait === undefined ? null : timestamp(milliseconds(shell.now()) + wait);
  await shell.store.failed(entry.id, outcome.code, retryAt);
}

export function createEffectWorker(shell: Shell, { name = "worker", log = silent }: Options = {}): EffectWorker {
  let running: Promise<number> | undefined;
  let wanted = false;
  let ticking: NodeJS.Timeout | undefined;
  let deafen = (): void => {};

  async function round(): Promise<number> {
    const now = shell.now();
    const until = timestamp(milliseconds(now) + LEASE);
    const entries = await shell.store.lease(name, now, until, AT_ONCE);
    for (const entry of entries) await conclude(shell, entry, await tried(shell, log, entry));
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
  /** What cannot be done now is tried again by the next tick; a fault that lasts is told once. */
  let told: string | undefined;
  const fail = (error: unknown): void => {
    const fault = faultOf(error);
    if (!(error instanceof StoreUnavailable) && fault.code !== told) log({ event: "effect", ...fault });
    told = fault.code;
  };
  const work = (): void =>
    void drain().then(() => {
      told = undefined;
    }, fail);

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
