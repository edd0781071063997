/** What still has to be carried out: in order per pair of instances, leased in the database so that no two servers send at once. */

import type { Timestamp } from "../../../engine/index.ts";
import type { FailedEntry, LeasedEntry, Store } from "../port.ts";
import type { Collections } from "./collections.ts";
import { isOnlyDuplicates, reading, writing } from "./faults.ts";
import type { CommitRecord, OutboxRecord } from "./layout.ts";

export interface Outbox {
  /** Adds the entries of a commit; adding them twice does no harm. @param stamp later than those of the instance before. */
  add(commit: Pick<CommitRecord, "instance" | "revision" | "effects">, stamp: number): Promise<void>;
  lease(...args: Parameters<Store["lease"]>): Promise<readonly LeasedEntry[]>;
  carriedOut(id: string): Promise<void>;
  failed(id: string, code: string, retryAt: Timestamp | null): Promise<void>;
  failures(limit: number): Promise<readonly FailedEntry[]>;
  /** Removes what is left of entries that were carried out before a moment (milliseconds since 1970). */
  sweep(before: number): Promise<void>;
}

type Waiting = Omit<OutboxRecord, "sealed">;
const isPast = (moment: Timestamp | null, now: Timestamp): boolean => moment === null || moment <= now;
const OLDEST_FIRST = { stamp: 1, place: 1 } as const;

export function createOutbox({ outbox }: Pick<Collections, "outbox">): Outbox {
  /** The entry, leased; undefined when another server was first. */
  async function claim({ _id, leasedUntil, attempts }: Waiting, worker: string, until: Timestamp) {
    const free = { _id, state: "open", leasedUntil, attempts } as const;
    const { matchedCount } = await outbox.updateOne(free, { $set: { leasedUntil: until, worker } });
    const found = matchedCount === 1 ? await outbox.findOne({ _id, state: "open" }) : null;
    if (!found) return undefined;
    const { instance, revision, to, type, sealed } = found;
    return { id: _id, instance, revision, to, type, sealed, attempts };
  }

  async function lease(worker: string, now: Timestamp, until: Timestamp, limit: number) {
    const pairs = new Set<string>();
    const leased: LeasedEntry[] = [];
    const waiting = outbox.find({ state: "open" }, { projection: { sealed: 0 } }).sort(OLDEST_FIRST);
    try {
      for await (const entry of waiting) {
        const pair = `${entry.instance} ${entry.to}`;
        if (pairs.has(pair)) continue;
        pairs.add(pair);
        if (!isPast(entry.leasedUntil, now) || !isPast(entry.retryAt, now)) continue;
        const mine = await claim(entry, worker, until);
        if (mine) leased.push(mine);
        if (leased.length === limit) break;
      }
    } finally {
      await waiting.close();
    }
    return leased;
  }

  return {
    add: async ({ instance, revision, effects }, stamp) => {
      if (effects.length === 0) return;
      const entries = effects.map(
        ({ id, to, type, sealed }, place): OutboxRecord => ({
          _id: id,
          instance,
          revision,
          to,
          type,
          sealed,
          stamp,
          place,
          state: "open",
          attempts: 0,
          failed: false,
          code: null,
          retryAt: null,
          leasedUntil: null,
        }),
      );
      await outbox.insertMany(entries, { ordered: false }).catch((error: unknown) => {
        if (!isOnlyDuplicates(error)) throw error;
      });
    },
    lease: (...args) => reading(() => lease(...args)),
    carriedOut: async (_id) => {
      const done = { state: "done", failed: false, doneAt: Date.now() } as const;
      await writing(() => outbox.updateOne({ _id }, { $set: done, $unset: { sealed: "" } }));
    },
    failed: async (_id, code, retryAt) => {
      const state = retryAt === null ? "given-up" : "open";
      const failure = { code, retryAt, state, failed: true, leasedUntil: null } as const;
      await reading(() => outbox.updateOne({ _id, state: { $ne: "done" } }, { $set: failure, $inc: { attempts: 1 } }));
    },
    failures: (limit) =>
      reading(async () => {
        const rows = await outbox.find({ failed: true }).sort(OLDEST_FIRST).limit(limit).toArray();
        return rows.map(({ _id: id, instance, type, attempts, code, retryAt }) => ({
          id,
          instance,
          type,
          attempts,
          code: code ?? "",
          retryAt,
        }));
      }),
    sweep: async (before) => {
      await outbox.deleteMany({ state: "done", doneAt: { $lt: before } });
    },
  };
}
