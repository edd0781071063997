/** The bar of a running meeting, always the same: now, time left, the hour, what comes next, one button. Without the button for who follows. */

import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { problemOf } from "../../api/client.ts";
import { useNow } from "../../api/clock.ts";
import { type ProblemWords, problemText, useProblemWords } from "../../api/problem-words.ts";
import { stateWords } from "../../instance/unit-name.ts";
import { WayDialog } from "../../instance/way-dialog.tsx";
import { buttonWords, type Way } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { timeText } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { lowerFirst } from "../../texts/sentence.ts";
import { type AgendaRow, currentRow, isWaiting, minutesOf, nextRow, numberOf, wasOnTable } from "./agenda.ts";
import { behind, clockText, leftOf, minutesUntil } from "./clock.ts";
import { type Leading, useSettled } from "./leading.ts";
import { total } from "./order.ts";
import { begunAt, isPaused, type MeetingParts } from "./parts.ts";
import type { FixedPoint, Plan } from "./plan.ts";

export interface NowProps {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly plan: Plan;
  readonly rows: readonly AgendaRow[];
  readonly before: readonly FixedPoint[];
  readonly after: readonly FixedPoint[];
  readonly leading: Leading;
  /** Opens what stands beside, where there is no room for it. */
  readonly beside: ReactNode;
}

interface Current {
  readonly title: string;
  /** Its place among all points, from 1. */
  readonly at: number;
  readonly since: string | undefined;
  readonly minutes: number;
}
/** The point that is on the table: a case; the opening, until the first case; the end, after the last. */
function currentPoint({ view, parts, rows, before, after }: NowProps): Current | undefined {
  const row = currentRow(rows, parts);
  if (row)
    return {
      title: numberOf(row) ?? "–",
      at: before.length + rows.indexOf(row) + 1,
      since: row.since[parts.onTable ?? ""],
      minutes: minutesOf(row, parts),
    };
  const fixed = rows.some((one) => wasOnTable(one, parts)) ? after : before;
  if (fixed.length === 0 || (fixed === after && rows.some((one) => isWaiting(one, parts)))) return undefined;
  return {
    title: fixed.map(({ words }) => words).join(", "),
    at: fixed === before ? 1 : before.length + rows.length + 1,
    since: fixed === before ? begunAt(view, parts) : undefined,
    minutes: total(fixed.map(({ minutes }) => minutes)),
  };
}

/** The number of what was asked for, when the refusal tells it. */
function numberAsked(error: unknown): string | undefined {
  const number = problemOf(error).details?.["number"];
  return typeof number === "string" ? number : undefined;
}
/** `2026-003: what is wrong. Why.` */
const refusalText = ({ title, reasons }: ProblemWords, number: string | undefined): string =>
  problemText({ title: number === undefined ? title : `${number}: ${lowerFirst(title)}`, reasons });

export function NowBar(props: NowProps) {
  const { view, parts, plan, rows, before, after, leading, beside } = props;
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const sentence = useProblemWords(words);
  const now = useNow(true);
  const point = currentPoint(props);
  const paused = isPaused(view, parts);
  const next = nextRow(rows, parts);
  const waiting = rows.filter((row) => isWaiting(row, parts));
  const left = point?.since === undefined ? undefined : leftOf(Date.parse(point.since), point.minutes, now);
  const toCome =
    Math.max(0, left ? left.seconds / 60 : 0) +
    total(waiting.map((row) => minutesOf(row, parts))) +
    total(after.map(({ minutes }) => minutes));
  const problem = leading.error ? refusalText(sentence(leading.error), numberAsked(leading.error)) : undefined;
  return (
    <section className="now" aria-label={t("meeting.bar")}>
      <div className="now-point">
        <div className="small quiet">
          {paused ? (
            <strong>{stateWords(view.main, words)}</strong>
          ) : point ? (
            t("meeting.nowAt", { at: point.at, of: before.length + rows.length + after.length })
          ) : (
            t("meeting.between")
          )}
        </div>
        <div className={`now-number${point && currentRow(rows, parts) === undefined ? " now-words" : ""}`}>
          {point?.title ?? t("meeting.left", { count: waiting.length })}
        </div>
      </div>
      {/* What was given no time is never over it. */}
      {!paused && point && point.minutes > 0 && left && <PointClock left={left} minutes={point.minutes} />}
      {!paused && plan.span && plan.length !== undefined && <HourClock plan={plan} now={now} toCome={toCome} />}
      {next && (
        <div className="now-part now-next">
          <div className="small quiet">{t("meeting.next")}</div>
          <strong>{numberOf(next) ?? "–"}</strong>{" "}
          <span className="small quiet">{t("meeting.min", { count: minutesOf(next, parts) })}</span>
        </div>
      )}
      <div className="now-side">
        {beside}
        <Pause view={view} leading={leading} />
        {problem && (
          <span className="text-bad small" role="alert">
            {problem}
          </span>
        )}
      </div>
      {leading.leads ? (
        <div className="now-go row">
          <BackButton leading={leading} />
          <OneButton {...props} next={next} />
        </div>
      ) : (
        <p className="now-follow small quiet">
          <Icon name="eye" size={16} /> {t("meeting.following")}
        </p>
      )}
    </section>
  );
}

