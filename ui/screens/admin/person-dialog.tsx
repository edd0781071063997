/** Registers a person with an account, or changes one; afterwards the link for a new account is there to hand over. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import type { Duty, Overview, Person } from "./types.ts";
import { useSave } from "./use-admin.ts";

const DUTIES: readonly Duty[] = ["administrator", "designer"];

interface PersonDialogProps {
  readonly person?: Person | undefined;
  readonly overview: Overview;
  readonly onClose: () => void;
  /** Called with the id of a person who is new. */
  readonly onNew: (id: string) => void;
}
export function PersonDialog({ person, overview, onClose, onNew }: PersonDialogProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useSave();
  const [given, setGiven] = useState({
    name: person?.name ?? "",
    function: person?.function ?? "",
    organisation: person?.organisation ?? "",
    login: person?.login ?? "",
    mail: person?.mail ?? "",
    duties: person?.duties ?? [],
  });
  const [seen] = useState(overview.version);
  const set = (key: "name" | "function" | "organisation" | "login" | "mail") => (value: string) =>
    setGiven({ ...given, [key]: value });
  const toggle = (duty: Duty, on: boolean) =>
    setGiven({ ...given, duties: on ? [...given.duties, duty] : given.duties.filter((one) => one !== duty) });
  const go = async (): Promise<void> => {
    const { mail, login, ...rest } = given;
    const saved = await save("people", {
      ...rest,
      ...(login ? { login } : {}),
      ...(mail.trim() ? { mail: mail.trim() } : {}),
      ...(person ? { id: person.id, seen } : {}),
    });
    if (!saved) return;
    onClose();
    if (!person) onNew(saved.id);
  };
  return (
    <SaveDialog
      title={t(person ? "admin.changePerson" : "admin.newPerson")}
      busy={busy}
      problem={problem}
      onSave={go}
      onClose={onClose}
    >
      <TextField label={t("admin.name")} value={given.name} onChange={set("name")} required />
      <TextField
        label={t("admin.function")}
        help={t("admin.functionHelp")}
        value={given.function}
        onChange={set("function")}
        required
      />
      <ChoiceField
        label={t("admin.organisation")}
        value={given.organisation}
        none={t("form.choose")}
        onChange={set("organisation")}
        choices={overview.organisations.map(({ id, name }) => ({ value: id, words: name }))}
        required
      />
      {person?.account !== "demo" && (
        <TextField
          label={t("account.login")}
          help={t("account.loginHelp")}
          value={given.login}
          onChange={set("login")}
          autoCapitalize="none"
          required
        />
      )}
      {person?.account !== "demo" && (
        <TextField
          label={t("admin.mail")}
          help={t("admin.mailHelp")}
          type="email"
          value={given.mail}
          onChange={set("mail")}
        />
      )}
      <fieldset className="stack-8 fieldset">
        <legend className="field-label">{t("admin.duties")}</legend>
        {DUTIES.map((duty) => (
          <label key={duty} className="choice">
            <input
              type="checkbox"
              checked={given.duties.includes(duty)}
              onChange={({ target }) => toggle(duty, target.checked)}
            />
            <span>
              {t(`admin.dutyChoices.${duty}`)}
              <span className="small quiet block">{t(`admin.dutyHelp.${duty}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </SaveDialog>
  );
}
