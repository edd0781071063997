/** Privacy of a question: whether it makes somebody recognisable, what sort of data, and whether names are looked for. */

import { useTranslation } from "react-i18next";
import { type Question, setKeyword } from "../../../../engine/index.ts";
import { ChoiceField } from "../../../parts/field.tsx";
import { asObject } from "../json.ts";
import type { FormProps } from "./form-props.ts";

export const IDENTIFIES = ["none", "indirect", "direct"] as const;
export const CLASSES = ["process", "contact", "social", "health", "violence", "whereabouts"] as const;

export function Privacy(props: FormProps & { readonly question: Question }) {
  const { t } = useTranslation();
  const { form, onEdit, question } = props;
  const { schema } = question;
  const privacy = asObject(schema["privacy"]);
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
