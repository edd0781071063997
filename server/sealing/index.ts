/**
 * Sealing: contents are AES-256-GCM sealed under a data key of their own, so that erasing is destroying a key.
 * A key's name says what is erased together, made of opaque ids: instance, section, subject, organisation.
 */

import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { NewKey, Sealed, Store } from "../store/port.ts";
import { decrypt, encrypt, type Key, keyIdOf } from "./cipher.ts";
import { SealBroken } from "./errors.ts";
import { type KeyProvider, openKeyFile } from "./key-file.ts";
import { createKeys, type KeyStore } from "./keys.ts";

export { SealBroken, type SealFault } from "./errors.ts";
export { KeyFileUnusable, type KeyProvider, keyProvider, openKeyFile } from "./key-file.ts";

/** The sealing of one commit: its new keys are kept in the same write as what they seal. */
export interface Sealer {
  /**
   * @param keyName what is erased together (`keyName(instance, section, subject, organisation)`).
   * @param place what the bytes belong to, `instance/section/revision`: they open nowhere else.
   */
  seal(keyName: string, place: string, plain: Uint8Array): Sealed;
  /** Marks a key to be destroyed with this commit; what it sealed, here or before, can never be opened again. */
  forget(keyName: string): void;
  /** For `CommitDocument.keys`. */
  readonly keys: readonly NewKey[];
  /** For `CommitDocument.forgets`. */
  readonly forgotten: readonly string[];
  /** To be called when the commit is done: the new keys may be used from now on. */
  kept(): void;
}

export interface Sealing {
  sealer(owner: string): Sealer;
  /** Seals what is no commit (a draft, a session, a kept report); resolves when its key is durable. */
  seal(owner: string, keyName: string, place: string, plain: Uint8Array): Promise<Sealed>;
  /** @throws SealBroken, never anything of the contents. */
  open(place: string, sealed: Sealed): Uint8Array;
  /** HMAC-SHA-256, 128 bits as 22 characters: ids of instances, hashes of commands, blind indexes. Purposes do not meet. */
  keyedHash(purpose: string, text: string): string;
  /** Brings the keys of an owner into memory: needed where the store does not answer within the call. */
  load(owner: string): Promise<void>;
  /** What was sealed under the key can never be opened again. */
  destroy(keyName: string): Promise<void>;
  destroyAll(owner: string): Promise<void>;
}

/** Parts joined so that no two lists of parts give one name. */
export const keyName = (...parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join("");

export function createSealing(store: KeyStore, provider: KeyProvider): Sealing {
  const keys = createKeys(store, provider);
  const hashing = new Map<string, KeyObject>();
  const hashKey = (purpose: string): KeyObject => {
    const known = hashing.get(purpose) ?? createSecretKey(provider.derive(`hash ${purpose}`));
    hashing.set(purpose, known);
    return known;
  };

  function sealer(owner: string): Sealer {
    const made = new Map<string, { id: Buffer; key: Key; kept: NewKey }>();
    const forgotten = new Map<string, string>();
    function keyFor(name: string): { id: Buffer; key: Key } {
      const fresh = made.get(name);
      if (fresh) return fresh;
      const id = keys.idOf(name);
      const known = keys.find(id);
      if (known) return { id, key: known };
      const added = { id, ...keys.make(id, owner) };
      made.set(name, added);
      return added;
    }
    return {
      seal: (name, place, plain) => {
        const { id, key } = keyFor(name);
        return encrypt(key, id, place, plain);
      },
      forget: (name) => {
        forgotten.set(name, keys.idOf(name).toString("hex"));
      },
      get keys() {
        return [...made].flatMap(([name, { kept }]) => (forgotten.has(name) ? [] : [kept]));
      },
      get forgotten() {
        return [...forgotten.values()];
      },
      kept: () => {
        for (const [name, { id, key }] of made) if (!forgotten.has(name)) keys.remember(id, key);
        for (const id of forgotten.values()) keys.drop(id);
        made.clear();
      },
    };
  }

  return {
    sealer,
    seal: async (owner, name, place, plain) => {
      const id = keys.idOf(name);
      const key = keys.find(id) ?? (await keys.keep(id, owner));
      return encrypt(key, id, place, plain);
    },
    open: (place, sealed) => {
      const key = keys.find(keyIdOf(sealed));
      if (!key) throw new SealBroken("key-gone");
      return decrypt(key, place, sealed);
    },
    keyedHash: (purpose, text) =>
      createHmac("sha256", hashKey(purpose)).update(text).digest().subarray(0, 16).toString("base64url"),
    load: keys.load,
    destroy: (name) => keys.destroy([keys.idOf(name).toString("hex")]),
    destroyAll: async (owner) => keys.destroy(await keys.ofOwner(owner)),
  };
}

/**
 * Opens what is sealed without changing anything.
 * @throws KeyFileUnusable, or SealBroken `wrong-key` when the file holds another key than the data was sealed with.
 */
export async function openSealingToRead(
  store: Pick<Store, "sync" | "get" | "byOwner">,
  keyFile: string,
): Promise<Pick<Sealing, "open">> {
  const { provider } = openKeyFile(keyFile, false);
  const check = await store.get(CHECK.collection, CHECK.id);
  if (check) testKey(provider, check);
  const refuse = async (): Promise<never> => {
    throw new Error("This store is open to read only.");
  };
  return createSealing({ ...store, put: refuse, remove: refuse }, provider);
}
function testKey(provider: KeyProvider, check: Uint8Array): void {
  try {
    provider.unwrap(CHECK.place, check);
  } catch {
    throw new SealBroken("wrong-key");
  }
}

const CHECK = { collection: "meta", id: "key check", place: "key check" } as const;

export interface OpenSealing {
  readonly sealing: Sealing;
  /** The key file was made just now: tell the operator where it lies. */
  readonly keyFileMade: boolean;
}
/**
 * Opens the sealing of a store with its key file, and makes both at the first start.
 * @throws KeyFileUnusable, or SealBroken `wrong-key` when the file holds another key than the data was sealed with.
 */
export async function openSealing(store: Store, keyFile: string): Promise<OpenSealing> {
  const check = await store.get(CHECK.collection, CHECK.id);
  const { provider, made } = openKeyFile(keyFile, check === undefined);
  const sealing = createSealing(store, provider);
  if (check === undefined) {
    const sealed = provider.wrap(CHECK.place, Buffer.alloc(32));
    await store.put(CHECK.collection, CHECK.id, sealed, { ifAbsent: true });
  } else testKey(provider, check);
  return { sealing, keyFileMade: made };
}
