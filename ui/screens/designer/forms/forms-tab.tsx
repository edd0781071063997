/** Formulieren: kinds of questions, the questions of a form, the form as it is filled in, and the chosen question beside it. */

import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type DefinitionEdit,
  moveQuestion,
  oneOn,
  type Question,
  questionsOf,
  removeQuestion,
} from "../../../../engine/index.ts";
import { announce } from "../../../parts/feedback.tsx";
import { Icon } from "../../../parts/icon.tsx";
import "../../../design/designer-forms.css";
import type { TabProps } from "../tab-props.ts";
import { wordOf } from "../words-of.ts";
import { findingsOf } from "./findings-of.ts";
import { FormChoice } from "./form-choice.tsx";
import type { FormsTabProps } from "./form-props.ts";
import { GROUPS, KINDS, type Kind } from "./kinds.ts";
import { NewQuestion } from "./new-question.tsx";
import { papersOfQuestion } from "./papers.ts";
import { isOwnOfVariant, placesOfForms } from "./places-of-forms.ts";
import { Preview } from "./preview.tsx";
import { QuestionList, rowId } from "./question-list.tsx";
import { QuestionPanel } from "./question-panel.tsx";

/** The question that an address of a form leads to. */
function sought({ at, files }: Pick<TabProps, "at" | "files">): { form: string; key: string } {
  const form = /^(forms\/[^/]+\/[^/]+)\//.exec(at?.file ?? "")?.[1] ?? "";
  const pointer = at?.pointer ?? "";
  const found = questionsOf(files, form).filter(
    (one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`),
  );
  return { form, key: found.at(-1)?.key ?? "" };
}

export function FormsTab(props: FormsTabProps) {
  const { t } = useTranslation();
  const { root, files, language, variant, written, findings, onEdit } = props;
  const places = useMemo(() => placesOfForms({ root, files, language }), [root, files, language]);
  const [first] = useState(() => sought(props));
  const [named, setNamed] = useState(first.form);
  const [key, setKey] = useState(first.key);
  const [made, setMade] = useState<string>();
  const [kind, setKind] = useState<Kind>();
  const [isLarge, setLarge] = useState(false);
  const form =
    [...places.map((place) => place.form), named].find((one) => one === named && files.has(`${one}/schema.json`)) ??
    places[0]?.form;
  const questions = useMemo(() => (form === undefined ? [] : questionsOf(files, form)), [files, form]);
  if (form === undefined) return <p>{t("design.forms.none")}</p>;
  const question = questions.find((one) => one.key === key) ?? questions[0];
  const own = { ...props, form, questions };
  const choose = (next: string): void => {
    setKey(next);
    setMade(undefined);
  };
  const mayMove = (one: Question): boolean =>
    variant === undefined || isOwnOfVariant({ root, variant, written }, form, one.key);
  const move = (one: Question, edits: readonly DefinitionEdit[]): void => {
    const refusal = mayMove(one) ? (edits.length === 0 ? "atEnd" : undefined) : "orderOfBase";
    announce(t(`design.forms.${refusal ?? "moved"}`, { name: wordOf(files, form, language, one.key) }));
    if (refusal === undefined) onEdit(edits);
    // The row is drawn anew on another page; the hand stays on it.
    setTimeout(() => document.getElementById(rowId(one.key))?.focus(), 60);
  };
  const step = (one: Question, by: -1 | 1): void => {
    const to = oneOn(files, form, one, by, questions);
    move(one, to ? moveQuestion(files, form, one, to) : []);
  };
  const remove = (one: Question): void => {
    const at = places.filter((place) => place.form === form);
    const papers = papersOfQuestion({ root, files, form, question: one, places: at }).flatMap(({ off }) => off);
    onEdit([...removeQuestion(files, form, one), ...papers]);
    announce(t("design.forms.removed", { name: wordOf(files, form, language, one.key) }));
    choose("");
  };
  return (
    <div className={`forms-view${isLarge ? " forms-large" : ""}`}>
      <section className="forms-palette" aria-label={t("design.forms.add")}>
        <h3>{t("design.forms.add")}</h3>
        {GROUPS.map((group) => (
          <div key={group} className="stack-4">
            <h4 className="small quiet">{t(`design.forms.group.${group}`)}</h4>
            {KINDS.filter((one) => one.group === group).map((one) => (
              <button key={one.name} type="button" className="design-row" onClick={() => setKind(one)}>
                <Icon name={one.icon} size={16} />
                {t(`design.forms.kind.${one.name}`)}
              </button>
            ))}
          </div>
        ))}
      </section>
      <section className="forms-list" aria-label={t("design.forms.list")}>
        <FormChoice
          {...own}
          places={places}
          onForm={(next, at) => {
            setNamed(next);
            choose(at ?? "");
          }}
        />
        <p className="small quiet forms-keys">{t("design.forms.keys")}</p>
        <QuestionList
          {...own}
          chosen={question?.key}
          findingsOf={(one) => findingsOf(findings, written, form, questions, one)}
          onChoose={choose}
          onStep={step}
          onDrop={(one, behind) => move(one, moveQuestion(files, form, one, { page: behind.page, after: behind.name }))}
        />
      </section>
      <Preview key={form} {...own} chosen={question} onChoose={choose} isLarge={isLarge} onLarge={setLarge} />
      {question && (
        <QuestionPanel
          {...own}
          key={`${form}/${question.key}`}
          question={question}
          found={findingsOf(findings, written, form, questions, question.key)}
          isNew={made === question.key}
          onStep={(by) => step(question, by)}
          onRemove={() => remove(question)}
          onRenamed={choose}
        />
      )}
      {kind && (
        <NewQuestion
          {...own}
          kind={kind}
          chosen={question}
          onClose={() => setKind(undefined)}
          onMade={(next) => {
            setKey(next);
            setMade(next);
            announce(t("design.forms.added"));
          }}
        />
      )}
    </div>
  );
}
