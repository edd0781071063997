/** What still has to be carried out: in order per pair of instances, leased in memory since one process owns the file. */

import type { Database } from "better-sqlite3";
import type { Timestamp } from "../../../engine/index.ts";
import type { CommitDocument, FailedEntry, LeasedEntry, Store } from "../port.ts";

export interface Outbox {
  add(document: CommitDocument): void;
  lease(...args: Parameters<Store["lease"]>): readonly LeasedEntry[];
  carriedOut(id: string): void;
  failed(id: string, code: string, retryAt: Timestamp | null): void;
  failures(limit: number): readonly FailedEntry[];
}

type Row = Omit<LeasedEntry, "to"> & { readonly addressee: string; readonly retryAt: Timestamp | null };

export function createOutbox(database: Database): Outbox {
  const add = database.prepare(
    "INSERT INTO outbox (id, instance, revision, addressee, type, sealed) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const open = database.prepare<[], Row>(
    `SELECT id, instance, revision, addressee, type, sealed, attempts, retry_at AS retryAt
     FROM outbox WHERE given_up = 0 ORDER BY sequence`,
  );
  const remove = database.prepare("DELETE FROM outbox WHERE id = ?");
  const fail = database.prepare(
    "UPDATE outbox SET attempts = attempts + 1, code = ?, retry_at = ?, given_up = ? WHERE id = ?",
  );
  const failures = database.prepare<[number], FailedEntry>(
    `SELECT id, instance, type, attempts, code, retry_at AS retryAt FROM outbox WHERE code IS NOT NULL
     ORDER BY sequence LIMIT ?`,
  );
  /** Entry → until when it is leased. */
  const leases = new Map<string, Timestamp>();

  function lease(_worker: string, now: Timestamp, until: Timestamp, limit: number): readonly LeasedEntry[] {
    const pairs = new Set<string>();
    const leased: LeasedEntry[] = [];
    for (const { addressee, retryAt, ...entry } of open.iterate()) {
      const pair = `${entry.instance} ${addressee}`;
      if (pairs.has(pair)) continue;
      pairs.add(pair);
      const taken = leases.get(entry.id);
      if ((taken && taken > now) || (retryAt && retryAt > now)) continue;
      leases.set(entry.id, until);
      leased.push({ ...entry, to: addressee });
      if (leased.length === limit) break;
    }
    return leased;
  }

  return {
    add: ({ instance, revision, effects }) => {
      for (const { id, to, type, sealed } of effects) add.run(id, instance, revision, to, type, sealed);
    },
    lease,
    carriedOut: (id) => {
      remove.run(id);
      leases.delete(id);
    },
    failed: (id, code, retryAt) => {
      fail.run(code, retryAt, retryAt === null ? 1 : 0, id);
      leases.delete(id);
    },
    failures: (limit) => failures.all(limit),
  };
}
