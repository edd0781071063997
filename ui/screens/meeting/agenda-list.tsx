/** Left of a running meeting: all points, what is behind, now and to come; arrows go through it. */

import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../parts/icon.tsx";
import {
  type AgendaRow,
  currentRow,
  isOnTable,
  isWaiting,
  leftAs,
  minutesOf,
  numberOf,
  placeOf,
  wasDiscussed,
  wasOnTable,
} from "./agenda.ts";
import { useIsTyped } from "./kept-entry.ts";
import { useLeftWords } from "./left-points.tsx";
import { whereText } from "./meeting-bar.tsx";
import type { MeetingParts } from "./parts.ts";
import type { FixedPoint, Plan } from "./plan.ts";
import { useSortWords } from "./point-tags.tsx";

export interface AgendaListProps {
  /** Of the meeting. */
  readonly definition: string;
  readonly parts: MeetingParts;
  readonly plan: Plan;
  readonly rows: readonly AgendaRow[];
  readonly before: readonly FixedPoint[];
  readonly after: readonly FixedPoint[];
  readonly chosen: AgendaRow | undefined;
  readonly onChoose: (row: AgendaRow) => void;
}

function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button")];
  const target = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (step === 0 || !target) return;
  event.preventDefault();
  target.focus();
}

export function AgendaList({ definition, parts, plan, rows, before, after, chosen, onChoose }: AgendaListProps) {
  const { t } = useTranslation();
  const isBegun = rows.some((row) => isOnTable(row, parts) || wasOnTable(row, parts));
  const isAtEnd = isBegun && currentRow(rows, parts) === undefined && !rows.some((row) => isWaiting(row, parts));
  return (
    <nav className="left" aria-label={t("meeting.agenda")}>
      <div className="panel-head">
        <h2>{t("meeting.agenda")}</h2>
        <span className="small quiet">{whereText({ ...plan, place: "" })}</span>
      </div>
      <ol className="points" onKeyDown={onArrow}>
        {before.map((point, index) => (
          <FixedItem key={point.field} point={point} at={index + 1} state={isBegun ? "done" : "now"} />
        ))}
        {rows.map((row, index) => (
          <CaseItem
            key={row.reference}
            definition={definition}
            parts={parts}
            row={row}
            at={before.length + index + 1}
            chosen={row === chosen}
            onChoose={() => onChoose(row)}
          />
        ))}
        {after.map((point, index) => (
          <FixedItem
            key={point.field}
            point={point}
            at={before.length + rows.length + index + 1}
            state={isAtEnd ? "now" : "ahead"}
            apart={index === 0}
          />
        ))}
      </ol>
    </nav>
  );
}

type State = "done" | "now" | "ahead" | "left";
const MARKS: Readonly<Partial<Record<State, IconName>>> = { done: "check", left: "minus" };
function Dot({ state, at }: { readonly state: State; readonly at: number }) {
  const { t } = useTranslation();
  const mark = MARKS[state];
  return (
    <span className={`point-dot point-${state}`}>
      {mark ? <Icon name={mark} size={14} /> : at}
      <span className="sr-only">{t(state === "left" ? "meeting.offAgenda" : `case.lineStates.${state}`)}</span>
    </span>
  );
}

function FixedItem({
  point,
  at,
  state,
  apart = false,
}: {
  readonly point: FixedPoint;
  readonly at: number;
  readonly state: State;
  readonly apart?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <li className={`point${apart ? " point-apart" : ""}`}>
      <Dot state={state} at={at} />
      <span className="strong">{point.words}</span>
      <span className="point-minutes">{t("meeting.min", { count: point.minutes })}</span>
    </li>
  );
}

function CaseItem({
  definition,
  parts,
  row,
  at,
  chosen,
  onChoose,
}: {
  readonly definition: string;
  readonly parts: MeetingParts;
  readonly row: AgendaRow;
  readonly at: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation();
  const sort = useSortWords(row, parts);
  const left = useLeftWords(row, parts, definition);
  const isDone = wasDiscussed(row, parts);
  const isNow = isOnTable(row, parts);
  const place = placeOf(row);
  const isTyped = useIsTyped(row.owner, place?.path ?? "");
  const fresh =
    place && row.view?.items.filter(({ name, parent }) => name === parts.entry && parent === place.item).length;
  const under =
    left ??
    (!row.view
      ? t("meeting.notYours")
      : isDone
        ? [sort, t("meeting.newEntries", { count: fresh ?? 0 })].filter(Boolean).join(", ")
        : sort);
  return (
    <li>
      <button
        type="button"
        className="point"
        aria-current={isNow ? "step" : undefined}
        aria-pressed={chosen}
        onClick={onChoose}
      >
        <Dot state={leftAs(row, parts) !== undefined ? "left" : isDone ? "done" : isNow ? "now" : "ahead"} at={at} />
        <span className="strong">{numberOf(row) ?? t("meeting.noNumber")}</span>
        <span className="point-minutes">{t("meeting.min", { count: minutesOf(row, parts) })}</span>
        {under && <span className="point-under">{under}</span>}
        {isTyped && !isNow && (
          <span className="point-under text-warn strong">
            <Icon name="pen" size={14} /> {t("meeting.typed")}
          </span>
        )}
      </button>
    </li>
  );
}
