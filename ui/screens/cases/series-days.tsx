/** The days of a series before they are made: each with its box, and why it is another day than the rule says. */

import { useTranslation } from "react-i18next";
import type { SeriesDay } from "../../../engine/index.ts";
import { longDay } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";
import { useLanguage } from "../../texts/i18n.ts";

interface Props {
  readonly days: readonly SeriesDay[];
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
  /** Days that are not made. */
  readonly off: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
  readonly onChange: (off: ReadonlySet<string>) => void;
}
export function SeriesDays({ days, holidays, off, made, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = (day: string): string => longDay(new Date(`${day}T12:00:00Z`), language);
  const toggle = (day: string): void =>
    onChange(off.has(day) ? new Set([...off].filter((one) => one !== day)) : new Set([...off, day]));
  return (
    <fieldset className="field">
      <legend className="field-label">{t("series.days")}</legend>
      <ul className="stack-8">
        {days.map(({ day, insteadOf }) => (
          <li key={day} className="row">
            <label className="choice">
              <input type="checkbox" checked={!off.has(day)} disabled={made.has(day)} onChange={() => toggle(day)} />
              <span>{words(day)}</span>
            </label>
            {made.has(day) && <Icon name="check" size={16} />}
            {insteadOf && (
              <span className="small quiet">
                {t("series.moved", {
                  day: words(insteadOf),
                  name: holidays.find((one) => one.day === insteadOf)?.name ?? "",
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
