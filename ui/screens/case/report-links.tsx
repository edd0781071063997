/** Papers that can be made now, as PDF and Excel; fetched, so that a refusal is a sentence and no page of code. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/views/types.ts";
import { Button } from "../../parts/button.tsx";
import { announce, Notice } from "../../parts/feedback.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";

const KINDS = [
  ["pdf", "PDF"],
  ["xlsx", "Excel"],
] as const;

/** Fetches a paper of an instance and saves it; false when it is not for this person, or cannot be made. */
export async function saveReport(instance: string, report: string, kind: string, language: string): Promise<boolean> {
  const address = `/api/instances/${encodeURIComponent(instance)}/reports/${report}.${kind}?language=${language}`;
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) return false;
  const name =
    /filename\*?=(?:UTF-8'')?"?([^";]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1] ??
    address.split("/").at(-1)?.split("?")[0] ??
    "";
  saveFile(await response.blob(), decodeURIComponent(name));
  return true;
}

export function ReportLinks({ view, reports }: { readonly view: InstanceView; readonly reports: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDefinitionTexts(view.definition);
  const [busy, setBusy] = useState("");
  const [failed, setFailed] = useState(false);
  const get = async (report: string, kind: string): Promise<void> => {
    setBusy(`${report}.${kind}`);
    setFailed(false);
    const there = await saveReport(view.id, report, kind, language);
    setBusy("");
    setFailed(!there);
    if (there) announce(t("documents.made", { what: words(`reports.${report}`) }));
  };
  return (
    <div className="stack-8">
      {reports.map((report) => (
        <div key={report} className="row-between">
          <span className="small strong">{words(`reports.${report}`)}</span>
          <span className="row">
            {KINDS.map(([kind, name]) => (
              <Button
                key={kind}
                busy={busy === `${report}.${kind}`}
                onClick={() => void get(report, kind)}
                aria-label={`${words(`reports.${report}`)} ${name}`}
              >
                {name}
              </Button>
            ))}
          </span>
        </div>
      ))}
      {failed && <Notice tone="warn">{t("documents.notForYou")}</Notice>}
    </div>
  );
}
