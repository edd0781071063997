/**
 * Tells what other servers wrote: rows by the moment the database wrote them, asked again and again. The look goes back a
 * little each time, for what became visible late; a notice only wakes, and whoever hears it reads for itself.
 */

import type { InstanceId } from "../../../engine/index.ts";
import type { Collections } from "./collections.ts";

export interface Notices {
  follow(hear: (instance: InstanceId) => void): () => void;
  stop(): void;
}

const EVERY = 250;
/** How far back each look goes: clocks of members of a replica set, or of shards, may differ by this. */
const BACK = 5_000;
const SEEN = { revision: 1, by: 1, written: 1 } as const;

/** @param by this server: of what it wrote itself it knows. */
export function createNotices({ rows }: Pick<Collections, "rows">, by: string): Notices {
  const listeners = new Set<(instance: InstanceId) => void>();
  let told = new Map<InstanceId, number>();
  let newest: Date | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function start(): Promise<Date> {
    const last = await rows.findOne({}, { sort: { written: -1 }, projection: { written: 1 } });
    return last?.written ?? new Date(0);
  }
  /** Once for each revision. What was there before the first look is no news. */
  async function look(): Promise<void> {
    const isFirst = newest === undefined;
    newest ??= await start();
    const since = new Date(newest.getTime() - BACK);
    const options = { projection: SEEN, readConcern: { level: "local" } } as const;
    const found = await rows
      .find({ written: { $gt: since } }, options)
      .sort({ written: 1 })
      .toArray();
    const before = told;
    told = new Map(found.map(({ _id, revision }) => [_id, revision]));
    for (const { _id, revision, by: writer, written } of found) {
      if (written && written > newest) newest = written;
      if (isFirst || writer === by || before.get(_id) === revision) continue;
      for (const hear of listeners) hear(_id);
    }
  }
  /** A look that fails is made up for by the next one. */
  function again(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      void look()
        .catch(() => undefined)
        .finally(again);
    }, EVERY);
    timer.unref();
  }

  return {
    follow: (hear) => {
      if (listeners.size === 0 && timer === undefined) again();
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
