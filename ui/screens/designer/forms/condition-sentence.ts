/** A condition of a question in words, for those who read what changed. */

import type { TFunction } from "i18next";
import { type Clause, conditionOf, type EditedFiles, questionsOf } from "../../../../engine/index.ts";
import { type DraftLanguage, wordOf } from "../words-of.ts";

interface Said {
  readonly t: TFunction;
  readonly files: EditedFiles;
  readonly language: DraftLanguage;
  readonly form: string;
  /** Of the question whose condition it is. */
  readonly key: string;
}
/** One test in words: “Is er toestemming?” Ja is. */
export function clauseWords({ t, files, language, form, key }: Said, { field, test, values }: Clause): string {
  const inside = key.slice(0, Math.max(0, key.lastIndexOf(".")));
  const read = field.startsWith("row.") ? `${inside}.${field.slice(4)}` : field;
  const choice = (value: string | number): string =>
    typeof value === "number" ? String(value) : wordOf(files, form, language, `${read}.choices.${value}`);
  return [
    `“${wordOf(files, form, language, read)}”`,
    t(`design.forms.told.${test}`, { lng: language, value: values.map(choice).join(", ") }),
  ].join(" ");
}
/** @returns the expression itself when it is no sentence. */
export function conditionSentence(said: Said, source: string): string {
  const condition = conditionOf(source);
  const known = new Set(questionsOf(said.files, said.form).map(({ key }) => key));
  const inside = said.key.slice(0, Math.max(0, said.key.lastIndexOf(".")));
  const isKnown = ({ field }: Clause): boolean =>
    known.has(field.startsWith("row.") ? `${inside}.${field.slice(4)}` : field);
  if (!condition?.clauses.every(isKnown)) return source;
  const join = said.t(`design.forms.condition.${condition.join}`);
  return condition.clauses.map((clause) => clauseWords(said, clause)).join(` ${join} `);
}
