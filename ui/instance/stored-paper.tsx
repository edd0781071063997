/** A stored paper: what it is, when it was stored, and its files. */

import { useTranslation } from "react-i18next";
import type { InstanceView, Json } from "../../engine/index.ts";
import type { People } from "../api/types.ts";
import { momentText } from "../parts/dates.ts";
import { Icon } from "../parts/icon.tsx";
import { useDefinitionTexts, useLanguage } from "../texts/i18n.ts";

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const namesOf = (value: Json | undefined, people: People): string =>
  (Array.isArray(value) ? value : [])
    .map((person) => people[text(person)]?.name ?? "")
    .filter(Boolean)
    .join(", ");

interface StoredPaperProps {
  readonly view: InstanceView;
  /** Names of who opened it, and of who did not yet. */
  readonly people: People;
  readonly document: Readonly<Record<string, Json | undefined>>;
}
export function StoredPaper({ view, document, people }: StoredPaperProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDefinitionTexts(view.definition);
  const report = text(document["report"]);
  const opened = namesOf(document["opened"], people);
  const unopened = namesOf(document["unopened"], people);
  const file = (kind: string, more = ""): string =>
    `/api/documents/${encodeURIComponent(text(document["id"]))}.${kind}?language=${language}${more}`;
  return (
    <div className="stack-4">
      <div>
        <div className="small strong">{words(`reports.${report}`)}</div>
        <div className="small quiet">{momentText(text(document["at"]))}</div>
        {opened !== "" && <div className="small">{t("documents.opened", { names: opened })}</div>}
        {unopened !== "" && <div className="small quiet">{t("documents.unopened", { names: unopened })}</div>}
      </div>
      <div className="row">
        {["pdf", "xlsx"].map((kind) => (
          <a key={kind} className="button" href={file(kind)} download>
            {kind === "pdf" ? "PDF" : "Excel"}
          </a>
        ))}
        {words.maybe(`reports.${report}.copy`) !== undefined && (
          <a className="button" href={file("pdf", "&copy=mine")} download>
            <Icon name="page" />
            {t("documents.ours")}
          </a>
        )}
      </div>
    </div>
  );
}
