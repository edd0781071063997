/** Small documents by collection and id, with an owner and an end where they have one. */

import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { Timestamp } from "../../../engine/index.ts";
import type { Store } from "../port.ts";

type Kept = { readonly id: string; readonly value: Uint8Array };
export interface Documents {
  put(...args: Parameters<Store["put"]>): boolean;
  get(collection: string, id: string): Uint8Array | undefined;
  remove(collection: string, id: string): void;
  /** Removes a data key and notes that it was destroyed, so that a back-up from before does not bring it back. */
  destroyKey(id: string): void;
  /** Notes sealed contents that were erased while their key stays, for the same reason. */
  noteErased(sealed: Uint8Array): void;
  byOwner(collection: string, owner: string, limit: number): readonly Kept[];
  all(collection: string): readonly Kept[];
}

/** Collection of data keys, and of the notes of those that were destroyed: id of the key, a space, its fingerprint. */
export const KEYS = "keys";
export const DESTROYED = "destroyed keys";

/** Tells a destroyed key from one made later under the same name: 128 bits of SHA-256 over the wrapped key. */
export const fingerprint = (wrapped: Uint8Array): string =>
  createHash("sha256").update(wrapped).digest("hex").slice(0, 32);

/** The note of erased contents: id of the key that sealed them (docs in `sealing/cipher.ts`), a space, their fingerprint. */
export const noteOf = (sealed: Uint8Array): string =>
  `${Buffer.from(sealed.subarray(1, 17)).toString("hex")} ${fingerprint(sealed)}`;

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

  const find = (collection: string, id: string): Uint8Array | undefined => get.get({ collection, id, now: now() });

  const documents: Documents = {
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
    get: find,
    remove: (collection, id) => {
      remove.run(collection, id);
    },
    destroyKey: (id) => {
      const wrapped = find(KEYS, id);
      if (wrapped) documents.put(DESTROYED, `${id} ${fingerprint(wrapped)}`, now());
      remove.run(KEYS, id);
    },
    noteErased: (sealed) => {
      documents.put(DESTROYED, noteOf(sealed), now());
    },
    byOwner: (collection, owner, limit) => byOwner.all({ collection, owner, limit, now: now() }),
    all: (collection) => all.all({ collection, now: now() }),
  };
  return documents;
}
