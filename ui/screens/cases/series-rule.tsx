/** The rule of a series as it is asked: how often, which day, from when. */

import { useTranslation } from "react-i18next";
import type { SeriesRule } from "../../../engine/index.ts";
import { dateText, isoDay } from "../../parts/dates.ts";
import { ChoiceField, TextField } from "../../parts/field.tsx";
import { useLanguage } from "../../texts/i18n.ts";

export interface SeriesChoice {
  /** `month`, or a number of weeks. */
  readonly every: string;
  readonly nth: string;
  readonly weekday: string;
  /** As typed. */
  readonly from: string;
  readonly time: string;
  readonly place: string;
}
export const FIRST_RULE: SeriesChoice = {
  every: "month",
  nth: "1",
  weekday: "2",
  from: dateText(isoDay(new Date())),
  time: "13:00",
  place: "",
};
const NTH = [1, 2, 3, 4, 5] as const;
const WEEKS = [1, 2, 4, 6, 8] as const;
const WORKDAYS = [1, 2, 3, 4, 5] as const;

export function ruleOf({ every, nth, weekday }: SeriesChoice): SeriesRule {
  if (every !== "month") return { every: "weeks", weeks: Number(every) };
  return { every: "month", nth: NTH.find((one) => String(one) === nth) ?? 1, weekday: Number(weekday) };
}
/** 4 January 1970 was a Sunday. */
const weekdayName = (weekday: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 4 + weekday)),
  );

export function RuleFields({
  choice,
  onChange,
  wrongFrom,
}: {
  readonly choice: SeriesChoice;
  readonly onChange: (choice: SeriesChoice) => void;
  readonly wrongFrom: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const set = (name: keyof SeriesChoice) => (value: string) => onChange({ ...choice, [name]: value });
  return (
    <>
      <ChoiceField
        label={t("series.rule")}
        value={choice.every}
        choices={[
          { value: "month", words: t("series.month") },
          ...WEEKS.map((count) => ({ value: String(count), words: t("series.weeks", { count }) })),
        ]}
        onChange={set("every")}
      />
      {choice.every === "month" && (
        <div className="row">
          <ChoiceField
            label={t("series.which")}
            value={choice.nth}
            choices={NTH.map((nth) => ({ value: String(nth), words: t(`series.nth.${nth}`) }))}
            onChange={set("nth")}
          />
          <ChoiceField
            label={t("series.weekday")}
            value={choice.weekday}
            choices={WORKDAYS.map((day) => ({ value: String(day), words: weekdayName(day, language) }))}
            onChange={set("weekday")}
          />
        </div>
      )}
      <TextField
        label={t("series.from")}
        error={wrongFrom ? t("series.fromWrong") : undefined}
        value={choice.from}
        inputMode="numeric"
        onChange={set("from")}
      />
    </>
  );
}
