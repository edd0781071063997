/** Registers an organisation, or changes one. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import { usePartyChoices } from "./parties.ts";
import type { Organisation, Overview } from "./types.ts";
import { useSave } from "./use-admin.ts";

interface OrganisationDialogProps {
  readonly organisation?: Organisation | undefined;
  readonly overview: Overview;
  readonly onClose: () => void;
}
export function OrganisationDialog({ organisation, overview, onClose }: OrganisationDialogProps) {
  const { t } = useTranslation();
  const parties = usePartyChoices(overview);
  const { save, busy, problem } = useSave();
  const [seen] = useState(overview.version);
  const [given, setGiven] = useState({
    name: "",
    party: "",
    domain: "",
    avg: "controller",
    contact: "",
    ...organisation,
  });
  const set = (key: "name" | "party" | "domain" | "avg" | "contact") => (value: string) =>
    setGiven({ ...given, [key]: value });
  const go = async (): Promise<void> => {
    const { contact, ...rest } = given;
    if (await save("organisations", { ...rest, ...(organisation ? { seen } : {}), ...(contact ? { contact } : {}) }))
      onClose();
  };
  return (
    <SaveDialog
      title={t(organisation ? "admin.changeOrganisation" : "admin.newOrganisation")}
      busy={busy}
      problem={problem}
      onSave={go}
      onClose={onClose}
    >
      <TextField label={t("admin.organisationName")} value={given.name} onChange={set("name")} required />
      <ChoiceField
        label={t("admin.party")}
        help={t("admin.partyHelp")}
        none={t("form.choose")}
        value={given.party}
        onChange={set("party")}
        choices={parties}
        required
      />
      <TextField
        label={t("admin.domain")}
        help={t("admin.domainHelp")}
        list="known-domains"
        value={given.domain}
        onChange={set("domain")}
        required
      />
      <datalist id="known-domains">
        {[...new Set(overview.organisations.map(({ domain }) => domain))].map((domain) => (
          <option key={domain} value={domain} />
        ))}
      </datalist>
      <ChoiceField
        label={t("admin.avg")}
        value={given.avg}
        onChange={set("avg")}
        choices={["controller", "processor"].map((value) => ({ value, words: t(`admin.avgChoices.${value}`) }))}
      />
      <TextField
        label={t("admin.contact")}
        help={t("admin.contactHelp")}
        value={given.contact}
        onChange={set("contact")}
      />
    </SaveDialog>
  );
}
