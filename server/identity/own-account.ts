/** What somebody does with an account of their own: another password, another authenticator, new recovery codes. Each asks for the password and a code. */

import { milliseconds } from "../../engine/index.ts";
import type { Account } from "../directory/types.ts";
import type { Shell } from "../shell.ts";
import type { Accounts, SignInFault } from "./accounts.ts";
import { type Credential, createCredentials } from "./credentials.ts";
import { authenticatorUri, digestOf, newSecret, plainCode, recoveryCodes, stepOf } from "./one-time-codes.ts";
import { hashPassword, weakness } from "./passwords.ts";

/** What shows that the person at the keyboard owns the account. */
export interface Proof {
  readonly password: string;
  readonly code: string;
  /** Where the request comes from: tries are counted per address too. */
  readonly address: string;
}
export type OwnAccountFault = SignInFault | "wrong-code" | `password-${NonNullable<ReturnType<typeof weakness>>}`;

export interface OwnAccount {
  /** How many recovery codes were not used; undefined when nobody chose a password for the account. */
  recoveryLeft(account: Account): Promise<number | undefined>;
  /** Whether it has a password; without one, somebody signs in through a provider. */
  hasPassword(account: Account): Promise<boolean>;
  changePassword(account: Account, proof: Proof, next: string): Promise<true | OwnAccountFault>;
  /** New recovery codes, which are shown this one time; those before them end. */
  renewRecovery(account: Account, proof: Proof): Promise<readonly string[] | OwnAccountFault>;
  /** A secret for another authenticator; the one in use counts until a code of the new one comes. */
  beginAuthenticator(
    account: Account,
    proof: Proof,
  ): Promise<{ readonly secret: string; readonly uri: string } | OwnAccountFault>;
  /** From now on codes come from the new authenticator. @param code one of it. */
  finishAuthenticator(account: Account, code: string, address: string): Promise<true | OwnAccountFault>;
}

const digestsOf = (codes: readonly string[]): readonly string[] => codes.map((code) => digestOf(plainCode(code)));

export function createOwnAccount(
  { store, sealing, now }: Pick<Shell, "store" | "sealing" | "now">,
  accounts: Accounts,
): OwnAccount {
  const credentials = createCredentials(store, sealing);

  /** Does something with the credential of whoever proves to own the account. */
  async function proven<T>(
    account: Account,
    { password, code, address }: Proof,
    act: (credential: Credential) => Promise<T>,
  ): Promise<T | OwnAccountFault> {
    const credential = await credentials.of(account.id);
    if (!credential) return "sign-in-failed";
    const login = account.login ?? "";
    const outcome =
      credential.password === undefined
        ? await accounts.checkCode(account, code, address)
        : await accounts.signIn({ login, password, code }, address);
    return typeof outcome === "string" ? outcome : act(credential);
  }

  return {
    recoveryLeft: async ({ id }) => {
      const credential = await credentials.of(id);
      if (!credential) return undefined;
      const used = await Promise.all(
        credential.recovery.map((digest) => credentials.isTaken(id, `recovery ${digest}`)),
      );
      return used.filter((isUsed) => !isUsed).length;
    },
    hasPassword: async ({ id }) => (await credentials.of(id))?.password !== undefined,
    changePassword: async (account, proof, next) => {
      const weak = weakness(next, account.login ?? "");
      if (weak) return `password-${weak}`;
      return proven(account, proof, async (credential) => {
        await credentials.keep(account.id, { ...credential, password: await hashPassword(next) });
        return true as const;
      });
    },
    renewRecovery: (account, proof) =>
      proven(account, proof, async (credential) => {
        const codes = recoveryCodes();
        await credentials.keep(account.id, { ...credential, recovery: digestsOf(codes) });
        return codes;
      }),
    beginAuthenticator: (account, proof) =>
      proven(account, proof, async (credential) => {
        const secret = newSecret();
        await credentials.keep(account.id, { ...credential, nextSecret: secret });
        return { secret, uri: authenticatorUri(secret, account.login ?? "") };
      }),
    finishAuthenticator: async (account, code, address) => {
      if (!(await accounts.mayTry(account.login ?? "", address))) return "too-many-tries";
      const credential = await credentials.of(account.id);
      if (!credential?.nextSecret) return "wrong-code";
      const { nextSecret, ...rest } = credential;
      const step = await stepOf(nextSecret, code.replace(/\s/g, ""), Math.floor(milliseconds(now()) / 1_000));
      if (step === undefined || !(await credentials.takeOnce(account.id, `step ${step}`))) return "wrong-code";
      await credentials.keep(account.id, { ...rest, secret: nextSecret });
      return true;
    },
  };
}
