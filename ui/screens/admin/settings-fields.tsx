/** What a group sets of its process, with the bounds and what counts where nothing is set. */

import { useTranslation } from "react-i18next";
import type { Json } from "../../../engine/index.ts";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import type { Group, Process, Setting } from "./types.ts";
import { useWords } from "./use-admin.ts";

interface SettingsFieldsProps {
  readonly process: Process;
  /** Every group there is: a setting may name one. */
  readonly groups: readonly Group[];
  readonly settings: Readonly<Record<string, Json>>;
  readonly onChange: (settings: Readonly<Record<string, Json>>) => void;
}
export function SettingsFields({ process, groups, settings, onChange }: SettingsFieldsProps) {
  const { t } = useTranslation();
  const set = (id: string, value: Json | undefined): void => {
    const { [id]: _before, ...rest } = settings;
    onChange(value === undefined ? rest : { ...rest, [id]: value });
  };
  if (process.settings.length === 0) return null;
  return (
    <fieldset className="stack-16 fieldset">
      <legend className="sign-in-group">{t("admin.settings")}</legend>
      {process.settings.map((setting) => (
        <SettingField
          key={setting.id}
          setting={setting}
          groups={groups.filter((group) => group.process === setting.groupOf)}
          value={settings[setting.id]}
          onChange={(value) => set(setting.id, value)}
        />
      ))}
    </fieldset>
  );
}

function SettingField({
  setting,
  groups,
  value,
  onChange,
}: {
  readonly setting: Setting;
  readonly groups: readonly Group[];
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const label = words(setting.words, setting.id);
  const choices =
    setting.type === "boolean"
      ? [true, false].map((one) => ({ value: one as Json, words: t(one ? "admin.yes" : "admin.no") }))
      : setting.choices?.map((one) => ({ value: one.value, words: words(one.words, String(one.value)) }));
  if (setting.groupOf !== undefined)
    return <GroupField label={label} groups={groups} value={value} onChange={onChange} />;
  const wordOf = (one: Json): string => choices?.find((choice) => choice.value === one)?.words ?? String(one);
  const unit = setting.unit ? ` ${t(`admin.units.${setting.unit}`, { defaultValue: setting.unit })}` : "";
  const usual = t("admin.usual", { value: `${wordOf(setting.default)}${unit}` });
  if (choices)
    return (
      <ChoiceField
        label={label}
        value={value === undefined ? "" : String(value)}
        none={usual}
        onChange={(text) => onChange(choices.find((choice) => String(choice.value) === text)?.value)}
        choices={choices.map((choice) => ({ value: String(choice.value), words: choice.words }))}
      />
    );
  const isNumber = setting.type === "integer" || setting.type === "number";
  const { minimum, maximum } = setting;
  const bounds = minimum !== undefined && maximum !== undefined ? ` ${t("admin.between", { minimum, maximum })}` : "";
  return (
    <TextField
      label={label}
      help={`${usual}${bounds}`}
      className="control control-number"
      type={isNumber ? "number" : "text"}
      min={minimum}
      max={maximum}
      step={setting.type === "integer" ? 1 : "any"}
      value={value === undefined ? "" : String(value)}
      onChange={(text) => onChange(text === "" ? undefined : isNumber ? Number(text) : text)}
    />
  );
}

/** A group of another process, of those there are. A demo names it by its key: that one is not shown, and stays until another is chosen. */
function GroupField({
  label,
  groups,
  value,
  onChange,
}: {
  readonly label: string;
  readonly groups: readonly Group[];
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <ChoiceField
      label={label}
      value={value === undefined ? "" : String(value)}
      none={t("admin.noGroup")}
      onChange={(text) => onChange(text === "" ? undefined : text)}
      choices={groups.map(({ id, name }) => ({ value: id, words: name }))}
    />
  );
}
