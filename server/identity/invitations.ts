/** Links that let somebody choose a password and a second factor: once, within seven days; the store keeps only a hash of each. */

import { randomBytes } from "node:crypto";
import { type AccountId, milliseconds, type Timestamp, timestamp } from "../../engine/index.ts";
import { keyName, type Sealing } from "../sealing/index.ts";
import type { Store } from "../store/port.ts";
import { digestOf, newSecret } from "./one-time-codes.ts";

const COLLECTION = "invitations";
const OWNER = "invitations";
const VALID = 7 * 24 * 3_600_000;

export interface Invitation {
  readonly account: AccountId;
  /** The authenticator's secret: the same when the page is opened again. */
  readonly secret: string;
  readonly until: Timestamp;
}
export interface Invitations {
  /** Makes a link's token; those that the account had before end. */
  make(account: AccountId): Promise<string>;
  find(token: string): Promise<Invitation | undefined>;
  /** @returns false when it was used before. */
  use(token: string): Promise<boolean>;
  endAll(account: AccountId): Promise<void>;
}

export function createInvitations(store: Store, sealing: Sealing, now: () => Timestamp): Invitations {
  const endAll = async (account: AccountId): Promise<void> => {
    for (const { id } of await store.byOwner(COLLECTION, account, 100)) await store.remove(COLLECTION, id);
  };
  return {
    endAll,
    make: async (account) => {
      await endAll(account);
      const token = randomBytes(24).toString("base64url");
      const id = digestOf(token);
      const until = timestamp(milliseconds(now()) + VALID);
      const plain = Buffer.from(JSON.stringify({ account, secret: newSecret(), until } satisfies Invitation));
      const sealed = await sealing.seal(OWNER, keyName("invitation", id), `invitation ${id}`, plain);
      await store.put(COLLECTION, id, sealed, { owner: account, expiresAt: until });
      return token;
    },
    find: async (token) => {
      const id = digestOf(token);
      await sealing.load(OWNER);
      const kept = await store.get(COLLECTION, id);
      if (!kept) return undefined;
      const found = JSON.parse(Buffer.from(sealing.open(`invitation ${id}`, kept)).toString()) as Invitation;
      return found.until > now() ? found : undefined;
    },
    use: async (token) => {
      const id = digestOf(token);
      const first = await store.put("used invitations", id, "", { ifAbsent: true });
      await store.remove(COLLECTION, id);
      return first;
    },
  };
}
