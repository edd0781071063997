/** Papers that can be made now, as PDF and Excel; fetched, so that a refusal is a sentence and no page of code. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/views/types.ts";
import { Button } from "../../parts/button.tsx";
import { announce, Notice } from "../../parts/feedback.tsx";
import { useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";

const KINDS = [
  ["pdf", "PDF"],
  ["xlsx", "Excel"],
] as const;

async function download(address: string): Promise<boolean> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) return false;
  const name =
    /filename\*?=(?:UTF-8'')?"?([^";]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1] ??
    address.split("/").at(-1)?.split("?")[0] ??
    "";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = decodeURIComponent(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
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
    const there = await download(
      `/api/instances/${encodeURIComponent(view.id)}/reports/${report}.${kind}?language=${language}`,
    );
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
