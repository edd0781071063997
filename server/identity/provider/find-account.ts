/** Whose account somebody at a provider has: one that was linked before, that of an invitation, or that of the one person of the organisation with the verified address. */

import type { OrganisationId } from "../../../engine/index.ts";
import type { Directory } from "../../directory/index.ts";
import type { Account, Person } from "../../directory/types.ts";
import { runningMemberships } from "../caller.ts";
import type { Invitations } from "../invitations.ts";
import type { Identities } from "./identities.ts";
import type { ProviderClaims, ProviderFault } from "./types.ts";

export type FindAccount = (
  organisation: OrganisationId,
  claims: ProviderClaims,
  link: string | undefined,
) => Promise<Account | ProviderFault>;

/** The membership of an account at an organisation that did not end. */
export const membershipAt = (
  directory: Directory,
  account: Account,
  organisation: OrganisationId,
): Person | undefined => runningMemberships(directory, account).find((one) => one.organisation === organisation);

export function findAccount(directory: Directory, identities: Identities, invitations: Invitations): FindAccount {
  /** An account counts while it is open and its person works for the organisation, beside others or not. */
  const counts = (account: Account | undefined, organisation: OrganisationId): account is Account =>
    account !== undefined && account.kind === "local" && membershipAt(directory, account, organisation) !== undefined;

  function withAddress(organisation: OrganisationId, email: string): readonly Account[] {
    const people = directory.people().filter((person) => person.organisation === organisation);
    return people.flatMap((person) => {
      const account = directory.accountOf(person.id);
      const isTheirs = [person.mail?.toLowerCase(), account?.login].includes(email);
      return isTheirs && counts(account, organisation) ? [account] : [];
    });
  }

  return async (organisation, claims, link) => {
    const identity = { organisation, issuer: claims.issuer, subject: claims.subject };
    await directory.refresh();
    if (link !== undefined) {
      const invitation = await invitations.find(link);
      const account = invitation && directory.account(invitation.account);
      if (!counts(account, organisation)) return "link-ended";
      if (!(await identities.link(identity, account.id, true))) return "provider-taken";
      return (await invitations.use(link)) ? account : "link-ended";
    }
    const known = await identities.accountOf(identity);
    if (known !== undefined) {
      const account = directory.account(known);
      return counts(account, organisation) ? account : "provider-nobody";
    }
    if (claims.email === undefined) return "provider-nobody";
    const [account, ...others] = withAddress(organisation, claims.email);
    if (!account) return "provider-nobody";
    if (others.length > 0) return "provider-two-people";
    return (await identities.link(identity, account.id, false)) ? account : "provider-taken";
  };
}
