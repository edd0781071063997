/** The time of an agenda against the length of its meeting: in words, and drawn. */

import { useTranslation } from "react-i18next";
import { timeText } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";
import { total } from "./order.ts";
import type { Plan } from "./plan.ts";

export interface Point {
  readonly key: string;
  readonly label: string;
  readonly minutes: number;
  readonly fixed: boolean;
}
const MINUTE = 60_000;
/** Minutes between two marks. */
const MARK = 15;

export function TimeLine({ points, plan }: { readonly points: readonly Point[]; readonly plan: Plan }) {
  const { t } = useTranslation();
  const used = total(points.map(({ minutes }) => minutes));
  const { length } = plan;
  const over = length === undefined ? 0 : used - length;
  return (
    <section className="time-line" aria-label={t("meeting.time")}>
      <div className="row">
        <h2>{t("meeting.time")}</h2>
        <span className={over > 0 ? "row text-bad strong" : "row quiet"}>
          <Icon name={over > 0 ? "warn" : "clock"} size={18} />
          {length === undefined ? t("meeting.minutes", { count: used }) : t("meeting.used", { used, length })}
          {over > 0 && `: ${t("meeting.over", { count: over })}`}
          {over < 0 && `, ${t("meeting.spare", { count: -over })}`}
        </span>
      </div>
      {used > 0 && <Drawn points={points} used={used} length={length ?? used} from={plan.span?.from} />}
    </section>
  );
}

function Drawn({
  points,
  used,
  length,
  from,
}: {
  readonly points: readonly Point[];
  readonly used: number;
  readonly length: number;
  readonly from: number | undefined;
}) {
  const { t } = useTranslation();
  const all = Math.max(used, length);
  const marks = Array.from({ length: Math.ceil(length / MARK) }, (_, index) => index * MARK);
  const at = (minutes: number): string => `${(minutes / all) * 100}%`;
  const clock = (minutes: number): string => (from === undefined ? `${minutes}` : timeText(from + minutes * MINUTE));
  return (
    <div aria-hidden="true">
      <div className="time-bar">
        {points.map(({ key, label, minutes, fixed }) => (
          <span key={key} className={`time-part${fixed ? " time-fixed" : ""}`} style={{ inlineSize: at(minutes) }}>
            <span>{label}</span>
          </span>
        ))}
        {used > length && <span className="time-over" style={{ insetInlineStart: at(length) }} />}
      </div>
      <div className="time-marks">
        {marks.map((mark) => (
          <span key={mark} style={{ insetInlineStart: at(mark) }}>
            {clock(mark)}
          </span>
        ))}
        <span
          className={`time-end${used > length ? " text-bad strong" : ""}`}
          style={{ insetInlineEnd: `${100 - (length / all) * 100}%` }}
        >
          {t("meeting.endsAt", { time: clock(length) })}
        </span>
      </div>
    </div>
  );
}
