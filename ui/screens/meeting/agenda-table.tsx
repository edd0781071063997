/** The agenda while it is made: every point with its time, how ready it is, and its minutes; ordered by hand or by keyboard. */

import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { timeText } from "../../parts/dates.ts";
import { Notice } from "../../parts/feedback.tsx";
import { type Agenda, minutesOf, numberOf } from "./agenda.ts";
import { CaseRow, FixedRow } from "./agenda-rows.tsx";
import { begins, ordered, total } from "./order.ts";
import type { MeetingParts } from "./parts.ts";
import { type FixedPoint, type Plan, useFixedPoints } from "./plan.ts";
import { type Point, TimeLine } from "./time-line.tsx";
import { useOrdering } from "./use-ordering.ts";

const MINUTE = 60_000;

interface Props {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly plan: Plan;
  readonly agenda: Agenda;
}
export function AgendaTable({ view, parts, plan, agenda }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const before = useFixedPoints(view, parts.before);
  const after = useFixedPoints(view, parts.after);
  const nameOf = (reference: string): string =>
    numberOf(agenda.rows.find((row) => row.reference === reference)) ?? t("meeting.noNumber");
  const saved = agenda.rows.map(({ reference }) => reference);
  const ordering = useOrdering(view, parts, saved, list, nameOf);
  const rows = ordered(agenda.rows, ordering.order);
  const points: readonly Point[] = [
    ...before.map(fixedPoint),
    ...rows.map((row) => ({
      key: row.reference,
      label: (numberOf(row) ?? "–").split("-").at(-1) ?? "",
      minutes: minutesOf(row, parts),
      fixed: false,
    })),
    ...after.map(fixedPoint),
  ];
  const starts = begins(points.map(({ minutes }) => minutes));
  const clock = (index: number): string =>
    plan.start === "" || !plan.span ? "" : timeText(plan.span.from + (starts[index] ?? 0) * MINUTE);
  const over = plan.length !== undefined && total(points.map(({ minutes }) => minutes)) > plan.length;
  const heldAt = rows.findIndex(({ reference }) => reference === ordering.held);
  return (
    <>
      <TimeLine points={points} plan={plan} />
      {ordering.error !== null && <Notice tone="warn">{t("meeting.order.refused")}</Notice>}
      <section className="card agenda-card" aria-label={t("meeting.agenda")}>
        <div className="agenda-row agenda-head" aria-hidden="true">
          <span />
          <span>{t("meeting.columns.time")}</span>
          <span>{t("meeting.columns.point")}</span>
          <span>{t("meeting.columns.ready")}</span>
          <span>{t("meeting.columns.minutes")}</span>
          <span />
        </div>
        <ol ref={list}>
          {before.map((point, index) => (
            <FixedRow key={point.field} view={view} point={point} clock={clock(index)} />
          ))}
          {rows.map((row, index) => (
            <CaseRow
              key={row.reference}
              parts={parts}
              row={row}
              clock={clock(before.length + index)}
              handle={ordering.mayOrder && rows.length > 1 ? ordering.handle(row.reference) : undefined}
              held={row.reference === ordering.held}
            />
          ))}
          {after.map((point, index) => (
            <FixedRow
              key={point.field}
              view={view}
              point={point}
              clock={clock(before.length + rows.length + index)}
              until={over && index === after.length - 1 ? clockAfter(plan, points) : undefined}
            />
          ))}
        </ol>
        {ordering.mayOrder && rows.length > 1 && (
          <p className="agenda-keys small">
            <span className="grow">
              {heldAt < 0
                ? t("meeting.order.how")
                : t("meeting.order.pickedUp", { name: nameOf(ordering.held ?? ""), at: heldAt + 1, of: rows.length })}
            </span>
            <span className="row only-keys">
              <kbd className="kbd">↑</kbd>
              <kbd className="kbd">↓</kbd> {t("meeting.order.keys.move")}
              <kbd className="kbd">{t("meeting.order.keys.space")}</kbd>
              {t(heldAt < 0 ? "meeting.order.keys.pickUp" : "meeting.order.keys.putDown")}
              <kbd className="kbd">Esc</kbd> {t("meeting.order.keys.back")}
            </span>
          </p>
        )}
      </section>
    </>
  );
}
const fixedPoint = ({ field, minutes }: FixedPoint): Point => ({ key: field, label: "", minutes, fixed: true });
const clockAfter = ({ span }: Plan, points: readonly Point[]): string | undefined =>
  span && timeText(span.from + total(points.map(({ minutes }) => minutes)) * MINUTE);
