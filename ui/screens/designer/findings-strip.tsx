/** Bevindingen, always under a draft: how many, and each with its place, its remedy and the way to its view. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "../../../engine/index.ts";
import { Icon } from "../../parts/icon.tsx";
import type { DraftTab } from "./tab-props.ts";

interface FindingsStripProps {
  readonly findings: readonly Finding[] | undefined;
  readonly busy: boolean;
  readonly onTab: (tab: DraftTab) => void;
}
const tabOf = (file: string): DraftTab => {
  if (/\/texts\.\w+\.json$/.test(file)) return "texts";
  if (file.startsWith("forms/")) return "forms";
  return /\/(process|deadlines)\.json$/.test(file) ? "terms" : "flow";
};
const LOOKS = { error: "bad", warning: "warn", hint: "info" } as const;

export function FindingsStrip({ findings, busy, onTab }: FindingsStripProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = (severity: Finding["severity"]): number =>
    findings?.filter((one) => one.severity === severity).length ?? 0;
  return (
    <section className="design-findings" aria-label={t("design.findings.title")}>
      <button type="button" className="design-strip" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="strong">{t("design.findings.title")}</span>
        <span role="status">
          {findings === undefined || busy
            ? t("design.findings.busy")
            : t("design.findings.counts", { errors: count("error"), warnings: count("warning"), hints: count("hint") })}
        </span>
        <Icon name={open ? "down" : "right"} size={16} />
      </button>
      {open && (
        <ul className="design-finding-list">
          {findings?.map((one) => (
            <li key={`${one.file}${one.pointer}${one.code}${one.message}`}>
              <button type="button" className="design-row" onClick={() => onTab(tabOf(one.file))}>
                <span
                  className={
                    one.severity === "error" ? "text-bad" : one.severity === "warning" ? "text-warn" : undefined
                  }
                >
                  <Icon name={LOOKS[one.severity]} size={16} />
                </span>
                <span>
                  <span lang="en">
                    {one.message} {one.remedy}
                  </span>
                  <span className="small quiet block">
                    {one.file}:{one.line}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
