/** Small documents of one collection, sealed under one key. */

import type { Timestamp } from "../../engine/index.ts";
import { keyName, type Sealing } from "../sealing/index.ts";
import type { Store } from "../store/port.ts";

export interface SealedDocuments<T> {
  get(id: string): Promise<T | undefined>;
  put(id: string, value: T, options?: { readonly expiresAt?: Timestamp; readonly owner?: string }): Promise<void>;
  remove(id: string): Promise<void>;
  all(): Promise<readonly { readonly id: string; readonly value: T }[]>;
  /** Those of an owner, at most this many. */
  byOwner(owner: string, most: number): Promise<readonly { readonly id: string; readonly value: T }[]>;
}

export function createSealedDocuments<T>(store: Store, sealing: Sealing, collection: string): SealedDocuments<T> {
  const place = (id: string): string => `${collection} ${id}`;
  const opened = (id: string, kept: Uint8Array): T =>
    JSON.parse(Buffer.from(sealing.open(place(id), kept)).toString()) as T;
  return {
    get: async (id) => {
      await sealing.load(collection);
      const kept = await store.get(collection, id);
      return kept && opened(id, kept);
    },
    put: async (id, value, options = {}) => {
      const plain = Buffer.from(JSON.stringify(value));
      await store.put(collection, id, await sealing.seal(collection, keyName(collection), place(id), plain), options);
    },
    remove: (id) => store.remove(collection, id, { forGood: true }),
    byOwner: async (owner, most) => {
      await sealing.load(collection);
      return (await store.byOwner(collection, owner, most)).map(({ id, value }) => ({ id, value: opened(id, value) }));
    },
    all: async () => {
      await sealing.load(collection);
      return (await store.all(collection)).map(({ id, value }) => ({ id, value: opened(id, value) }));
    },
  };
}
