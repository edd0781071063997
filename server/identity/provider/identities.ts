/** Which account belongs to which person at a provider: by the provider's own name for the person, never by a name or an address. */

import type { AccountId, OrganisationId } from "../../../engine/index.ts";
import type { Sealing } from "../../sealing/index.ts";
import type { Store } from "../../store/port.ts";

const COLLECTION = "identities";

/** Who somebody is at the provider of an organisation. */
export interface Identity {
  readonly organisation: OrganisationId;
  readonly issuer: string;
  readonly subject: string;
}
interface Link {
  readonly account: AccountId;
  /** Hash of organisation and issuer: links of a provider that was replaced do not count. */
  readonly provider: string;
}
export interface Identities {
  accountOf(identity: Identity): Promise<AccountId | undefined>;
  /**
   * Links once. @param replace the account's earlier identities end
   * @returns false when the identity is another account's, or the account has another identity there
   */
  link(identity: Identity, account: AccountId, replace: boolean): Promise<boolean>;
  isLinked(account: AccountId): Promise<boolean>;
  /** Ends every link of an account. */
  unlink(account: AccountId): Promise<void>;
}

export function createIdentities(store: Store, sealing: Sealing): Identities {
  const hashOf = (...parts: readonly string[]): string => sealing.keyedHash("provider identity", JSON.stringify(parts));
  const providerOf = ({ organisation, issuer }: Identity): string => hashOf(organisation, issuer);
  const idOf = ({ organisation, issuer, subject }: Identity): string => hashOf(organisation, issuer, subject);
  const read = (value: Uint8Array): Link => JSON.parse(Buffer.from(value).toString()) as Link;
  const linksOf = (account: AccountId) => store.byOwner(COLLECTION, account, 20);

  return {
    accountOf: async (identity) => {
      const kept = await store.get(COLLECTION, idOf(identity));
      return kept && read(kept).account;
    },
    link: async (identity, account, replace) => {
      const [id, provider] = [idOf(identity), providerOf(identity)];
      const before = (await linksOf(account)).filter((link) => link.id !== id);
      if (!replace && before.some(({ value }) => read(value).provider === provider)) return false;
      const link = JSON.stringify({ account, provider } satisfies Link);
      const isNew = await store.put(COLLECTION, id, link, { owner: account, ifAbsent: true });
      const kept = isNew ? undefined : await store.get(COLLECTION, id);
      if (kept && read(kept).account !== account) return false;
      if (replace) for (const old of before) await store.remove(COLLECTION, old.id);
      return true;
    },
    unlink: async (account) => {
      for (const { id } of await linksOf(account)) await store.remove(COLLECTION, id);
    },
    isLinked: async (account) => (await linksOf(account)).length > 0,
  };
}
