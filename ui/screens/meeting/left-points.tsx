/** A point that left the agenda without having been finished: that it did, and why, in the words of the state in which it left. */

import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { People } from "../../api/types.ts";
import { announce, Notice } from "../../parts/feedback.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { type AgendaRow, justLeft, leftAs, numberOf, placeOf, wasOnTable } from "./agenda.ts";
import { Block } from "./block.tsx";
import { Entries } from "./entries.tsx";
import { EntryLine } from "./entry-line.tsx";
import type { MeetingParts } from "./parts.ts";
import { SetTags } from "./readiness.tsx";

/** Why it left, as its definition says it to everybody who reads the meeting; undefined when it did not leave. */
export function useLeftWords(row: AgendaRow, parts: MeetingParts, definition: string): string | undefined {
  const words = useDefinitionTexts(definition);
  const left = leftAs(row, parts);
  return left === undefined ? undefined : words(`${row.address}.states.${left}`);
}

interface LeftProps {
  readonly row: AgendaRow;
  readonly parts: MeetingParts;
  /** Of the meeting. */
  readonly definition: string;
}
function LeftSentence({ row, parts, definition }: LeftProps) {
  const { t } = useTranslation();
  const why = useLeftWords(row, parts, definition);
  const number = numberOf(row) ?? t("meeting.noNumber");
  return (
    <>
      <strong>{t(wasOnTable(row, parts) ? "meeting.leftTable" : "meeting.leftAgenda", { number })}</strong> {why}.
    </>
  );
}

/** What left since the last point was taken up, while nothing else is discussed; not what one looks at, which says it itself. */
export function JustLeft({
  rows,
  parts,
  definition,
  looksAt,
}: Omit<LeftProps, "row"> & { readonly rows: readonly AgendaRow[]; readonly looksAt: AgendaRow | undefined }) {
  return justLeft(rows, parts)
    .filter((row) => row !== looksAt)
    .map((row) => (
      <Notice key={row.reference} tone="warn">
        <LeftSentence row={row} parts={parts} definition={definition} />
      </Notice>
    ));
}

/** Says it to whoever does not see it, when a point leaves while one is here; also when another is discussed. */
export function useLeftSaid(rows: readonly AgendaRow[], parts: MeetingParts, definition: string): void {
  const { t } = useTranslation();
  const words = useDefinitionTexts(definition);
  const known = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    const left = rows.filter((row) => leftAs(row, parts) !== undefined);
    const news = known.current ? left.filter((row) => !known.current?.has(row.reference)) : [];
    if (rows.length > 0) known.current = new Set(left.map(({ reference }) => reference));
    if (news.length > 0)
      announce(
        news
          .map((row) => {
            const number = numberOf(row) ?? t("meeting.noNumber");
            const what = t(wasOnTable(row, parts) ? "meeting.leftTable" : "meeting.leftAgenda", { number });
            return `${what} ${words(`${row.address}.states.${leftAs(row, parts)}`)}.`;
          })
          .join(" "),
      );
  });
}

/** Such a point, when somebody looks at it: what it was about is not shown any more; what was agreed before stays. */
export function LeftPoint({
  row,
  parts,
  definition,
  people,
  present,
}: LeftProps & { readonly people: People; readonly present: readonly string[] }) {
  const { t } = useTranslation();
  const { view } = row;
  const place = placeOf(row);
  const add = place?.adds.find(({ item }) => item === parts.entry);
  const entries = view?.items.filter(({ name, parent }) => name === parts.entry && parent === place?.item) ?? [];
  return (
    <article className="stack-16" aria-label={numberOf(row)}>
      <div className="row">
        <h2>{numberOf(row) ?? t("meeting.noNumber")}</h2>
        {view && <SetTags view={view} />}
        {view && (
          <Link to="/instances/$id" params={{ id: view.id }} className="small push">
            {t("meeting.sheet")}
          </Link>
        )}
      </div>
      <Notice tone="warn">
        <LeftSentence row={row} parts={parts} definition={definition} />
      </Notice>
      {view && place && (entries.length > 0 || add?.open) && (
        <Block title={t("meeting.new")} beside={`${entries.length}`}>
          <Entries view={view} units={entries} settle={[]} pending={parts.pending} present={present} />
          {add?.open && (
            <div className="card-body meeting-entry">
              <EntryLine view={view} unit={place} add={add} people={{ ...people, ...view.people }} present={present} />
            </div>
          )}
        </Block>
      )}
    </article>
  );
}
