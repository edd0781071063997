/** Forms a group of a process, or changes its members and settings. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Json } from "../../../engine/index.ts";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { SaveDialog } from "../../parts/save-dialog.tsx";
import { MembersField } from "./members-field.tsx";
import { SettingsFields } from "./settings-fields.tsx";
import type { Group, Member, Overview } from "./types.ts";
import { useSave, useWords } from "./use-admin.ts";

interface GroupDialogProps {
  readonly group?: Group | undefined;
  readonly overview: Overview;
  readonly onClose: () => void;
}
export function GroupDialog({ group, overview, onClose }: GroupDialogProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { save, busy, problem } = useSave();
  const [seen] = useState(overview.version);
  const [name, setName] = useState(group?.name ?? "");
  const [place, setPlace] = useState(group?.municipality ?? "");
  const [processId, setProcess] = useState(group?.process ?? "");
  const [variant, setVariant] = useState(group?.variant ?? "");
  const [members, setMembers] = useState<readonly Member[]>(group?.members ?? []);
  const [settings, setSettings] = useState<Readonly<Record<string, Json>>>(group?.settings ?? {});
  const [isTest, setTest] = useState(group?.isTest === true);
  const process = overview.processes.find(({ id }) => id === processId);
  const go = async (): Promise<void> => {
    const test = isTest || process?.onlyOnTrial ? { isTest: true } : {};
    const own = {
      ...test,
      name,
      municipality: place,
      process: processId,
      ...(variant ? { variant } : {}),
      members,
      settings,
    };
    if (await save("groups", { ...own, ...(group ? { id: group.id, seen } : {}) })) onClose();
  };
  return (
    <SaveDialog
      wide
      title={t(group ? "admin.changeGroup" : "admin.newGroup")}
      busy={busy}
      problem={problem}
      onSave={go}
      onClose={onClose}
    >
      <TextField label={t("admin.groupName")} value={name} onChange={setName} required />
      <TextField label={t("admin.place")} value={place} onChange={setPlace} required />
      <ChoiceField
        label={t("admin.process")}
        value={processId}
        none={t("form.choose")}
        disabled={group !== undefined}
        onChange={(value) => {
          setProcess(value);
          setVariant("");
          setSettings({});
          setMembers([]);
        }}
        choices={overview.processes.map((one) => ({ value: one.id, words: words(one.words, one.id) }))}
        required
      />
      {process && (
        <div>
          <label className="choice">
            <input
              type="checkbox"
              checked={isTest || process.onlyOnTrial === true}
              disabled={process.onlyOnTrial === true}
              onChange={({ target }) => setTest(target.checked)}
            />
            <span>{t("admin.isTest")}</span>
          </label>
          <p className="small quiet">{t(process.onlyOnTrial ? "admin.onlyOnTrial" : "admin.isTestHelp")}</p>
        </div>
      )}
      {process && process.variants.length > 0 && (
        <ChoiceField
          label={t("admin.variant")}
          help={t("admin.variantHelp")}
          value={variant}
          none={t("admin.noVariant")}
          onChange={setVariant}
          choices={process.variants.map((value) => ({ value, words: value }))}
        />
      )}
      {process && <MembersField process={process} overview={overview} members={members} onChange={setMembers} />}
      {process && (
        <SettingsFields process={process} groups={overview.groups} settings={settings} onChange={setSettings} />
      )}
    </SaveDialog>
  );
}
