/** Signing in through an organisation's provider: there and back, finding the account, and a second factor where the provider's does not count. */

import { randomBytes } from "node:crypto";
import { type AccountId, milliseconds, type OrganisationId, type PersonId, timestamp } from "../../../engine/index.ts";
import type { Account } from "../../directory/types.ts";
import type { Shell } from "../../shell.ts";
import type { Accounts } from "../accounts.ts";
import { createCredentials } from "../credentials.ts";
import { createInvitations } from "../invitations.ts";
import { authenticatorUri, digestOf, newSecret, plainCode, recoveryCodes, stepOf } from "../one-time-codes.ts";
import { createSealedDocuments } from "../sealed-documents.ts";
import { beginJourney, finishJourney, type Journey } from "./client.ts";
import { type FindAccount, findAccount, membershipAt } from "./find-account.ts";
import { createIdentities } from "./identities.ts";
import type { Providers } from "./settings.ts";
import type { ProviderFault } from "./types.ts";

const MINUTES = 10;

/** What somebody wants of the way. */
export interface Begin {
  readonly organisation: OrganisationId;
  /** Where the provider sends people back to. */
  readonly redirect: string;
  /** An invitation that the way takes into use. */
  readonly link?: string | undefined;
  /** The password is to be asked again there. */
  readonly again?: boolean | undefined;
  /** The address in the product to end at. */
  readonly back?: string | undefined;
}
interface Going extends Begin {
  readonly journey: Journey;
}
/** Somebody who is known, and whose code is still to come. */
interface Waiting {
  readonly account: AccountId;
  readonly person?: PersonId | undefined;
  readonly session: string;
  readonly back?: string | undefined;
  /** Of an authenticator that is shown and has given no code yet. */
  readonly secret?: string;
}
export interface Arrived {
  readonly account: Account;
  /** The membership at the organisation whose provider it is. */
  readonly person?: PersonId | undefined;
  /** Hash of the session at the provider. */
  readonly session: string;
  /** The organisation, where its second factor counts instead of ours. */
  readonly vouchedBy?: OrganisationId;
  readonly back?: string | undefined;
}
export interface CodeAsked {
  readonly name: string;
  /** Only where an authenticator is still to be connected. */
  readonly enrol?: { readonly secret: string; readonly uri: string };
}
export interface ProviderSignIn {
  /** The provider's address, and a token for the browser's cookie. */
  begin(asked: Begin, address: string): Promise<{ readonly location: string; readonly token: string } | ProviderFault>;
  /** Somebody came back. @returns `code-asked` when a second factor is still to come */
  finish(token: string, cameBack: URL): Promise<Arrived | "code-asked" | ProviderFault>;
  /** What is asked of whoever came back; undefined when nothing is. */
  asked(token: string): Promise<CodeAsked | undefined>;
  /** @returns recovery codes where an authenticator was connected */
  giveCode(
    token: string,
    code: string,
    address: string,
  ): Promise<(Arrived & { readonly recovery?: readonly string[] }) | "wrong-code" | ProviderFault>;
  /** The hash under which a session of a provider is known. */
  sessionHash(organisation: OrganisationId, issuer: string, session: string): string;
}

export function createProviderSignIn(shell: Shell, accounts: Accounts, providers: Providers): ProviderSignIn {
  const { store, sealing, directory, now } = shell;
  const ways = createSealedDocuments<{ readonly going: Going } | { readonly waiting: Waiting }>(
    store,
    sealing,
    "provider ways",
  );
  const credentials = createCredentials(store, sealing);
  const find: FindAccount = findAccount(
    directory,
    createIdentities(store, sealing),
    createInvitations(store, sealing, now),
  );
  const until = () => timestamp(milliseconds(now()) + MINUTES * 60_000);
  const sessionHash = (organisation: string, issuer: string, session: string): string =>
    sealing.keyedHash("provider session", JSON.stringify([organisation, issuer, session]));
  async function waitingOf(token: string): Promise<Waiting | undefined> {
    const way = await ways.get(digestOf(token));
    return way && "waiting" in way ? way.waiting : undefined;
  }
  const accountOf = ({ account: id }: Waiting): Account | undefined => {
    const account = directory.account(id);
    return account?.stopped === undefined ? account : undefined;
  };

  /** Connects the authenticator that was shown. */
  async function enrol(account: Account, secret: string, code: string): Promise<readonly string[] | undefined> {
    const step = await stepOf(secret, code.replace(/\s/g, ""), Math.floor(milliseconds(now()) / 1_000));
    if (step === undefined || !(await credentials.takeOnce(account.id, `step ${step}`))) return undefined;
    const recovery = recoveryCodes();
    await credentials.keep(account.id, { secret, recovery: recovery.map((one) => digestOf(plainCode(one))) });
    return recovery;
  }

  return {
    sessionHash,
    begin: async (asked, address) => {
      if (!(await accounts.mayTryFrom(address))) return "too-many-tries";
      const settings = await providers.of(asked.organisation);
      if (!settings) return "provider-settings";
      const begun = await beginJourney(settings, { redirect: asked.redirect, again: asked.again ?? false });
      if (typeof begun === "string") return begun;
      const token = randomBytes(24).toString("base64url");
      const way = { going: { ...asked, journey: begun.journey } };
      await ways.put(digestOf(token), way, { expiresAt: until() });
      return { location: begun.location, token };
    },
    finish: async (token, cameBack) => {
      const id = digestOf(token);
      const way = await ways.get(id);
      if (!way || !("going" in way)) return "provider-late";
      // A way is gone once: whoever comes back twice begins anew.
      await ways.remove(id);
      const { organisation, journey, link, back } = way.going;
      const settings = await providers.of(organisation);
      if (!settings) return "provider-settings";
      const claims = await finishJourney(settings, journey, cameBack);
      if (typeof claims === "string") return claims;
      const account = await find(organisation, claims, link);
      if (typeof account === "string") return account;
      const session = sessionHash(organisation, claims.issuer, claims.session ?? claims.subject);
      const person = membershipAt(directory, account, organisation)?.id;
      if (settings.secondFactor === "theirs" && claims.hasSecondFactor)
        return { account, person, session, vouchedBy: organisation, back };
      const isEnrolled = (await credentials.of(account.id)) !== undefined;
      const waiting = { account: account.id, person, session, back, ...(isEnrolled ? {} : { secret: newSecret() }) };
      await ways.put(id, { waiting }, { expiresAt: until() });
      return "code-asked";
    },
    asked: async (token) => {
      const waiting = await waitingOf(token);
      const account = waiting && accountOf(waiting);
      if (!waiting || !account) return undefined;
      const name = directory.person(account.person)?.name ?? "";
      const { secret } = waiting;
      return secret === undefined
        ? { name }
        : { name, enrol: { secret, uri: authenticatorUri(secret, account.login ?? name) } };
    },
    giveCode: async (token, code, address) => {
      const waiting = await waitingOf(token);
      const account = waiting && accountOf(waiting);
      if (!waiting || !account) return "provider-late";
      const { session, person, back, secret } = waiting;
      if (secret === undefined) {
        const outcome = await accounts.checkCode(account, code, address);
        if (outcome !== true) return outcome;
        await ways.remove(digestOf(token));
        return { account, person, session, back };
      }
      if (!(await accounts.mayTry(account.login ?? account.id, address))) return "too-many-tries";
      const recovery = await enrol(account, secret, code);
      if (!recovery) return "wrong-code";
      await ways.remove(digestOf(token));
      return { account, person, session, back, recovery };
    },
  };
}
