/** Formulieren: the fields of a form in their order, a palette of new ones, and the chosen field beside them. */

import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type DefinitionEdit, type Json, parsedFile, pointerTo } from "../../../engine/index.ts";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/field.tsx";
import { FieldPanel } from "./field-panel.tsx";
import { asObject, type JsonObject } from "./json.ts";
import type { TabProps } from "./tab-props.ts";
import { freshKey, textEdit, wordOf } from "./words-of.ts";

const PRIVACY = { subject: "family", identifies: "none", class: "social" };
/** What a new field of each type says in the schema. */
const TYPES: Readonly<Record<string, JsonObject>> = {
  short: { type: "string", maxLength: 200, privacy: { ...PRIVACY, freeText: true } },
  long: { type: "string", maxLength: 2000, privacy: { ...PRIVACY, freeText: true } },
  choice: { type: "string", enum: ["yes", "no"], privacy: PRIVACY },
  yesNo: { type: "boolean", privacy: PRIVACY },
  date: { type: "string", format: "date", privacy: PRIVACY },
  number: { type: "integer", minimum: 0, privacy: PRIVACY },
};
/** The forms that the files of a process name: a process that began as a copy uses those of the other. */
function formsOf(files: TabProps["files"], root: string): readonly string[] {
  const own = [...files].filter(([path]) => path.startsWith(`${root}/`)).map(([, text]) => text);
  return [...files.keys()]
    .flatMap((file) => /^forms\/(.+)\/schema\.json$/.exec(file)?.[1] ?? [])
    .filter((form) => own.some((text) => text.includes(`"${form}"`)))
    .map((form) => `forms/${form}`);
}

export function FormsTab(props: TabProps) {
  const { t } = useTranslation();
  const { root, files, language, onEdit, at } = props;
  const forms = useMemo(() => formsOf(files, root), [files, root]);
  const [named, setNamed] = useState(/^(forms\/[^/]+\/[^/]+)\//.exec(at?.file ?? "")?.[1] ?? "");
  const [chosen, setChosen] = useState(/^\/properties\/([^/]+)/.exec(at?.pointer ?? "")?.[1] ?? "");
  const form = forms.find((one) => one === named) ?? forms[0];
  if (form === undefined) return <p>{t("design.forms.none")}</p>;
  const schema = asObject(parsedFile(files, `${form}/schema.json`));
  const fields = Object.keys(asObject(schema["properties"]));
  const field = fields.includes(chosen) ? chosen : fields[0];
  const add = (type: string): void => {
    const name = t(`design.forms.type.${type}`);
    const key = freshKey(name, fields);
    const file = `${form}/schema.json`;
    const value = TYPES[type] ?? {};
    const pages = Object.entries(asObject(asObject(parsedFile(files, `${form}/ui.json`))["pages"]));
    const page = pages.find(([, list]) => Array.isArray(list) && list.includes(field ?? "")) ?? pages[0];
    const onPage: DefinitionEdit[] =
      page && Array.isArray(page[1])
        ? [
            {
              op: "set",
              file: `${form}/ui.json`,
              pointer: pointerTo("pages", page[0]),
              value: withAfter(page[1], field, key),
            },
          ]
        : [];
    const choices = Array.isArray(value["enum"]) ? value["enum"].map(String) : [];
    onEdit([
      {
        op: "set",
        file,
        pointer: pointerTo("properties", key),
        value,
        ...(field === undefined ? {} : { after: field }),
      },
      ...onPage,
      textEdit(form, language, key, name),
      ...choices.map((one) => textEdit(form, language, `${key}.choices.${one}`, t(`design.forms.${one}`))),
    ]);
    setChosen(key);
  };
  return (
    <div className="design-split">
      <section className="design-main">
        <div className="design-tools">
          <ChoiceField
            label={t("design.forms.form")}
            value={form}
            choices={forms.map((one) => ({ value: one, words: wordOf(files, one, language, "title") }))}
            onChange={setNamed}
          />
        </div>
        <div className="design-tools">
          <span className="quiet">{t("design.forms.add")}</span>
          {Object.keys(TYPES).map((type) => (
            <Button key={type} icon="plus" onClick={() => add(type)}>
              {t(`design.forms.type.${type}`)}
            </Button>
          ))}
        </div>
        <ol className="design-fields">
          {fields.map((name) => (
            <li key={name}>
              <button
                type="button"
                className="design-row"
                aria-pressed={name === field}
                onClick={() => setChosen(name)}
              >
                {wordOf(files, form, language, name)}
              </button>
            </li>
          ))}
        </ol>
      </section>
      {field !== undefined && (
        <FieldPanel {...props} key={`${form}/${field}`} form={form} field={field} fields={fields} />
      )}
    </div>
  );
}
/** @param after the field behind which the new one comes; at the end when it is not on this page. */
function withAfter(list: Json[], after: string | undefined, key: string): Json[] {
  const at = after === undefined ? -1 : list.indexOf(after);
  return at < 0 ? [...list, key] : [...list.slice(0, at + 1), key, ...list.slice(at + 1)];
}
