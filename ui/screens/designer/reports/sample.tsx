/** The paper on the data of an example, as it is on the screen, and as the PDF and the workbook that would be made of it. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice, Skeleton } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import type { TabProps } from "../tab-props.ts";
import { PaperView } from "./paper.tsx";
import type { Paper } from "./report-edits.ts";
import { useSample } from "./use-sample.ts";

interface SampleProps extends TabProps {
  readonly paper: Paper;
  readonly draftId: string;
}
export function Sample({ root, variant, written, language, paper, draftId }: SampleProps) {
  const { t } = useTranslation();
  const [example, setExample] = useState("");
  const wanted = example === "" ? undefined : example;
  const { answer, busy } = useSample({ root, variant, report: paper.id, language, example: wanted }, written);
  const played = answer?.sample?.example ?? example;
  const address = (format: "pdf" | "xlsx"): string =>
    `/api/drafts/${encodeURIComponent(draftId)}/papers/${paper.id}.${format}?${new URLSearchParams({ example: played, language })}`;
  return (
    <section className="design-sample stack-8" aria-label={t("design.reports.preview")}>
      <div className="design-tools">
        <ChoiceField
          label={t("design.reports.example")}
          value={example}
          none={t("design.reports.fullest")}
          choices={(answer?.examples ?? []).map(([value, words]) => ({ value, words }))}
          onChange={setExample}
        />
        {answer?.sample && (
          <>
            <a className="button" href={address("pdf")} target="_blank" rel="noreferrer">
              {t("design.reports.pdf")}
            </a>
            <a className="button" href={address("xlsx")}>
              {t("design.reports.xlsx")}
            </a>
          </>
        )}
        <span role="status" className="quiet small">
          {busy ? t("design.reports.busy") : ""}
        </span>
      </div>
      {answer?.broken && <Notice tone="warn">{t("design.reports.broken")}</Notice>}
      {!answer && <Skeleton lines={8} />}
      {answer && !answer.broken && !answer.sample && <Notice>{t("design.reports.noSample")}</Notice>}
      {answer?.sample && <PaperView model={answer.sample.model} />}
    </section>
  );
}
