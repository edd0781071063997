/** Ends sessions here when somebody signed out at the provider. */

import type { AccountId, OrganisationId } from "../../../engine/index.ts";
import type { Shell } from "../../shell.ts";
import { createCredentials } from "../credentials.ts";
import type { Session, Sessions } from "../sessions.ts";
import { createIdentities } from "./identities.ts";
import { readLogoutToken } from "./logout-token.ts";
import type { Providers } from "./settings.ts";
import type { ProviderSignIn } from "./sign-in.ts";

/** @returns whether the token was one of the organisation's provider; one that came before changes nothing. */
export type ProviderLogout = (organisation: OrganisationId, token: string) => Promise<boolean>;

export function createProviderLogout(
  { store, sealing, directory, live }: Shell,
  sessions: Sessions,
  providers: Providers,
  { sessionHash }: Pick<ProviderSignIn, "sessionHash">,
): ProviderLogout {
  const identities = createIdentities(store, sealing);
  const credentials = createCredentials(store, sealing);

  async function endThose(account: AccountId, isMeant: (session: Session) => boolean): Promise<void> {
    const running = await sessions.of(account);
    for (const session of running.filter(isMeant)) await sessions.endOne(account, session.id);
    const person = directory.account(account)?.person;
    if (person) live.changed(person);
  }
  /** A token that names only a session is about whoever began one with it. */
  const accountsIn = (organisation: OrganisationId): readonly AccountId[] =>
    directory
      .people()
      .filter((person) => person.organisation === organisation)
      .flatMap(({ id }) => directory.accountOf(id)?.id ?? []);

  return async (organisation, token) => {
    const settings = await providers.of(organisation);
    const out = settings && (await readLogoutToken(settings, token));
    if (!out) return false;
    const { issuer, subject, session } = out;
    const account = subject === undefined ? undefined : await identities.accountOf({ organisation, issuer, subject });
    const hash = session === undefined ? undefined : sessionHash(organisation, issuer, session);
    for (const one of account ? [account] : subject === undefined ? accountsIn(organisation) : [])
      if (await credentials.takeOnce(one, `logout ${sealing.keyedHash("logout token", out.token)}`))
        await endThose(one, ({ provider }) => provider !== undefined && (hash === undefined || provider === hash));
    return true;
  };
}
