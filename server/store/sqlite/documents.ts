/** Small documents by collection and id, with an owner and an end where they have one. */

import type { Database } from "better-sqlite3";
import type { Timestamp } from "../../../engine/index.ts";
import type { Store } from "../port.ts";

type Kept = { readonly id: string; readonly value: Uint8Array };
export interface Documents {
  put(...args: Parameters<Store["put"]>): boolean;
  get(collection: string, id: string): Uint8Array | undefined;
  remove(collection: string, id: string): void;
  byOwner(collection: string, owner: string, limit: number): readonly Kept[];
  all(collection: string): readonly Kept[];
}

const LIVE = "(expires_at IS NULL OR expires_at > :now)";
/** Removing what has ended is spread over the writes. */
const SWEEP_EVERY = 256;

export function createDocuments(database: Database, now: () => Timestamp): Documents {
  const put = database.prepare(
    `INSERT INTO documents (collection, id, owner, expires_at, value) VALUES (:collection, :id, :owner, :expiresAt, :value)
     ON CONFLICT DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at, value = excluded.value
     WHERE NOT :ifAbsent OR (expires_at IS NOT NULL AND expires_at <= :now)`,
  );
  const get = database
    .prepare<[object], Uint8Array>(
      `SELECT value FROM documents WHERE collection = :collection AND id = :id AND ${LIVE}`,
    )
    .pluck();
  const remove = database.prepare("DELETE FROM documents WHERE collection = ? AND id = ?");
  const byOwner = database.prepare<[object], Kept>(
    `SELECT id, value FROM documents WHERE collection = :collection AND owner = :owner AND ${LIVE} ORDER BY id LIMIT :limit`,
  );
  const all = database.prepare<[object], Kept>(
    `SELECT id, value FROM documents WHERE collection = :collection AND ${LIVE} ORDER BY id`,
  );
  const sweep = database.prepare("DELETE FROM documents WHERE expires_at <= ?");
  let writes = 0;

  return {
    put: (collection, id, value, options = {}) => {
      if (writes++ % SWEEP_EVERY === 0) sweep.run(now());
      const { changes } = put.run({
        collection,
        id,
        owner: options.owner ?? null,
        expiresAt: options.expiresAt ?? null,
        value: typeof value === "string" ? Buffer.from(value) : value,
        ifAbsent: options.ifAbsent ? 1 : 0,
        now: now(),
      });
      return changes === 1;
    },
    get: (collection, id) => get.get({ collection, id, now: now() }),
    remove: (collection, id) => {
      remove.run(collection, id);
    },
    byOwner: (collection, owner, limit) => byOwner.all({ collection, owner, limit, now: now() }),
    all: (collection) => all.all({ collection, now: now() }),
  };
}
