/** When a question is there, as a sentence of tests of other questions, with the expression beside it. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Clause,
  type Condition,
  choicesOf,
  conditionOf,
  expressionFor,
  type Question,
  setKeyword,
  type Test,
  testsFor,
} from "../../../../engine/index.ts";
import { Button, IconButton } from "../../../parts/button.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { KeptField, KeptInput } from "../kept-input.tsx";
import { wordOf } from "../words-of.ts";
import type { FormProps } from "./form-props.ts";

export interface ConditionProps extends FormProps {
  readonly question: Question;
  readonly questions: readonly Question[];
  readonly keyword: "visibleWhen" | "requiredWhen";
}
/** Questions that a condition may read, by the name that expressions give them: those of its own card, and those of the form. */
export function readable(question: Question, questions: readonly Question[]): ReadonlyMap<string, Question> {
  const own = questions.filter(({ key, kind }) => key !== question.key && kind === "question");
  const inRow = question.inRow ? own.filter(({ inside }) => inside === question.inside) : [];
  const top = own.filter(({ inside }) => inside === "");
  return new Map([
    ...inRow.map((one) => [`row.${one.name}`, one] as const),
    ...top.map((one) => [one.name, one] as const),
  ]);
}
const NUMBERED: readonly Test[] = ["equals", "atLeast", "atMost", "more", "less", "ageAtLeast", "ageUnder"];
/** What a test starts with. */
function valuesFor(test: Test, question: Question | undefined): Clause["values"] {
  if (test === "ageAtLeast" || test === "ageUnder") return [12];
  if (NUMBERED.includes(test)) return [1];
  const first = question && choicesOf(question)?.[0];
  return ["is", "isNot", "oneOf", "noneOf", "contains"].includes(test) && first !== undefined ? [first] : [];
}

export function ConditionEditor(props: ConditionProps) {
  const { t } = useTranslation();
  const { form, onEdit, question, questions, keyword, at } = props;
  const [look, setLook] = useState<"sentence" | "formula">("sentence");
  const fields = readable(question, questions);
  const source = typeof question.schema[keyword] === "string" ? String(question.schema[keyword]) : "";
  const condition: Condition | undefined = source === "" ? { join: "and", clauses: [] } : conditionOf(source);
  const isKnown = condition?.clauses.every(({ field }) => fields.has(field)) ?? false;
  const keep = (next: string): void =>
    onEdit(setKeyword(form, question, keyword, next.trim() === "" ? undefined : next));
  const write = (next: Condition): void => keep(expressionFor(next, (field) => fields.get(field)?.schema["absent"]));
  const add = (join: Condition["join"]): void => {
    const read = condition?.clauses.map(({ field }) => field) ?? [];
    const [name, first] = [...fields].find(([field]) => !read.includes(field)) ?? [...fields][0] ?? [];
    const test = first && testsFor(first.schema)[0];
    if (name === undefined || test === undefined) return;
    write({ join, clauses: [...(condition?.clauses ?? []), { field: name, test, values: valuesFor(test, first) }] });
  };
  return (
    <section className="stack-8">
      <div className="row-between">
        <h3>{t(`design.forms.condition.${keyword}`)}</h3>
        <span className="row design-looks">
          {(["sentence", "formula"] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="button button-small"
              aria-pressed={one === look}
              onClick={() => setLook(one)}
            >
              {t(`design.forms.condition.${one}`)}
            </button>
          ))}
        </span>
      </div>
      {look === "formula" && (
        <KeptField
          label={t("design.forms.condition.formula")}
          value={source}
          long
          bad={at?.pointer === `${question.pointer}/${keyword}`}
          onKeep={keep}
        />
      )}
      {look === "sentence" && (!condition || !isKnown) && (
        <>
          <p className="small">{t("design.forms.condition.noSentence")}</p>
          <code className="forms-code">{source}</code>
          <Button onClick={() => keep("")}>{t("design.forms.condition.again")}</Button>
        </>
      )}
      {look === "sentence" && condition && isKnown && (
        <>
          {condition.clauses.length === 0 && (
            <p className="small quiet">{t(`design.forms.condition.always.${keyword}`)}</p>
          )}
          {condition.clauses.map((clause, index) => (
            <ClauseRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a clause is its place in the sentence
              key={index}
              {...props}
              fields={fields}
              clause={clause}
              lead={index === 0 ? undefined : condition.join}
              onClause={(next) =>
                write({
                  ...condition,
                  clauses: condition.clauses.flatMap((one, place) => (place === index ? (next ? [next] : []) : [one])),
                })
              }
            />
          ))}
          {fields.size === 0 ? (
            <p className="small quiet">{t("design.forms.condition.nothing")}</p>
          ) : (
            <div className="row">
              {condition.clauses.length === 0 ? (
                <Button icon="plus" onClick={() => add("and")}>
                  {t(`design.forms.condition.add.${keyword}`)}
                </Button>
              ) : (
                (["and", "or"] as const).map((join) => (
                  <Button key={join} icon="plus" onClick={() => add(join)}>
                    {t(`design.forms.condition.${join}`)}
                  </Button>
                ))
              )}
            </div>
          )}
          {source !== "" && <code className="forms-code">{source}</code>}
        </>
      )}
    </section>
  );
}

interface ClauseRowProps extends ConditionProps {
  readonly fields: ReadonlyMap<string, Question>;
  readonly clause: Clause;
  readonly lead: Condition["join"] | undefined;
  /** Undefined takes the test away. */
  readonly onClause: (clause: Clause | undefined) => void;
}
function ClauseRow(props: ClauseRowProps) {
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
          words: `${wordOf(files, form, language, key)}${inside === "" && props.question.inRow ? ` (${t("design.forms.condition.ofForm")})` : ""}`,
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
      <IconButton icon="bin" label={t("design.forms.condition.remove")} onClick={() => onClause(undefined)} />
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
