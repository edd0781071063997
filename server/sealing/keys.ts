/** Data keys: random, kept wrapped in the store under a hash of their name, the last used ones in memory. */

import { createHmac, randomBytes } from "node:crypto";
import type { NewKey, Store } from "../store/port.ts";
import type { Key, KeyId } from "./cipher.ts";
import { SealBroken } from "./errors.ts";
import type { KeyProvider } from "./key-file.ts";

/** What sealing needs of a store. */
export type KeyStore = Pick<Store, "sync" | "get" | "put" | "remove" | "byOwner">;

/** Keys in memory; each costs about 200 bytes. */
const CACHED = 20_000;
const COLLECTION = "keys";
/** One owner's keys at most in one reading. */
const OF_OWNER = 10_000;
/** Owners of whom is known which keys they had. */
const OWNERS = 2_000;

export interface Keys {
  idOf(name: string): KeyId;
  find(id: KeyId): Key | undefined;
  /** A new key, not yet kept. */
  make(id: KeyId, owner: string): { readonly key: Key; readonly kept: NewKey };
  remember(id: KeyId, key: Key): void;
  /** Keeps a new key by itself; the key that stands there in the end. */
  keep(id: KeyId, owner: string): Promise<Key>;
  load(owner: string): Promise<void>;
  /** Forgets a key that the store has destroyed. */
  drop(id: string): void;
  destroy(ids: readonly string[]): Promise<void>;
  ofOwner(owner: string): Promise<readonly string[]>;
}

export function createKeys(store: KeyStore, provider: KeyProvider): Keys {
  const naming = provider.derive("key names");
  const cache = new Map<string, Key>();
  const ids = new Map<string, KeyId>();
  /** Keys of an owner as they were loaded last: one that is missing since was destroyed, maybe by another server. */
  const loaded = new Map<string, readonly string[]>();
  const textOf = (id: KeyId): string => id.toString("hex");

  function remember(id: string, key: Key): Key {
    cache.delete(id);
    cache.set(id, key);
    const oldest = cache.size > CACHED ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    return key;
  }
  function unwrap(id: string, wrapped: Uint8Array): Key {
    try {
      return provider.unwrap(id, wrapped);
    } catch {
      throw new SealBroken("wrong-key");
    }
  }
  function make(id: KeyId, owner: string) {
    const key = randomBytes(32);
    return { key, kept: { id: textOf(id), owner, wrapped: provider.wrap(textOf(id), key) } };
  }

  /** The owner who was loaded longest ago, with the keys: nobody would notice any more when one is destroyed. */
  function forgetOldest(): void {
    const [oldest] = loaded;
    if (!oldest) return;
    loaded.delete(oldest[0]);
    for (const id of oldest[1]) cache.delete(id);
  }

  function idOf(name: string): KeyId {
    const known = ids.get(name);
    if (known) return known;
    const made = createHmac("sha256", naming).update(name).digest().subarray(0, 16);
    if (ids.size >= CACHED) ids.clear();
    ids.set(name, made);
    return made;
  }

  return {
    idOf,
    find: (id) => {
      const text = textOf(id);
      const cached = cache.get(text);
      if (cached) return cached;
      const wrapped = store.sync?.get(COLLECTION, text);
      return wrapped && remember(text, unwrap(text, wrapped));
    },
    make,
    remember: (id, key) => {
      remember(textOf(id), key);
    },
    keep: async (id, owner) => {
      const { key, kept } = make(id, owner);
      if (await store.put(COLLECTION, kept.id, kept.wrapped, { owner, ifAbsent: true })) return remember(kept.id, key);
      const there = await store.get(COLLECTION, kept.id);
      if (!there) throw new SealBroken("key-gone");
      return remember(kept.id, unwrap(kept.id, there));
    },
    load: async (owner) => {
      const rows = await store.byOwner(COLLECTION, owner, OF_OWNER);
      const there = new Set(rows.map(({ id }) => id));
      for (const id of loaded.get(owner) ?? []) if (!there.has(id)) cache.delete(id);
      if (loaded.size >= OWNERS) forgetOldest();
      loaded.delete(owner);
      loaded.set(owner, [...there]);
      for (const { id, value } of rows) remember(id, unwrap(id, value));
    },
    drop: (id) => {
      cache.delete(id);
    },
    destroy: async (ids) => {
      for (const id of ids) cache.delete(id);
      await Promise.all(ids.map((id) => store.remove(COLLECTION, id, { forGood: true })));
    },
    ofOwner: async (owner) => (await store.byOwner(COLLECTION, owner, OF_OWNER)).map(({ id }) => id),
  };
}
