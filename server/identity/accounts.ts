/** Local accounts: signing in with a password and a second factor, accepting an invitation, and the first start of an empty installation. */

import { type AccountId, milliseconds, type OrganisationId, type PersonId } from "../../engine/index.ts";
import { directoryId } from "../directory/index.ts";
import type { Account, Organisation, Person } from "../directory/types.ts";
import type { Shell } from "../shell.ts";
import { createCredentials } from "./credentials.ts";
import { createInvitations, type Invitation } from "./invitations.ts";
import { authenticatorUri, digestOf, plainCode, recoveryCodes, stepOf } from "./one-time-codes.ts";
import { createPasskeys } from "./passkeys.ts";
import { hashPassword, isPassword, weakness } from "./passwords.ts";
import { createIdentities } from "./provider/identities.ts";
import { createSignInTries } from "./tries.ts";

/** docs/promises.md, O8. */
const TRIES = { account: 10, address: 50 } as const;

export type SignInFault = "sign-in-failed" | "too-many-tries";
export type EnrolFault =
  | "link-ended"
  | "wrong-code"
  | "too-many-tries"
  | `password-${NonNullable<ReturnType<typeof weakness>>}`;

/** What the page behind a link shows. */
export interface Enrolment {
  readonly name: string;
  readonly login: string;
  readonly secret: string;
  readonly uri: string;
  /** Where the person works: there may be a provider through which to sign in instead. */
  readonly organisation: OrganisationId;
}
/** What the first administrator says of themselves and their organisation. */
export interface FirstAdministrator {
  readonly organisation: Pick<Organisation, "name" | "party" | "domain" | "avg">;
  readonly name: string;
  readonly function: string;
  readonly login: string;
}

export interface Accounts {
  /** Takes one try for a name and one for an address. */
  mayTry(name: string, address: string): Promise<boolean>;
  /** The account, when user name, password and second factor belong together; one fault for whatever was wrong. */
  signIn(
    given: { readonly login: string; readonly password: string; readonly code: string },
    address: string,
  ): Promise<Account | SignInFault>;
  /** Takes one try for an address. */
  mayTryFrom(address: string): Promise<boolean>;
  /** Whether a code is of the account's authenticator or one of its recovery codes, each taken once. */
  checkCode(account: Account, code: string, address: string): Promise<true | "wrong-code" | "too-many-tries">;
  /** Whether it has an authenticator of its own here. */
  hasCode(account: AccountId): Promise<boolean>;
  /** What a link is for; undefined when it ended. */
  enrolment(token: string): Promise<Enrolment | undefined>;
  /** Takes password and authenticator for the account of a link, once. @returns recovery codes, which are shown this one time. */
  enrol(
    given: { readonly token: string; readonly password: string; readonly code: string },
    address: string,
  ): Promise<{ readonly account: Account; readonly recovery: readonly string[] } | EnrolFault>;
  /** A link's token for an account; those before it end. */
  invite(account: AccountId): Promise<string>;
  /** Whether somebody chose a password for it, or came through a provider. */
  isEnrolled(account: AccountId): Promise<boolean>;
  /** Password, authenticator, provider and open links of an account end: it takes a new link to come in. */
  forget(account: AccountId): Promise<void>;
  /** Nobody can sign in yet: the first administrator is still to come. */
  isEmpty(): Promise<boolean>;
  /** Registers the first administrator, again as long as nobody enrolled. @returns a link's token. */
  makeFirst(first: FirstAdministrator): Promise<string>;
  /** A link's token for the first administrator who was registered before, with the same authenticator; null when nobody was. */
  resumeFirst(): Promise<string | null>;
}

