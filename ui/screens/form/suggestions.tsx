/** What is known already for fields that are empty: one press takes it over, nothing is filled in by itself. */

import { useTranslation } from "react-i18next";
import type { Fields } from "../../../engine/index.ts";
import type { LiveForm } from "../../forms/load-form.ts";
import { Notice } from "../../parts/feedback.tsx";
import { stillSuggested } from "./still-suggested.ts";

interface SuggestionsProps {
  readonly live: LiveForm;
  readonly suggested: Fields | undefined;
  readonly fields: Fields;
  /** Fields of the step on the screen. */
  readonly shown: readonly string[];
  readonly onTake: (fields: Fields) => void;
}
export function Suggestions({ live, suggested, fields, shown, onTake }: SuggestionsProps) {
  const { t } = useTranslation();
  const left = stillSuggested(suggested, fields, shown);
  const names = Object.keys(left);
  if (names.length === 0) return null;
  return (
    <div className="suggested">
      <Notice>
        <p>{t("form.suggested", { what: names.map((name) => live.words.label(`/${name}`)).join(", ") })}</p>
        <button type="button" className="link-button" onClick={() => onTake({ ...fields, ...left })}>
          {t("form.takeOver", { count: names.length })}
        </button>
      </Notice>
    </div>
  );
}
