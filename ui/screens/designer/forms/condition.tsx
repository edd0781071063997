/** When a question is there, as a sentence of tests of other questions, with the expression beside it. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Condition,
  conditionOf,
  expressionFor,
  type Question,
  setKeyword,
  testsFor,
} from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { KeptField } from "../kept-input.tsx";
import { ClauseRow, valuesFor } from "./clause-row.tsx";
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
              inRow={question.inRow}
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
