/** Papers about one item (or that go with it) as buttons: a PDF to print or to hand over. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { Button } from "../parts/button.tsx";
import { announce } from "../parts/feedback.tsx";
import { useDefinitionTexts, useLanguage } from "../texts/i18n.ts";
import { saveReport } from "./report-links.tsx";

interface ItemPapersProps {
  readonly view: InstanceView;
  /** Path of the item; empty for papers of the instance itself. */
  readonly item: string;
  readonly reports: readonly string[];
  /** Whom or what they are for, beside the name for who hears the screen. */
  readonly about: string;
}
export function ItemPapers({ view, item, reports, about }: ItemPapersProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const language = useLanguage();
  const [busy, setBusy] = useState("");
  const [failed, setFailed] = useState(false);
  const print = async (report: string): Promise<void> => {
    setBusy(report);
    const there = await saveReport(view.id, report, "pdf", language, { item });
    setBusy("");
    setFailed(!there);
    announce(there ? t("documents.made", { what: words(`reports.${report}`) }) : t("documents.notForYou"));
  };
  if (reports.length === 0) return null;
  return (
    <div className="stack-4">
      <div className="row">
        {reports.map((report) => (
          <Button
            key={report}
            className="button-small"
            icon="print"
            busy={busy === report}
            onClick={() => void print(report)}
            aria-label={`${words(`reports.${report}`)}, ${about}`}
          >
            {words.maybe(`reports.${report}.button`) ?? words(`reports.${report}`)}
          </Button>
        ))}
      </div>
      {failed && <p className="small text-bad">{t("documents.notForYou")}</p>}
    </div>
  );
}
