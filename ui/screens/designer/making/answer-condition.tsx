/** A condition on an answer: which part, which question, and what is answered; it becomes a fact with words of its own. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Clause, type Question, questionsOf, testsFor } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { type Chart, partOf } from "../charts.ts";
import { ClauseRow, valuesFor } from "../forms/clause-row.tsx";
import { clauseWords } from "../forms/condition-sentence.ts";
import { asObject } from "../json.ts";
import type { StepPanelProps } from "../step-props.ts";
import { wordOf } from "../words-of.ts";
import { answerPath, makeAnswered } from "./make-condition.ts";

interface Asked {
  readonly section: string;
  /** Folder of its form. */
  readonly form: string;
  readonly questions: readonly Question[];
}
/** Parts of a chart with questions that can be tested. */
export function askedParts({ root, files, chart }: Pick<StepPanelProps, "root" | "files" | "chart">): readonly Asked[] {
  return Object.entries(partOf(root, files, chart, "sections").value).flatMap(([section, value]) => {
    const form = `forms/${String(asObject(value)["form"])}`;
    if (!files.has(`${form}/schema.json`)) return [];
    const questions = questionsOf(files, form).filter(({ kind, inside }) => kind === "question" && inside === "");
    return questions.length === 0 ? [] : [{ section, form, questions }];
  });
}
const fieldsOf = (chart: Chart, { section, questions }: Asked): ReadonlyMap<string, Question> =>
  new Map(questions.map((question) => [answerPath(chart, section, question), question]));
function firstTest(fields: ReadonlyMap<string, Question>): Clause | undefined {
  const [found] = fields;
  const [field, question] = found ?? [];
  const test = question && testsFor(question.schema)[0];
  return field === undefined || test === undefined ? undefined : { field, test, values: valuesFor(test, question) };
}

export function AnswerCondition(
  props: StepPanelProps & {
    readonly onClose: () => void;
    readonly onMade: (made: ReturnType<typeof makeAnswered>) => void;
  },
) {
  const { t } = useTranslation();
  const { root, files, language, chart, onClose, onMade } = props;
  const parts = askedParts(props);
  const [section, setSection] = useState(parts[0]?.section ?? "");
  const part = parts.find((one) => one.section === section);
  const fields = part ? fieldsOf(chart, part) : new Map<string, Question>();
  const [clause, setClause] = useState(firstTest(fields));
  const question = clause && fields.get(clause.field);
  const choosePart = (next: string): void => {
    const found = parts.find((one) => one.section === next);
    setSection(next);
    setClause(found && firstTest(fieldsOf(chart, found)));
  };
  const make = (): void => {
    if (!part || !clause || !question) return;
    const said = (lng: "nl" | "en") =>
      clauseWords({ t, files, language: lng, form: part.form, key: question.key }, { ...clause, field: question.name });
    onMade(
      makeAnswered({
        root,
        files,
        chart,
        section,
        question,
        clause,
        words: (lng) => ({ missing: t("design.flow.notAnswered", { lng, what: said(lng) }), holds: said(lng) }),
      }),
    );
    onClose();
  };
  return (
    <Dialog title={t("design.flow.answerTitle")} onClose={onClose} wide>
      <div className="stack-16">
        <p className="quiet">{t("design.flow.answerHelp")}</p>
        <ChoiceField
          label={t("design.flow.answerPart")}
          value={section}
          choices={parts.map((one) => ({
            value: one.section,
            words: wordOf(files, root, language, `${chart.address}.sections.${one.section}`),
          }))}
          onChange={choosePart}
        />
        {part && clause && (
          <ClauseRow
            files={files}
            form={part.form}
            language={language}
            fields={fields}
            clause={clause}
            lead={undefined}
            isOnly
            onClause={(next) => setClause(next ?? clause)}
          />
        )}
        <div className="modal-foot">
          <Button look="primary" onClick={make}>
            {t("design.flow.answerUse")}
          </Button>
          <Button look="plain" onClick={onClose}>
            {t("act.cancel")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
