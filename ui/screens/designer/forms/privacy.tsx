/** Privacy of a question: whom it is about, whether it makes somebody recognisable, what sort of data, and whether names are looked for. */

import { useTranslation } from "react-i18next";
import { type EditedFiles, type Question, questionsOf, setKeyword } from "../../../../engine/index.ts";
import { ChoiceField } from "../../../parts/field.tsx";
import { asObject } from "../json.ts";
import type { FormProps } from "./form-props.ts";
import { placesOfForms } from "./places-of-forms.ts";

export const IDENTIFIES = ["none", "indirect", "direct"] as const;
export const CLASSES = ["process", "contact", "social", "health", "violence", "whereabouts"] as const;

/** Everybody that the questions of the process are about. */
function subjectsIn(files: EditedFiles, forms: readonly string[]): readonly string[] {
  const found = forms.flatMap((form) =>
    questionsOf(files, form).flatMap(({ schema }) => {
      const subject = asObject(schema["privacy"])["subject"];
      return typeof subject === "string" ? [subject] : [];
    }),
  );
  return [...new Set(found)].sort();
}

export function Privacy(props: FormProps & { readonly question: Question }) {
  const { t, i18n } = useTranslation();
  const { files, form, onEdit, question } = props;
  const { schema } = question;
  const privacy = asObject(schema["privacy"]);
  const subjects = subjectsIn(files, [...new Set(placesOfForms(props).map((place) => place.form))]);
  const subjectWords = (value: string): string =>
    i18n.exists(`design.privacy.subjectOf.${value}`) ? t(`design.privacy.subjectOf.${value}`) : value;
  const choose = (part: string, choices: readonly { readonly value: string; readonly words: string }[]) => (
    <ChoiceField
      label={t(`design.privacy.${part}`)}
      value={String(privacy[part] ?? "")}
      none={t("design.choose")}
      choices={choices}
      onChange={(value) => value && onEdit(setKeyword(form, question, "privacy", { ...privacy, [part]: value }))}
    />
  );
  const isText = privacy["freeText"] === true && schema["type"] === "string";
  return (
    <section className="stack-8">
      <h3>{t("design.privacy.title")}</h3>
      {choose(
        "subject",
        subjects.map((value) => ({ value, words: subjectWords(value) })),
      )}
      {choose(
        "identifies",
        IDENTIFIES.map((value) => ({ value, words: t(`design.privacy.identifiesOf.${value}`) })),
      )}
      {choose(
        "class",
        CLASSES.map((value) => ({ value, words: t(`design.privacy.classOf.${value}`) })),
      )}
      {isText && (
        <label className="row">
          <input
            type="checkbox"
            checked={schema["screen"] === true}
            onChange={({ target }) => onEdit(setKeyword(form, question, "screen", target.checked ? true : undefined))}
          />
          {t("design.privacy.screen")}
        </label>
      )}
    </section>
  );
}