export function createAccounts(shell: Pick<Shell, "store" | "sealing" | "directory" | "now">): Accounts {
  const { store, sealing, directory, now } = shell;
  const credentials = createCredentials(store, sealing);
  const invitations = createInvitations(store, sealing, now);
  const identities = createIdentities(store, sealing);
  const passkeys = createPasskeys(shell);
  const takeTry = createSignInTries(store, now);
  const seconds = (): number => Math.floor(milliseconds(now()) / 1_000);
  const firstAccount = (): AccountId => directoryId<AccountId>(sealing, "account", "first administrator");
  const nameless = (text: string): string => sealing.keyedHash("sign-in tries", text);

  async function mayTry(login: string, address: string): Promise<boolean> {
    const [ofAddress, ofAccount] = [nameless(`address ${address}`), nameless(`account ${login.trim().toLowerCase()}`)];
    return (await takeTry(ofAddress, TRIES.address)) && (await takeTry(ofAccount, TRIES.account));
  }

  /** A code of the authenticator or a recovery code, each taken once. */
  async function isSecondFactor(
    account: AccountId,
    secret: string,
    recovery: readonly string[],
    code: string,
  ): Promise<boolean> {
    const step = await stepOf(secret, code.replace(/\s/g, ""), seconds());
    if (step !== undefined) return credentials.takeOnce(account, `step ${step}`);
    const digest = digestOf(plainCode(code));
    return recovery.includes(digest) && credentials.takeOnce(account, `recovery ${digest}`);
  }

  const invitedAccount = (invitation: Invitation | undefined): Account | undefined => {
    const account = invitation && directory.account(invitation.account);
    return account?.stopped === undefined ? account : undefined;
  };

  async function enrolWith(invitation: Invitation, account: Account, password: string): Promise<readonly string[]> {
    const recovery = recoveryCodes();
    await passkeys.forget(account.id);
    await credentials.keep(account.id, {
      password: await hashPassword(password),
      secret: invitation.secret,
      recovery: recovery.map((code) => digestOf(plainCode(code))),
    });
    return recovery;
  }

  return {
    mayTry,
    mayTryFrom: (address) => takeTry(nameless(`address ${address}`), TRIES.address),
    checkCode: async (account, code, address) => {
      if (!(await mayTry(account.login ?? account.id, address))) return "too-many-tries";
      const credential = await credentials.of(account.id);
      const right = credential && (await isSecondFactor(account.id, credential.secret, credential.recovery, code));
      return right ? true : "wrong-code";
    },
    hasCode: async (account) => (await credentials.of(account)) !== undefined,
    signIn: async ({ login, password, code }, address) => {
      if (!(await mayTry(login, address))) return "too-many-tries";
      const account = directory.accountByLogin(login);
      const credential = account && (await credentials.of(account.id));
      const right = await isPassword(password, credential?.password);
      if (!right || !account || !credential || account.stopped !== undefined) return "sign-in-failed";
      const second = await isSecondFactor(account.id, credential.secret, credential.recovery, code);
      return second ? account : "sign-in-failed";
    },
    enrolment: async (token) => {
      const invitation = await invitations.find(token);
      const account = invitedAccount(invitation);
      const person = account && directory.person(account.person);
      if (!invitation || !account || !person) return undefined;
      const { secret } = invitation;
      const login = account.login ?? "";
      return {
        name: person.name,
        organisation: person.organisation,
        login,
        secret,
        uri: authenticatorUri(secret, login),
      };
    },
    enrol: async ({ token, password, code }, address) => {
      if (!(await takeTry(nameless(`address ${address}`), TRIES.address))) return "too-many-tries";
      const invitation = await invitations.find(token);
      const account = invitedAccount(invitation);
      if (!invitation || !account) return "link-ended";
      const weak = weakness(password, account.login ?? "");
      if (weak) return `password-${weak}`;
      const step = await stepOf(invitation.secret, code.replace(/\s/g, ""), seconds());
      if (step === undefined) return "wrong-code";
      if (!(await invitations.use(token))) return "link-ended";
      await credentials.takeOnce(account.id, `step ${step}`);
      return { account, recovery: await enrolWith(invitation, account, password) };
    },
    invite: invitations.make,
    isEnrolled: async (account) =>
      (await credentials.of(account)) !== undefined || (await identities.isLinked(account)),
    forget: async (account) => {
      await invitations.endAll(account);
      await credentials.forget(account);
      await identities.unlink(account);
      await passkeys.forget(account);
    },
    isEmpty: async () => !(await credentials.any()),
    resumeFirst: async () => {
      const account = firstAccount();
      return directory.account(account) ? invitations.make(account, { sameSecret: true }) : null;
    },
    makeFirst: async (first) => {
      const organisation = directoryId<OrganisationId>(sealing, "organisation", "first");
      const person = directoryId<PersonId>(sealing, "person", "first administrator");
      const account = firstAccount();
      const given = { by: person, at: now() };
      const administrator: Person = {
        id: person,
        name: first.name,
        function: first.function,
        organisation,
        duties: ["administrator", "designer"],
      };
      const login = first.login.trim().toLowerCase();
      await directory.apply(
        [
          { type: "RegisterOrganisation", organisation: { id: organisation, ...first.organisation } },
          { type: "RegisterPerson", person: administrator },
          { type: "OpenAccount", account: { id: account, person, kind: "local", login } },
        ],
        given,
      );
      return invitations.make(account, { sameSecret: true });
    },
  };
}
