/** What an account signs in with: password hash, authenticator secret and recovery codes, sealed in the store. */

import type { AccountId } from "../../engine/index.ts";
import { keyName, type Sealing } from "../sealing/index.ts";
import type { Store } from "../store/port.ts";

const COLLECTION = "credentials";
const OWNER = "credentials";

export interface Credential {
  /** An argon2id hash; absent for whoever signs in through a provider only. */
  readonly password?: string;
  /** Base32. */
  readonly secret: string;
  /** SHA-256 digests of the codes that were given out. */
  readonly recovery: readonly string[];
  /** Of an authenticator that was shown and has given no code yet. */
  readonly nextSecret?: string;
}
export interface Credentials {
  of(account: AccountId): Promise<Credential | undefined>;
  keep(account: AccountId, credential: Credential): Promise<void>;
  /** Nobody signs in with it until somebody chooses anew. */
  forget(account: AccountId): Promise<void>;
  /** Takes a code that counts once. @returns false when it was taken before, on whichever server. */
  takeOnce(account: AccountId, code: string): Promise<boolean>;
  /** Whether a code that counts once was taken. */
  isTaken(account: AccountId, code: string): Promise<boolean>;
  /** Whether anybody can sign in. */
  any(): Promise<boolean>;
}

export function createCredentials(store: Store, sealing: Sealing): Credentials {
  const place = (account: AccountId): string => `credential ${account}`;
  return {
    of: async (account) => {
      await sealing.load(OWNER);
      const kept = await store.get(COLLECTION, account);
      return kept && (JSON.parse(Buffer.from(sealing.open(place(account), kept)).toString()) as Credential);
    },
    keep: async (account, credential) => {
      const plain = Buffer.from(JSON.stringify(credential));
      const sealed = await sealing.seal(OWNER, keyName("credential", account), place(account), plain);
      await store.put(COLLECTION, account, sealed);
    },
    forget: (account) => store.remove(COLLECTION, account),
    takeOnce: (account, code) => store.put("used codes", `${account} ${code}`, "", { ifAbsent: true }),
    isTaken: async (account, code) => (await store.get("used codes", `${account} ${code}`)) !== undefined,
    any: async () => (await store.all(COLLECTION)).length > 0,
  };
}
