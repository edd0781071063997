/** The questions of a form, page by page with those on cards below their list; ordered by drag, or with Alt and an arrow. */

import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Finding, pagesIn, type Question } from "../../../../engine/index.ts";
import { Icon } from "../../../parts/icon.tsx";
import { asObject } from "../json.ts";
import { textAt, wordOf } from "../words-of.ts";
import type { FormProps } from "./form-props.ts";
import { iconOf } from "./kinds.ts";

interface QuestionListProps extends FormProps {
  readonly questions: readonly Question[];
  readonly chosen: string | undefined;
  readonly findingsOf: (key: string) => readonly Finding[];
  readonly onChoose: (key: string) => void;
  readonly onStep: (question: Question, by: -1 | 1) => void;
  readonly onDrop: (question: Question, behind: Question) => void;
}
export function QuestionList(props: QuestionListProps) {
  const { files, form, language, questions } = props;
  const pages = pagesIn(files, form);
  const loose = questions.filter(({ page }) => page === undefined);
  return (
    <div className="forms-questions">
      {pages.map(([page]) => {
        const own = questions.filter((question) => question.page === page);
        return (
          <section key={page} aria-label={wordOf(files, form, language, `pages.${page}`)}>
            <h3 className="forms-page row-between">
              <span>{textAt(files, form, language, `pages.${page}`) ?? page}</span>
              <span className="quiet">{own.length}</span>
            </h3>
            <Rows {...props} questions={own} />
          </section>
        );
      })}
      {loose.length > 0 && <Rows {...props} questions={loose} />}
    </div>
  );
}

function Rows(props: QuestionListProps) {
  const { questions } = props;
  const [dragged, setDragged] = useState<Question>();
  return (
    <ol className="forms-rows">
      {questions.map((question) => (
        <Row key={question.key} {...props} question={question} dragged={dragged} onDragged={setDragged} />
      ))}
    </ol>
  );
}
interface RowProps extends QuestionListProps {
  readonly question: Question;
  readonly dragged: Question | undefined;
  readonly onDragged: (question: Question | undefined) => void;
}
const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

function Row(props: RowProps) {
  const { t } = useTranslation();
  const {
    question,
    questions,
    chosen,
    files,
    form,
    language,
    findingsOf,
    onChoose,
    onStep,
    onDrop,
    dragged,
    onDragged,
  } = props;
  const { key, schema, demand, kind, depth } = question;
  const identifies = asObject(schema["privacy"])["identifies"];
  const found = findingsOf(key);
  const isBad = found.some(({ severity }) => severity === "error");
  const mayDrop = dragged !== undefined && dragged.inside === question.inside && dragged.key !== key;
  const onKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.altKey) {
      onStep(question, by);
      return;
    }
    const next = questions[questions.indexOf(question) + by];
    if (!next) return;
    onChoose(next.key);
    document.getElementById(rowId(next.key))?.focus();
  };
  return (
    <li
      draggable
      className={mayDrop ? "forms-drop" : undefined}
      onDragStart={() => onDragged(question)}
      onDragEnd={() => onDragged(undefined)}
      onDragOver={(event) => mayDrop && event.preventDefault()}
      onDrop={() => {
        if (dragged && mayDrop) onDrop(dragged, question);
        onDragged(undefined);
      }}
    >
      <button
        type="button"
        id={rowId(key)}
        className={`design-row forms-row depth-${depth}`}
        aria-pressed={key === chosen}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => onChoose(key)}
        onKeyDown={onKey}
      >
        <Icon name={iconOf(schema)} size={16} />
        <span className="grow">{wordOf(files, form, language, key)}</span>
        {found.length > 0 && (
          <span className={isBad ? "text-bad" : "text-warn"} title={t("design.forms.hasFindings")}>
            <Icon name={isBad ? "bad" : "warn"} size={14} />
            <span className="sr-only">{t("design.forms.hasFindings")}</span>
          </span>
        )}
        {schema["visibleWhen"] !== undefined && (
          <span className="quiet" title={t("design.forms.conditional")}>
            <Icon name="split" size={14} />
            <span className="sr-only">{t("design.forms.conditional")}</span>
          </span>
        )}
        {kind === "rows" && <span className="small quiet">{t("design.forms.repeats")}</span>}
        {demand !== "may" && <span className="small strong">{t(`design.forms.demandShort.${demand}`)}</span>}
        {typeof identifies === "string" && identifies !== "none" && (
          <span className="small quiet" title={t("design.privacy.identifies")}>
            {t(`design.privacy.identifiesShort.${identifies}`)}
          </span>
        )}
      </button>
    </li>
  );
}
export const rowId = (key: string): string => `question-${key}`;
