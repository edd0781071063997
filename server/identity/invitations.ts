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
  /**
   * Makes a link's token; those that the account had before end.
   * @param how `sameSecret`: an authenticator that read the link before goes on to count
   */
  make(account: AccountId, how?: { readonly sameSecret: boolean }): Promise<string>;
  find(token: string): Promise<Invitation | undefined>;
  /** @returns false when it was used before. */
  use(token: string): Promise<boolean>;
  endAll(account: AccountId): Promise<void>;
}

export function createInvitations(store: Store, sealing: Sealing, now: () => Timestamp): Invitations {
  const endAll = async (account: AccountId): Promise<void> => {
    for (const { id } of await store.byOwner(COLLECTION, account, 100)) await store.remove(COLLECTION, id);
  };
  const opened = (id: string, kept: Uint8Array): Invitation =>
    JSON.parse(Buffer.from(sealing.open(`invitation ${id}`, kept)).toString()) as Invitation;
  async function secretOf(account: AccountId): Promise<string | undefined> {
    await sealing.load(OWNER);
    const [last] = await store.byOwner(COLLECTION, account, 1);
    return last && opened(last.id, last.value).secret;
  }
  return {
    endAll,
    make: async (account, { sameSecret } = { sameSecret: false }) => {
      const secret = (sameSecret ? await secretOf(account) : undefined) ?? newSecret();
      await endAll(account);
      const token = randomBytes(24).toString("base64url");
      const id = digestOf(token);
      const until = timestamp(milliseconds(now()) + VALID);
      const plain = Buffer.from(JSON.stringify({ account, secret, until } satisfies Invitation));
      const sealed = await sealing.seal(OWNER, keyName("invitation", id), `invitation ${id}`, plain);
      await store.put(COLLECTION, id, sealed, { owner: account, expiresAt: until });
      return token;
    },
    find: async (token) => {
      const id = digestOf(token);
      await sealing.load(OWNER);
      const kept = await store.get(COLLECTION, id);
      if (!kept) return undefined;
      const found = opened(id, kept);
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