function PointClock({ left, minutes }: { readonly left: ReturnType<typeof leftOf>; readonly minutes: number }) {
  const { t } = useTranslation();
  const isOver = left.seconds < 0;
  return (
    <div className="now-part" role="timer" aria-label={t("meeting.pointClock")}>
      <div className="small quiet">{t(isOver ? "meeting.overTime" : "meeting.leftForPoint")}</div>
      <div className={isOver ? "text-warn" : ""}>
        {isOver && <Icon name="warn" size={16} />}
        <strong className="clock">
          {isOver && "+"}
          {clockText(left.seconds)}
        </strong>{" "}
        <span className="small quiet">{t("meeting.ofMinutes", { count: minutes })}</span>
      </div>
      <div className="now-bar" aria-hidden="true">
        <span style={{ inlineSize: `${left.share * 100}%` }} />
      </div>
    </div>
  );
}

function HourClock({ plan, now, toCome }: { readonly plan: Plan; readonly now: number; readonly toCome: number }) {
  const { t } = useTranslation();
  if (!plan.span) return null;
  const { until } = plan.span;
  const minutes = minutesUntil(until, now);
  const late = behind(toCome, until, now);
  return (
    <div className="now-part now-hour" role="timer" aria-label={t("meeting.hourClock")}>
      <div className="small quiet">{t("meeting.wholeUntil", { time: timeText(until) })}</div>
      <strong>
        {minutes >= 0 ? t("meeting.stillMinutes", { count: minutes }) : t("meeting.pastMinutes", { count: -minutes })}
      </strong>
      {late > 0 && minutes >= 0 && (
        <span className="now-late small strong text-warn">
          <Icon name="warn" size={16} />
          {t("meeting.behind", { count: late })}
        </span>
      )}
    </div>
  );
}

/** Beside the one button, so that it never has to be looked for. */
function Pause({ view, leading: { pause } }: Pick<NowProps, "view" | "leading">) {
  const words = useDefinitionTexts(view.definition);
  const [asking, setAsking] = useState<Way>();
  if (!pause) return null;
  const label = buttonWords(words, pause.address);
  return (
    <>
      <Button
        look="plain"
        icon="pause"
        aria-label={label}
        title={label}
        onClick={() => setAsking({ type: "event", unit: view.main, action: pause })}
      >
        <span className="not-narrow">{label}</span>
      </Button>
      {asking && <WayDialog view={view} way={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

/** A button that became another one takes no press for this long: who pressed on meant the one before. */
const SETTLING = 1_000;
interface Step {
  readonly words: string;
  readonly go: () => void;
}

/** Finish and go on; take up the next; go to the end; or go on after an interruption. Undefined when there is nothing to do yet. */
function useStep({ view, parts, rows, leading, next }: NextProps, ask: (way: Way) => void): Step | undefined {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { finish, wrapUp, resume } = leading;
  const now = currentRow(rows, parts);
  const asked = resume ?? (now ? undefined : wrapUp);
  // What cannot be undone is asked first; the next point is then a step of its own.
  if (now && finish?.confirm)
    return {
      words: buttonWords(words, finish.address),
      go: () => ask({ type: "event", unit: view.main, action: finish }),
    };
  if (now && finish)
    return {
      words: next ? t("meeting.nextPoint") : buttonWords(words, finish.address),
      go: () => leading.goOn(next),
    };
  if (next && leading.canOpen(next))
    return { words: t("meeting.open", { number: numberOf(next) ?? "" }), go: () => leading.take(next) };
  return (
    asked && {
      words: buttonWords(words, asked.address),
      go: () => ask({ type: "event", unit: view.main, action: asked }),
    }
  );
}

type NextProps = NowProps & { readonly next: AgendaRow | undefined };
function OneButton(props: NextProps) {
  const { view, parts, rows, leading } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Way>();
  const step = useStep(props, setAsking);
  // While a step is on its way the words stay those that were pressed.
  const pressed = useRef(t("meeting.nextPoint"));
  const words = leading.busy || !step ? pressed.current : step.words;
  pressed.current = words;
  const settled = useSettled(`${words} ${currentRow(rows, parts)?.reference ?? ""}`, SETTLING);
  const waits = leading.busy || !step;
  return (
    <>
      <Button
        look="primary"
        busy={waits}
        iconAfter="arrow"
        className={settled || waits ? undefined : "button-settling"}
        aria-disabled={!waits && !settled ? true : undefined}
        onClick={step?.go}
        data-submit
      >
        {words}
      </Button>
      {asking && <WayDialog view={view} way={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

/** One step back, beside the one button. */
function BackButton({ leading }: Pick<NowProps, "leading">) {
  const { t } = useTranslation();
  if (!leading.back) return null;
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label={t("meeting.stepBack")}
      title={t("meeting.stepBack")}
      aria-busy={leading.busy || undefined}
      onClick={() => !leading.busy && leading.back?.()}
    >
      <Icon name="left" />
    </button>
  );
}
