/** The provider of each organisation, as Beheer sets it: its secret is sealed and never shown again. */

import type { OrganisationId } from "../../../engine/index.ts";
import type { Sealing } from "../../sealing/index.ts";
import type { Store } from "../../store/port.ts";
import { createSealedDocuments } from "../sealed-documents.ts";
import { tryProvider } from "./client.ts";
import type { ProviderFault, ProviderSettings } from "./types.ts";

/** As Beheer shows it. */
export interface ProviderView extends Omit<ProviderSettings, "clientSecret"> {
  readonly organisation: OrganisationId;
}
/** As Beheer sends it; without a secret the one from before stays. */
export interface ProviderInput extends Omit<ProviderSettings, "clientSecret"> {
  readonly clientSecret?: string;
}
export interface Providers {
  of(organisation: OrganisationId): Promise<ProviderSettings | undefined>;
  all(): Promise<readonly ProviderView[]>;
  /** Asks the provider first: what it does not answer to is not saved. */
  save(organisation: OrganisationId, input: ProviderInput): Promise<"done" | "provider-secret" | ProviderFault>;
  remove(organisation: OrganisationId): Promise<void>;
}

export function createProviders(store: Store, sealing: Sealing): Providers {
  const documents = createSealedDocuments<ProviderSettings>(store, sealing, "providers");
  return {
    of: documents.get,
    all: async () =>
      (await documents.all()).map(({ id, value: { clientSecret: _secret, ...shown } }) => ({
        organisation: id as OrganisationId,
        ...shown,
      })),
    save: async (organisation, { clientSecret, ...rest }) => {
      const before = await documents.get(organisation);
      // A secret goes to nobody but the provider for which it was given.
      const secret = clientSecret ?? (before?.issuer === rest.issuer ? before.clientSecret : undefined);
      if (secret === undefined) return "provider-secret";
      const settings = { ...rest, clientSecret: secret };
      const fault = await tryProvider(settings);
      if (fault) return fault;
      await documents.put(organisation, settings);
      return "done";
    },
    remove: documents.remove,
  };
}
