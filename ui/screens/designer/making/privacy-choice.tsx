/** Asks how private the first question of something new is; nothing of that is assumed. */

import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../../parts/field.tsx";
import { CLASSES, IDENTIFIES } from "../forms/privacy.tsx";

export interface PrivacyChoice {
  /** Empty while it is not said. */
  readonly identifies: string;
  readonly class: string;
}
export const NO_PRIVACY: PrivacyChoice = { identifies: "", class: "" };
export const isSaid = (privacy: PrivacyChoice): boolean => privacy.identifies !== "" && privacy.class !== "";
/** What a question that is answered in free text says of its privacy. */
export const firstPrivacy = (privacy: PrivacyChoice) => ({ subject: "family", ...privacy, freeText: true });

interface PrivacyOfFirstProps {
  readonly privacy: PrivacyChoice;
  /** Somebody tried to go on: what is missing is marked. */
  readonly isTried: boolean;
  readonly onPrivacy: (privacy: PrivacyChoice) => void;
}
export function PrivacyOfFirst({ privacy, isTried, onPrivacy }: PrivacyOfFirstProps) {
  const { t } = useTranslation();
  const missing = (value: string): string | undefined =>
    isTried && value === "" ? t("design.forms.sayThis") : undefined;
  return (
    <fieldset className="fieldset stack-16">
      <legend className="field-label">{t("design.making.firstQuestion")}</legend>
      <ChoiceField
        label={t("design.privacy.identifies")}
        help={t("design.privacy.identifiesHelp")}
        value={privacy.identifies}
        none={t("design.choose")}
        error={missing(privacy.identifies)}
        choices={IDENTIFIES.map((value) => ({ value, words: t(`design.privacy.identifiesOf.${value}`) }))}
        onChange={(identifies) => onPrivacy({ ...privacy, identifies })}
      />
      <ChoiceField
        label={t("design.privacy.class")}
        value={privacy.class}
        none={t("design.choose")}
        error={missing(privacy.class)}
        choices={CLASSES.map((value) => ({ value, words: t(`design.privacy.classOf.${value}`) }))}
        onChange={(sort) => onPrivacy({ ...privacy, class: sort })}
      />
    </fieldset>
  );
}
