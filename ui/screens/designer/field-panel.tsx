/** The chosen field: question, help, choices, whether it is demanded, when it is there, privacy, its place. */

import { useTranslation } from "react-i18next";
import { type DefinitionEdit, parsedFile, pointerTo } from "../../../engine/index.ts";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { asObject } from "./json.ts";
import { KeptField } from "./kept-input.tsx";
import { moveBy } from "./moves.ts";
import type { TabProps } from "./tab-props.ts";
import { TextFields } from "./text-fields.tsx";
import { LANGUAGES, textEdit, textsIn, wordOf } from "./words-of.ts";

const IDENTIFIES = ["none", "indirect", "direct"];
const CLASSES = ["process", "contact", "social", "health", "violence", "whereabouts"];

export interface FieldPanelProps extends TabProps {
  readonly form: string;
  readonly field: string;
  readonly fields: readonly string[];
}
export function FieldPanel(props: FieldPanelProps) {
  const { t } = useTranslation();
  const { files, language, onEdit, form, field, fields } = props;
  const file = `${form}/schema.json`;
  const at = { file, pointer: pointerTo("properties", field) };
  const schema = asObject(parsedFile(files, file));
  const own = asObject(asObject(schema["properties"])[field]);
  const required = (Array.isArray(schema["required"]) ? schema["required"] : []).map(String);
  const place = fields.indexOf(field);
  return (
    <aside className="design-panel stack-16" aria-label={t("design.forms.field")}>
      <h2>{wordOf(files, form, language, field)}</h2>
      <TextFields {...props} folder={form} address={field} label={t("design.forms.question")} />
      <TextFields {...props} folder={form} address={`${field}.help`} label={t("design.help")} long />
      <label className="row">
        <input
          type="checkbox"
          checked={required.includes(field)}
          onChange={({ target }) => {
            const value = target.checked ? [...required, field] : required.filter((one) => one !== field);
            onEdit([{ op: "set", file, pointer: "/required", value }]);
          }}
        />
        {t("design.forms.required")}
      </label>
      {Array.isArray(own["enum"]) &&
        own["enum"].map((choice) => (
          <TextFields
            {...props}
            key={String(choice)}
            folder={form}
            address={`${field}.choices.${String(choice)}`}
            label={t("design.forms.choice", { choice: String(choice) })}
          />
        ))}
      <KeptField
        label={t("design.forms.visibleWhen")}
        value={String(own["visibleWhen"] ?? "")}
        long
        bad={props.at?.file === file && props.at.pointer === `${at.pointer}/visibleWhen`}
        onKeep={(text) => {
          const when = { file, pointer: `${at.pointer}/visibleWhen` };
          onEdit([text.trim() === "" ? { op: "remove", ...when } : { op: "set", ...when, value: text }]);
        }}
      />
      <Privacy {...props} file={file} pointer={`${at.pointer}/privacy`} privacy={asObject(own["privacy"])} />
      <div className="row">
        <Button
          icon="left"
          className="design-up"
          aria-disabled={place === 0}
          onClick={() => onEdit(moveEdits(props, -1))}
        >
          {t("design.earlier")}
        </Button>
        <Button
          iconAfter="right"
          aria-disabled={place === fields.length - 1}
          onClick={() => onEdit(moveEdits(props, 1))}
        >
          {t("design.later")}
        </Button>
        <Button icon="bin" look="grave" onClick={() => onEdit(removeEdits(props, required))}>
          {t("design.remove")}
        </Button>
      </div>
    </aside>
  );
}

interface PrivacyProps extends Pick<TabProps, "onEdit"> {
  readonly file: string;
  readonly pointer: string;
  readonly privacy: Readonly<Record<string, unknown>>;
}
function Privacy({ onEdit, file, pointer, privacy }: PrivacyProps) {
  const { t } = useTranslation();
  const choose = (part: string, choices: readonly string[]) => (
    <ChoiceField
      label={t(`design.privacy.${part}`)}
      value={String(privacy[part] ?? "")}
      none={t("design.choose")}
      choices={choices.map((value) => ({ value, words: t(`design.privacy.${part}Of.${value}`) }))}
      onChange={(value) => value && onEdit([{ op: "set", file, pointer: `${pointer}/${part}`, value }])}
    />
  );
  return (
    <>
      {choose("identifies", IDENTIFIES)}
      {choose("class", CLASSES)}
    </>
  );
}

/** The page of `ui.json` on which the field stands, with its place there. */
function onPage({ files, form, field }: FieldPanelProps) {
  const file = `${form}/ui.json`;
  const pages = Object.entries(asObject(asObject(parsedFile(files, file))["pages"]));
  return pages.flatMap(([page, list]) => {
    const at = Array.isArray(list) ? list.indexOf(field) : -1;
    return at < 0 ? [] : [{ file, pointer: pointerTo("pages", page, String(at)) }];
  });
}
const moveEdits = (props: FieldPanelProps, by: number): readonly DefinitionEdit[] => [
  ...moveBy(props.files, `${props.form}/schema.json`, pointerTo("properties", props.field), by),
  ...onPage(props).flatMap(({ file, pointer }) => moveBy(props.files, file, pointer, by)),
];
/** The field goes with its place on a page, its widget and its words. */
function removeEdits(props: FieldPanelProps, required: readonly string[]): readonly DefinitionEdit[] {
  const { files, form, field } = props;
  const file = `${form}/schema.json`;
  const words = LANGUAGES.flatMap((language) =>
    Object.keys(textsIn(files, form, language))
      .filter((key) => key === field || key.startsWith(`${field}.`))
      .map((key) => textEdit(form, language, key, "")),
  );
  const ui = asObject(parsedFile(files, `${form}/ui.json`));
  return [
    { op: "remove", file, pointer: pointerTo("properties", field) },
    ...(required.includes(field)
      ? [{ op: "set", file, pointer: "/required", value: required.filter((one) => one !== field) } as const]
      : []),
    ...onPage(props).map((at): DefinitionEdit => ({ op: "remove", ...at })),
    ...(field in asObject(ui["widgets"])
      ? [{ op: "remove", file: `${form}/ui.json`, pointer: pointerTo("widgets", field) } as const]
      : []),
    ...words,
  ];
}
