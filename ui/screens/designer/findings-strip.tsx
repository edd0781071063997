/** Bevindingen, always under a draft: how many, and each with its place, its remedy and the way to its view. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "../../../engine/index.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { FindingWords } from "./finding-words.tsx";
import { placeOfFinding } from "./place-words.ts";
import { remedyOf } from "./remedies.ts";
import type { Address, DraftTab, TabProps } from "./tab-props.ts";

interface FindingsStripProps extends Pick<TabProps, "root" | "files" | "language"> {
  readonly findings: readonly Finding[] | undefined;
  readonly busy: boolean;
  readonly onOpen: (tab: DraftTab, at: Address) => void;
  /** Absent where nothing may be changed here. */
  readonly onRemedy?: TabProps["onEdit"] | undefined;
}
export const tabOf = (file: string): DraftTab => {
  if (file.includes("/variants/")) return file.endsWith("/overlay.json") ? "variant" : "files";
  if (/\/texts\.\w+\.json$/.test(file)) return "texts";
  if (file.startsWith("forms/")) return "forms";
  if (/\/reports\/[^/]+\.json$/.test(file)) return "reports";
  if (/\/examples\/[^/]+\.json$/.test(file)) return "examples";
  if (file.endsWith("/policies.json")) return "promises";
  if (/\/(process|deadlines)\.json$/.test(file)) return "terms";
  return /\/(machine|items\/[^/]+)\.json$/.test(file) ? "flow" : "files";
};

interface RemedyButtonProps extends Pick<FindingsStripProps, "root" | "files" | "onRemedy"> {
  readonly finding: Finding;
}
/** What the remedy does is said before it is done; it can be undone. */
function RemedyButton({ root, files, finding, onRemedy }: RemedyButtonProps) {
  const { t } = useTranslation();
  const remedy = onRemedy && remedyOf(root, files, finding);
  if (!remedy) return null;
  const { name, texts: count, edits } = remedy;
  return (
    <div className="design-remedy">
      <Button icon="bin" className="button-small" onClick={() => onRemedy(edits)}>
        {t("design.findings.takeAway", { name })}
      </Button>
      <span className="small quiet">{t("design.findings.takesAway", { count })}</span>
    </div>
  );
}

export function FindingsStrip({ findings, busy, onOpen, onRemedy, ...names }: FindingsStripProps) {
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
              <button type="button" className="design-row" onClick={() => onOpen(tabOf(one.file), placeOfFinding(one))}>
                <FindingWords finding={one} {...names} />
              </button>
              <RemedyButton finding={one} onRemedy={onRemedy} {...names} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
