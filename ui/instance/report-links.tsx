/** Papers that can be made now, as PDF and Excel; fetched, so that a refusal is a sentence and no page of code. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../engine/index.ts";
import { fetchProven } from "../api/prove-again.ts";
import { Button } from "../parts/button.tsx";
import { announce, Notice } from "../parts/feedback.tsx";
import { saveFile } from "../parts/save-file.ts";
import { useDefinitionTexts, useLanguage } from "../texts/i18n.ts";

const KINDS = [
  ["pdf", "PDF"],
  ["xlsx", "Excel"],
] as const;

/**
 * Fetches a paper of an instance and saves it; false when it is not for this person, or cannot be made.
 * @param options mine: the copy of one's own organisation, on which what is theirs is marked; item: the path of the item that it is about
 */
export async function saveReport(
  instance: string,
  report: string,
  kind: string,
  language: string,
  { mine = false, item = "" }: { readonly mine?: boolean; readonly item?: string } = {},
): Promise<boolean> {
  const query = new URLSearchParams({
    language,
    ...(mine ? { copy: "mine" } : {}),
    ...(item === "" ? {} : { item }),
  });
  const address = `/api/instances/${encodeURIComponent(instance)}/reports/${report}.${kind}?${query}`;
  const response = await fetchProven(address).catch(() => undefined);
  if (!response?.ok) return false;
  const name =
    /filename\*?=(?:UTF-8'')?"?([^";]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1] ??
    address.split("/").at(-1)?.split("?")[0] ??
    "";
  saveFile(await response.blob(), decodeURIComponent(name));
  return true;
}

interface Paper {
  readonly report: string;
  readonly mine: boolean;
  readonly name: string;
}

export function ReportLinks({ view, reports }: { readonly view: InstanceView; readonly reports: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDefinitionTexts(view.definition);
  const [busy, setBusy] = useState("");
  const [failed, setFailed] = useState(false);
  const get = async ({ report, mine }: Paper, kind: string): Promise<void> => {
    setBusy(`${report}.${kind}.${mine}`);
    setFailed(false);
    const there = await saveReport(view.id, report, kind, language, { mine });
    setBusy("");
    setFailed(!there);
    if (there) announce(t("documents.made", { what: words(`reports.${report}`) }));
  };
  const papers = reports.flatMap((report): readonly Paper[] => [
    { report, mine: false, name: words(`reports.${report}`) },
    ...(words.maybe(`reports.${report}.copy`) === undefined
      ? []
      : [{ report, mine: true, name: t("documents.mine", { what: words(`reports.${report}`) }) }]),
  ]);
  return (
    <div className="stack-8">
      {papers.map((paper) => (
        <div key={paper.name} className="row-between">
          <span className="small strong">{paper.name}</span>
          <span className="row paper-kinds">
            {KINDS.map(([kind, name]) => (
              <Button
                key={kind}
                busy={busy === `${paper.report}.${kind}.${paper.mine}`}
                onClick={() => void get(paper, kind)}
                aria-label={`${paper.name} ${name}`}
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
