/** Passkeys (WebAuthn): a key on somebody's device, opened there by a finger, a face or a PIN; two factors in one. */

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { type AccountId, milliseconds, type Timestamp, timestamp } from "../../engine/index.ts";
import type { Account } from "../directory/types.ts";
import type { Shell } from "../shell.ts";
import { createSealedDocuments } from "./sealed-documents.ts";

/** Of one account at most. */
const MOST = 20;
const MINUTES = 5;

interface Kept {
  readonly account: AccountId;
  /** Base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports?: readonly string[];
  readonly name: string;
  readonly createdAt: Timestamp;
  readonly usedAt?: Timestamp;
}
export type Passkey = Pick<Kept, "name" | "createdAt" | "usedAt"> & { readonly id: string };
export type PasskeyFault = "passkey-refused" | "passkey-place" | "too-many-passkeys";
/** The address in the browser: a passkey counts for its host alone. */
export type Place = string;
type Options = Readonly<Record<string, unknown>>;

export interface Passkeys {
  of(account: AccountId): Promise<readonly Passkey[]>;
  /** Whether the place can have passkeys: a host with a name. */
  isPossible(place: Place): boolean;
  /** What the browser makes a passkey with. */
  begin(account: Account, place: Place): Promise<Options | PasskeyFault>;
  /** Takes what the browser made into use. */
  add(account: Account, response: RegistrationResponseJSON, name: string, place: Place): Promise<true | PasskeyFault>;
  /** @returns false when the account has no such passkey */
  remove(account: AccountId, id: string): Promise<boolean>;
  forget(account: AccountId): Promise<void>;
  /** What the browser asks a passkey with: of one account, or whichever it has. */
  ask(place: Place, account?: AccountId): Promise<Options | PasskeyFault>;
  /** The account whose passkey answered, once. */
  answer(response: AuthenticationResponseJSON, place: Place): Promise<AccountId | PasskeyFault>;
}

const hostOf = (place: Place): string => new URL(place).hostname;
const isNumeric = (host: string): boolean => /^[\d.]+$|:/.test(host);

export function createPasskeys({ store, sealing, now }: Pick<Shell, "store" | "sealing" | "now">): Passkeys {
  const kept = createSealedDocuments<Kept>(store, sealing, "passkeys");
  const isPossible = (place: Place): boolean => !isNumeric(hostOf(place));
  const keysOf = (account: AccountId) => kept.byOwner(account, MOST);
  const keep = (id: string, value: Kept): Promise<void> => kept.put(id, value, { owner: value.account });

  /** A challenge of ours counts once, for five minutes. */
  async function given<T extends { readonly challenge: string }>(options: T, what: string): Promise<Options> {
    const expiresAt = timestamp(milliseconds(now()) + MINUTES * 60_000);
    await store.put("passkey challenges", options.challenge, what, { expiresAt });
    return { ...options };
  }
  const isOurs =
    (what: string) =>
    async (challenge: string): Promise<boolean> => {
      const found = await store.get("passkey challenges", challenge);
      const expiresAt = timestamp(milliseconds(now()) + MINUTES * 60_000);
      const isFirst = await store.put("used passkey challenges", challenge, "", { ifAbsent: true, expiresAt });
      return isFirst && found !== undefined && Buffer.from(found).toString() === what;
    };
  const expected = (place: Place) => ({ expectedOrigin: place, expectedRPID: hostOf(place) });

  return {
    isPossible,
    of: async (account) => {
      const all = await keysOf(account);
      return all
        .map(({ id, value: { name, createdAt, usedAt } }) => ({ id, name, createdAt, ...(usedAt ? { usedAt } : {}) }))
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    begin: async (account, place) => {
      if (!isPossible(place)) return "passkey-place";
      const before = await keysOf(account.id);
      if (before.length === MOST) return "too-many-passkeys";
      const options = await generateRegistrationOptions({
        rpName: "Casustafel",
        rpID: hostOf(place),
        userName: account.login ?? "",
        userID: new Uint8Array(Buffer.from(account.id)),
        excludeCredentials: before.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      });
      return given(options, `add ${account.id}`);
    },
    add: async (account, response, name, place) => {
      const outcome = await verifyRegistrationResponse({
        response,
        expectedChallenge: isOurs(`add ${account.id}`),
        ...expected(place),
      }).catch(() => undefined);
      if (!outcome?.verified) return "passkey-refused";
      const { credential } = outcome.registrationInfo;
      await keep(credential.id, {
        account: account.id,
        publicKey: Buffer.from(credential.publicKey).toString("base64url"),
        counter: credential.counter,
        ...(credential.transports ? { transports: credential.transports } : {}),
        name,
        createdAt: now(),
      });
      return true;
    },
    remove: async (account, id) => {
      const found = await kept.get(id);
      if (found?.account !== account) return false;
      await kept.remove(id);
      return true;
    },
    forget: async (account) => {
      for (const { id } of await keysOf(account)) await kept.remove(id);
    },
    ask: async (place, account) => {
      if (!isPossible(place)) return "passkey-place";
      const allowed = account === undefined ? [] : await keysOf(account);
      const options = await generateAuthenticationOptions({
        rpID: hostOf(place),
        userVerification: "required",
        allowCredentials: allowed.map(({ id }) => ({ id })),
      });
      return given(options, "ask");
    },
    answer: async (response, place) => {
      const found = await kept.get(response.id);
      if (!found) return "passkey-refused";
      const { publicKey, counter } = found;
      const outcome = await verifyAuthenticationResponse({
        response,
        expectedChallenge: isOurs("ask"),
        ...expected(place),
        credential: { id: response.id, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter },
      }).catch(() => undefined);
      if (!outcome?.verified) return "passkey-refused";
      await keep(response.id, { ...found, counter: outcome.authenticationInfo.newCounter, usedAt: now() });
      return found.account;
    },
  };
}
