/** The chosen question: its words, when it is there, its bounds and choices, privacy, papers, and where it is used. */

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Demand, type Finding, type Question, setDemand } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { FindingWords } from "../finding-words.tsx";
import { TextFields } from "../text-fields.tsx";
import { wordOf } from "../words-of.ts";
import { Bounds } from "./bounds.tsx";
import { Choices } from "./choices.tsx";
import { ConditionEditor } from "./condition.tsx";
import type { FormProps } from "./form-props.ts";
import { OnPapers } from "./on-papers.tsx";
import { isOwnOfVariant } from "./places-of-forms.ts";
import { Privacy } from "./privacy.tsx";
import { useUses } from "./use-uses.ts";
import { UseList, Uses } from "./uses.tsx";

export interface QuestionPanelProps extends FormProps {
  readonly question: Question;
  readonly questions: readonly Question[];
  readonly found: readonly Finding[];
  /** It was just made: its words take the focus. */
  readonly isNew: boolean;
  readonly onStep: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onRenamed: (key: string) => void;
}
const DEMANDS = ["may", "asked", "needed"] as const;

export function QuestionPanel(props: QuestionPanelProps) {
  const { t } = useTranslation();
  const { root, variant, written, files, language, onEdit, form, question, found, isNew, onStep, onRemove } = props;
  const { key, kind } = question;
  const heading = useRef<HTMLHeadingElement>(null);
  const uses = useUses(root, form, key, files);
  const [isRemoving, setRemoving] = useState(false);
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  const mayMove = variant === undefined || isOwnOfVariant({ root, variant, written }, form, key);
  return (
    <aside className="design-panel stack-16" aria-label={t("design.forms.field")}>
      <div>
        {question.inside !== "" && (
          <p className="small quiet">
            {t("design.forms.onEachCard", { name: wordOf(files, form, language, question.inside) })}
          </p>
        )}
        <h2 tabIndex={-1} ref={heading}>
          {wordOf(files, form, language, key)}
        </h2>
      </div>
      {found.length > 0 && (
        <ul className="design-changes forms-found">
          {found.map((one) => (
            <li key={`${one.pointer} ${one.code} ${one.message}`}>
              <FindingWords finding={one} root={root} files={files} language={language} />
            </li>
          ))}
        </ul>
      )}
      <TextFields {...props} folder={form} address={key} label={t("design.forms.question")} />
      <TextFields {...props} folder={form} address={`${key}.help`} label={t("design.help")} long />
      {kind === "rows" && <TextFields {...props} folder={form} address={`${key}.row`} label={t("design.forms.row")} />}
      <ChoiceField
        label={t("design.forms.demand")}
        value={question.demand}
        choices={DEMANDS.map((value) => ({ value, words: t(`design.forms.demandOf.${value}`) }))}
        onChange={(value) => onEdit(setDemand(files, form, question, value as Demand))}
      />
      <ConditionEditor {...props} keyword="visibleWhen" />
      {(question.demand !== "needed" || question.schema["requiredWhen"] !== undefined) && (
        <ConditionEditor {...props} keyword="requiredWhen" />
      )}
      <Choices {...props} />
      <Bounds {...props} />
      {kind === "question" && <Privacy {...props} />}
      <OnPapers {...props} />
      <Uses {...props} uses={uses} />
      <div className="row">
        {mayMove && (
          <>
            <Button icon="up" onClick={() => onStep(-1)}>
              {t("design.earlier")}
            </Button>
            <Button icon="down" onClick={() => onStep(1)}>
              {t("design.later")}
            </Button>
          </>
        )}
        <Button icon="bin" look="grave" onClick={() => setRemoving(true)}>
          {t("design.remove")}
        </Button>
      </div>
      {!mayMove && <p className="small quiet">{t("design.forms.orderOfBase")}</p>}
      {isRemoving && (
        <Dialog
          title={t("design.forms.removeTitle", { name: wordOf(files, form, language, key) })}
          onClose={() => setRemoving(false)}
        >
          <p>{t(uses && uses.length === 0 ? "design.forms.removeUnused" : "design.forms.removeUsed")}</p>
          {uses?.length !== 0 && <UseList {...props} uses={uses} />}
          <Button
            look="grave"
            icon="bin"
            onClick={() => {
              setRemoving(false);
              onRemove();
            }}
          >
            {t("design.forms.removeNow")}
          </Button>
        </Dialog>
      )}
    </aside>
  );
}
