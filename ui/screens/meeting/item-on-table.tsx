/** The case on the table: old entries first, then the question, then new ones. Only its number is in sight. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import type { People } from "../../api/types.ts";
import { Limits } from "../../instance/limits.tsx";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type AgendaRow, numberOf, placeOf } from "./agenda.ts";
import { Block } from "./block.tsx";
import { Decision, decisionOf } from "./decision.tsx";
import { Entries } from "./entries.tsx";
import { NewEntries } from "./new-entries.tsx";
import { begunAt, type MeetingParts } from "./parts.ts";
import { SortTag } from "./point-tags.tsx";
import { SetTags } from "./readiness.tsx";
import { isPendingEntry } from "./row-entries.ts";
import { Shown } from "./shown.tsx";
import { TableSteps } from "./table-steps.tsx";

export function ItemOnTable({
  meeting,
  row,
  parts,
  people,
  present,
  isNow,
  follows,
  take,
}: {
  readonly meeting: InstanceView;
  readonly row: AgendaRow;
  readonly parts: MeetingParts;
  readonly people: People;
  /** Who is there. */
  readonly present: readonly string[];
  readonly isNow: boolean;
  /** What follows when it is finished, told before. */
  readonly follows: string | undefined;
  /** Takes this point up instead of the next one. */
  readonly take: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { view } = row;
  const unit = placeOf(row);
  if (!view || !unit) return <Empty title={numberOf(row) ?? t("meeting.noNumber")}>{t("meeting.notForYou")}</Empty>;
  const entries = view.items.filter(({ name }) => name === parts.entry);
  // What is settled stays in sight until the meeting is over: it can still be taken back.
  const since = begunAt(meeting, parts) ?? "";
  const old = entries.filter(
    (entry) =>
      entry.parent !== unit.item &&
      (isPendingEntry(entry, parts.pending) || entry.states.some((state) => state.since >= since)),
  );
  const open = old.filter((entry) => isPendingEntry(entry, parts.pending)).length;
  const first = old.length > 0 ? 1 : 0;
  return (
    <article className="stack-16" aria-label={numberOf(row)}>
      <div className="row">
        {!isNow && <h2>{numberOf(row)}</h2>}
        <SortTag row={row} parts={parts} />
        <SetTags view={view} />
        {parts.steps === undefined && (
          <span className="note push strong">
            <Icon name="eyeOff" size={16} />
            {t("meeting.onlyNumber")}
          </span>
        )}
        <Link
          to="/instances/$id"
          params={{ id: view.id }}
          className={parts.steps === undefined ? "small" : "small push"}
        >
          {t("meeting.sheet")}
        </Link>
        {take && <Button onClick={take}>{t("meeting.open", { number: numberOf(row) ?? "" })}</Button>}
      </div>
      {parts.limits !== undefined && <Limits view={view} unit={unit} at={parts.limits} />}
      {old.length > 0 && (
        <Block at={1} title={t("meeting.old")} beside={t("meeting.openEntries", { count: open })}>
          <Entries view={view} units={old} settle={parts.settle ?? []} pending={parts.pending} present={present} />
        </Block>
      )}
      {parts.steps ? (
        <TableSteps
          key={unit.item}
          view={view}
          unit={unit}
          parts={parts}
          people={people}
          present={present}
          definition={meeting.definition}
          kind={meeting.kind}
        />
      ) : (
        <>
          <Block
            at={first + 1}
            title={t("meeting.question")}
            beside={t("meeting.from", { name: view.people[view.creator]?.name ?? "" })}
          >
            <div className="card-body">
              <Shown view={view} show={parts.show ?? []} />
            </div>
          </Block>
          <NewEntries at={first + 2} view={view} unit={unit} parts={parts} people={people} present={present} />
        </>
      )}
      {decisionOf(unit, parts) && (
        <Block at={first + (parts.steps ? 1 : 3)} title={t("meeting.decision")}>
          <div className="card-body">
            <Decision view={view} unit={unit} parts={parts} />
          </div>
        </Block>
      )}
      {follows && (
        <p className="note">
          <Icon name="info" size={16} />
          <span>
            {follows} {view.screens[0]?.["leads"] === undefined && <strong>{view.people[view.creator]?.name}</strong>}
          </span>
        </p>
      )}
    </article>
  );
}
