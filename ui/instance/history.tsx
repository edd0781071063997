/** Which papers are kept; with what happened and who looked. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView, Json } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import { momentText } from "../parts/dates.ts";
import { Empty, Failure, Skeleton } from "../parts/feedback.tsx";
import { Icon } from "../parts/icon.tsx";
import { useDefinitionTexts } from "../texts/i18n.ts";

export { ReadersDialog } from "./readers-dialog.tsx";
export { Reads } from "./reads.tsx";
export { Timeline } from "./timeline.tsx";

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** Kept papers, and those that can be made now. */
export function Documents({ view }: { readonly view: InstanceView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { data, error, refetch } = useQuery(queries.documents(view.id));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  if (data.documents.length === 0) return <Empty title={t("documents.none")}>{t("documents.noneHelp")}</Empty>;
  return (
    <ul className="stack-8">
      {data.documents.map((document) => {
        const id = text(document["id"]);
        const report = text(document["report"]);
        return (
          <li key={id} className="card card-body row-between">
            <div>
              <div className="strong">{words(`reports.${report}`)}</div>
              <div className="small quiet">{momentText(text(document["at"]))}</div>
            </div>
            <div className="row">
              {["pdf", "xlsx"].map((kind) => (
                <a key={kind} className="button" href={`/api/documents/${encodeURIComponent(id)}.${kind}`} download>
                  <Icon name="page" />
                  {kind === "pdf" ? "PDF" : "Excel"}
                </a>
              ))}
              {words.maybe(`reports.${report}.copy`) !== undefined && (
                <a className="button" href={`/api/documents/${encodeURIComponent(id)}.pdf?copy=mine`} download>
                  <Icon name="page" />
                  {t("documents.ours")}
                </a>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
