/** Terms and deadlines in words first, the date second; red only when late, amber for today. */

import { useTranslation } from "react-i18next";
import { useLanguage } from "../texts/i18n.ts";
import { shortDay } from "./dates.ts";
import { Icon } from "./icon.tsx";

export interface Term {
  readonly day: string;
  readonly workdays: number;
  readonly late: boolean;
  readonly paused?: boolean;
}
export function TermWords({ term }: { readonly term: Term }) {
  const { t } = useTranslation();
  if (term.paused) return <span className="quiet">{t("term.paused")}</span>;
  if (term.late)
    return (
      <span className="row strong text-bad">
        <Icon name="bad" size={16} />
        {term.workdays === 0 ? t("term.lateToday") : t("term.late", { count: Math.abs(term.workdays) })}
      </span>
    );
  if (term.workdays <= 0)
    return (
      <span className="row strong text-warn">
        <Icon name="clock" size={16} />
        {t("term.today")}
      </span>
    );
  return <span className="strong">{t("term.in", { count: term.workdays })}</span>;
}
export function TermLines({ term }: { readonly term: Term }) {
  const language = useLanguage();
  return (
    <div className="small">
      <TermWords term={term} />
      <div className="quiet">{shortDay(term.day, language)}</div>
    </div>
  );
}
