/** The case on the table: old entries first, then the question, then new ones. Only its number is in sight. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { UnitView } from "../../../engine/index.ts";
import type { People } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type AgendaRow, numberOf, placeOf } from "./agenda.ts";
import { Block } from "./block.tsx";
import { Decision, decisionOf } from "./decision.tsx";
import { Entries } from "./entries.tsx";
import { EntryLine } from "./entry-line.tsx";
import { Limits } from "./limits.tsx";
import type { MeetingParts } from "./parts.ts";
import { SortTag } from "./point-tags.tsx";
import { SetTags } from "./readiness.tsx";
import { Shown } from "./shown.tsx";

export function ItemOnTable({
  row,
  parts,
  people,
  present,
  isNow,
  follows,
  take,
}: {
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
  const isPending = ({ ended, states }: UnitView): boolean =>
    parts.pending === undefined ? !ended : states.some(({ key }) => key === parts.pending);
  const old = entries.filter((entry) => entry.parent !== unit.item && isPending(entry));
  const fresh = entries.filter(({ parent }) => parent === unit.item);
  const add = unit.adds.find(({ item }) => item === parts.entry);
  const first = old.length > 0 ? 1 : 0;
  return (
    <article className="stack-16" aria-label={numberOf(row)}>
      <div className="row">
        {!isNow && <h2>{numberOf(row)}</h2>}
        <SortTag row={row} parts={parts} />
        <SetTags view={view} />
        <span className="note push strong">
          <Icon name="eyeOff" size={16} />
          {t("meeting.onlyNumber")}
        </span>
        <Link to="/instances/$id" params={{ id: view.id }} className="small">
          {t("meeting.sheet")}
        </Link>
        {take && <Button onClick={take}>{t("meeting.open", { number: numberOf(row) ?? "" })}</Button>}
      </div>
      <Limits view={view} unit={unit} parts={parts} />
      {old.length > 0 && (
        <Block at={1} title={t("meeting.old")} beside={t("meeting.openEntries", { count: old.length })}>
          <Entries view={view} units={old} settle={parts.settle ?? []} present={present} />
        </Block>
      )}
      <Block
        at={first + 1}
        title={t("meeting.question")}
        beside={t("meeting.from", { name: view.people[view.creator]?.name ?? "" })}
      >
        <div className="card-body">
          <Shown view={view} show={parts.show ?? []} />
        </div>
      </Block>
      <Block at={first + 2} title={t("meeting.new")} beside={`${fresh.length}`}>
        <Entries view={view} units={fresh} settle={[]} present={present} />
        {add?.open && (
          <div className="card-body meeting-entry">
            <EntryLine
              key={unit.item}
              view={view}
              unit={unit}
              add={add}
              people={{ ...people, ...view.people }}
              present={present}
            />
          </div>
        )}
        {fresh.length === 0 && !add?.open && <p className="card-body quiet">{t("meeting.noEntries")}</p>}
      </Block>
      {decisionOf(unit, parts) && (
        <Block at={first + 3} title={t("meeting.decision")}>
          <div className="card-body">
            <Decision view={view} unit={unit} parts={parts} />
          </div>
        </Block>
      )}
      {follows && (
        <p className="note">
          <Icon name="info" size={16} />
          <span>
            {follows} <strong>{view.people[view.creator]?.name}</strong>
          </span>
        </p>
      )}
    </article>
  );
}
