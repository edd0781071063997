/** Which form is open: chosen by the part that uses it, or found by a word of a form or a question. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { questionsOf } from "../../../../engine/index.ts";
import type { TabProps } from "../tab-props.ts";
import { wordOf } from "../words-of.ts";
import type { PlacedForm } from "./places-of-forms.ts";

interface FormChoiceProps extends Pick<TabProps, "files" | "language"> {
  readonly places: readonly PlacedForm[];
  readonly form: string;
  readonly onForm: (form: string, question?: string) => void;
}
const MOST = 30;

export function FormChoice(props: FormChoiceProps) {
  const { t } = useTranslation();
  const { places, form, onForm } = props;
  const [sought, setSought] = useState("");
  const units = [...new Map(places.map(({ unit, unitWords }) => [unit, unitWords])).entries()];
  const used = places.filter((one) => one.form === form);
  return (
    <div className="forms-choice stack-8">
      <select
        className="control"
        aria-label={t("design.forms.form")}
        value={form}
        onChange={({ target }) => onForm(target.value)}
      >
        {units.map(([unit, words]) => (
          <optgroup key={unit} label={words}>
            {places
              .filter((one) => one.unit === unit)
              .map((one) => (
                <option key={one.section} value={one.form}>
                  {one.title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <input
        type="search"
        className="control"
        aria-label={t("design.forms.search")}
        placeholder={t("design.forms.search")}
        value={sought}
        onChange={({ target }) => setSought(target.value)}
      />
      {sought.trim() === "" ? (
        used.map(({ unit, unitWords, section, where }) => (
          <p key={`${unit} ${section}`} className="small quiet">
            {unitWords}
            {where.length > 0 && `: ${t("design.forms.filledIn", { where: where.join(", ") })}`}
          </p>
        ))
      ) : (
        <Found
          {...props}
          sought={sought}
          onForm={(next, question) => {
            setSought("");
            onForm(next, question);
          }}
        />
      )}
    </div>
  );
}

function Found({ places, files, language, sought, onForm }: FormChoiceProps & { readonly sought: string }) {
  const { t } = useTranslation();
  const fits = (words: string): boolean => words.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase());
  const forms = [...new Map(places.map((place) => [place.form, place])).values()];
  const found = forms.flatMap(({ form, title, unitWords }) => [
    ...(fits(title) ? [{ form, question: undefined, words: title, about: unitWords }] : []),
    ...questionsOf(files, form).flatMap(({ key }) => {
      const words = wordOf(files, form, language, key);
      return fits(words) ? [{ form, question: key, words, about: `${unitWords} › ${title}` }] : [];
    }),
  ]);
  return (
    <>
      <p className="small quiet" role="status">
        {t("design.forms.found", { count: found.length })}
      </p>
      <ul className="design-changes">
        {found.slice(0, MOST).map(({ form, question, words, about }) => (
          <li key={`${form} ${question ?? ""}`}>
            <button type="button" className="design-row" onClick={() => onForm(form, question)}>
              <span>
                {words}
                <span className="small quiet block">{about}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
