/** Somebody who has an account works for another organisation too: one sign-in, and another membership with functions and tasks of its own. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import { membershipsOf } from "./humans.ts";
import type { Overview, Person } from "./types.ts";
import { useSave } from "./use-admin.ts";

interface MembershipDialogProps {
  readonly person: Person;
  readonly overview: Overview;
  readonly onClose: () => void;
}
export function MembershipDialog({ person, overview, onClose }: MembershipDialogProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const [given, setGiven] = useState({ function: "", organisation: "", mail: "" });
  const set = (key: keyof typeof given) => (value: string) => setGiven({ ...given, [key]: value });
  const taken = new Set(membershipsOf(overview.people, person).map(({ organisation }) => organisation));
  const go = async (): Promise<void> => {
    const { mail, ...rest } = given;
    const body = { ...rest, name: person.name, sameAs: person.id, duties: [] };
    if (await save("people", { ...body, ...(mail.trim() ? { mail: mail.trim() } : {}) })) onClose();
  };
  return (
    <SaveDialog
      title={t("admin.membershipTitle", { name: person.name })}
      busy={busy}
      problem={problem}
      onSave={go}
      onClose={onClose}
    >
      <p className="quiet">{t("admin.membershipHelp")}</p>
      <ChoiceField
        label={t("admin.organisation")}
        value={given.organisation}
        none={t("form.choose")}
        onChange={set("organisation")}
        choices={overview.organisations
          .filter(({ id }) => !taken.has(id))
          .map(({ id, name }) => ({ value: id, words: name }))}
        required
      />
      <TextField
        label={t("admin.function")}
        help={t("admin.functionHelp")}
        value={given.function}
        onChange={set("function")}
        required
      />
      <TextField
        label={t("admin.mail")}
        help={t("admin.mailHelp")}
        type="email"
        value={given.mail}
        onChange={set("mail")}
      />
    </SaveDialog>
  );
}
