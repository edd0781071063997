/** One test of a question in a condition: which question, which test, and with what. */

import { useTranslation } from "react-i18next";
import {
  type Clause,
  type Condition,
  choicesOf,
  type Question,
  type Test,
  testsFor,
} from "../../../../engine/index.ts";
import { IconButton } from "../../../parts/button.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { KeptInput } from "../kept-input.tsx";
import { wordOf } from "../words-of.ts";
import type { FormProps } from "./form-props.ts";

const NUMBERED: readonly Test[] = ["equals", "atLeast", "atMost", "more", "less", "ageAtLeast", "ageUnder"];
/** What a test starts with. */
export function valuesFor(test: Test, question: Question | undefined): Clause["values"] {
  if (test === "ageAtLeast" || test === "ageUnder") return [12];
  if (NUMBERED.includes(test)) return [1];
  const first = question && choicesOf(question)?.[0];
  return ["is", "isNot", "oneOf", "noneOf", "contains"].includes(test) && first !== undefined ? [first] : [];
}

interface ClauseRowProps extends Pick<FormProps, "files" | "form" | "language"> {
  /** Whether it is asked on a card, where questions of the form are named as such. */
  readonly inRow?: boolean | undefined;
  /** By the name that expressions give them. */
  readonly fields: ReadonlyMap<string, Question>;
  readonly clause: Clause;
  readonly lead: Condition["join"] | undefined;
  /** The only test there is: it cannot be taken away. */
  readonly isOnly?: boolean;
  /** Undefined takes the test away. */
  readonly onClause: (clause: Clause | undefined) => void;
}
export function ClauseRow(props: ClauseRowProps) {
  const { t } = useTranslation();
  const { files, form, language, fields, clause, lead, onClause } = props;
  const read = fields.get(clause.field);
  const tests = read ? testsFor(read.schema) : [];
  const all = tests.includes(clause.test) ? tests : [clause.test, ...tests];
  const choose = (field: string): void => {
    const next = fields.get(field);
    const test = next && testsFor(next.schema)[0];
    if (test) onClause({ field, test, values: valuesFor(test, next) });
  };
  return (
    <div className="forms-clause">
      {lead && <span className="strong">{t(`design.forms.condition.${lead}`)}</span>}
      <ChoiceField
        label={t("design.forms.condition.field")}
        value={clause.field}
        choices={[...fields].map(([value, { key, inside }]) => ({
          value,
          words: `${wordOf(files, form, language, key)}${inside === "" && props.inRow ? ` (${t("design.forms.condition.ofForm")})` : ""}`,
        }))}
        onChange={choose}
      />
      <ChoiceField
        label={t("design.forms.condition.test")}
        value={clause.test}
        choices={all.map((value) => ({ value, words: t(`design.forms.test.${value}`) }))}
        onChange={(value) => onClause({ ...clause, test: value as Test, values: valuesFor(value as Test, read) })}
      />
      <ClauseValue {...props} read={read} />
      {!props.isOnly && (
        <IconButton icon="bin" label={t("design.forms.condition.remove")} onClick={() => onClause(undefined)} />
      )}
    </div>
  );
}

function ClauseValue({
  files,
  form,
  language,
  clause,
  read,
  onClause,
}: ClauseRowProps & { readonly read: Question | undefined }) {
  const { t } = useTranslation();
  const { test, values } = clause;
  if (NUMBERED.includes(test))
    return (
      <KeptInput
        label={t("design.forms.condition.number")}
        value={String(values[0] ?? "")}
        number
        onKeep={(text) => onClause({ ...clause, values: [Number(text)] })}
      />
    );
  if (!["is", "isNot", "oneOf", "noneOf", "contains"].includes(test)) return null;
  const choices = (read && choicesOf(read)) ?? values.map(String);
  const words = (choice: string): string => wordOf(files, form, language, `${read?.key ?? ""}.choices.${choice}`);
  if (test === "oneOf" || test === "noneOf")
    return (
      <fieldset className="fieldset design-chips">
        <legend className="sr-only">{t("design.forms.condition.value")}</legend>
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className="button button-small"
            aria-pressed={values.includes(choice)}
            onClick={() => {
              const next = values.includes(choice) ? values.filter((one) => one !== choice) : [...values, choice];
              if (next.length > 0) onClause({ ...clause, values: next });
            }}
          >
            {words(choice)}
          </button>
        ))}
      </fieldset>
    );
  return (
    <ChoiceField
      label={t("design.forms.condition.value")}
      value={String(values[0] ?? "")}
      choices={choices.map((value) => ({ value, words: words(value) }))}
      onChange={(value) => onClause({ ...clause, values: [value] })}
    />
  );
}
