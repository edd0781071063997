/** The line of the process: what is behind, where we are, what can come. */

import { useTranslation } from "react-i18next";
import type { LineStep } from "../../engine/index.ts";
import { dateText, isoDay } from "../parts/dates.ts";
import { Icon } from "../parts/icon.tsx";
import type { DefinitionTexts } from "../texts/i18n.ts";

export function ProcessLine({
  steps,
  words,
}: {
  readonly steps: readonly LineStep[];
  readonly words: DefinitionTexts;
}) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard
    <ol className="line" aria-label={t("case.line")} tabIndex={0}>
      {steps.map((step, index) => (
        <li key={step.key} className={`line-${step.state}`} aria-current={step.state === "now" ? "step" : undefined}>
          <span className="line-dot">
            {step.state === "done" ? (
              <Icon name="check" size={14} />
            ) : step.state === "blocked" ? (
              <Icon name="warn" size={14} />
            ) : (
              index + 1
            )}
          </span>
          <span className="line-words">
            {words(step.address)}
            <small>
              {step.since && step.state === "now"
                ? t("case.nowSince", { date: dateText(isoDay(step.since)).slice(0, 5) })
                : step.since
                  ? dateText(isoDay(step.since)).slice(0, 5)
                  : t(`case.lineStates.${step.state}`)}
              {step.since && step.state !== "now" && (
                <span className="sr-only"> {t(`case.lineStates.${step.state}`)}</span>
              )}
            </small>
          </span>
        </li>
      ))}
    </ol>
  );
}
