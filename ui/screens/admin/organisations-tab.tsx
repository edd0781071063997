/** The organisations of the region. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { OrganisationDialog } from "./organisation-dialog.tsx";
import { usePartyChoices } from "./parties.ts";
import { ProviderDialog } from "./provider-dialog.tsx";
import type { Overview } from "./types.ts";

export function OrganisationsTab({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const [provider, setProvider] = useState<string>();
  const { organisations, people } = overview;
  const signsIn = organisations.find(({ id }) => id === provider);
  const parties = usePartyChoices(overview);
  return (
    <section className="stack-16">
      <div className="row-between">
        <p className="quiet">{t("admin.organisationsIntro")}</p>
        <Button look="primary" icon="plus" onClick={() => setOpen("")}>
          {t("admin.newOrganisation")}
        </Button>
      </div>
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("admin.organisationName")}</th>
              <th scope="col">{t("admin.party")}</th>
              <th scope="col">{t("admin.domain")}</th>
              <th scope="col">{t("admin.avg")}</th>
              <th scope="col">{t("admin.peopleCount")}</th>
              <th scope="col">{t("admin.acts")}</th>
            </tr>
          </thead>
          <tbody>
            {organisations.map(({ id, name, party, domain, avg, contact }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  {contact && <span className="small quiet block">{contact}</span>}
                </th>
                <td>{parties.find(({ value }) => value === party)?.words}</td>
                <td>{domain}</td>
                <td>{t(`admin.avgChoices.${avg}`)}</td>
                <td>{people.filter(({ organisation }) => organisation === id).length}</td>
                <td>
                  <span className="row">
                    <Button look="plain" className="button-small" onClick={() => setOpen(id)}>
                      {t("admin.change")}
                    </Button>
                    <Button look="plain" className="button-small" onClick={() => setProvider(id)}>
                      {t("admin.provider.open")}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {signsIn && <ProviderDialog organisation={signsIn} onClose={() => setProvider(undefined)} />}
      {open !== undefined && (
        <OrganisationDialog
          overview={overview}
          organisation={organisations.find(({ id }) => id === open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}
