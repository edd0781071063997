/** The list of what was agreed, by case number: who, when, and whether it was taken over. Only numbers, no names of a case. */

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { Ways } from "../../instance/actions.tsx";
import { stateWords } from "../../instance/unit-name.ts";
import { waysOf } from "../../instance/ways.ts";
import { IconButton } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { type AgendaRow, numberOf, placeOf } from "./agenda.ts";
import { CaseDecision } from "./case-decision.tsx";
import { CopyEntries } from "./copy-entries.tsx";
import { useEntryTexts, writtenSection } from "./entries.tsx";
import { EntryEdit } from "./entry-edit.tsx";
import { useLeftWords } from "./left-points.tsx";
import type { MeetingParts } from "./parts.ts";
import { SortTag } from "./point-tags.tsx";
import { earlierOf, entriesOf, isPendingEntry, isTaken, seesAll } from "./row-entries.ts";

interface ListProps {
  readonly rows: readonly AgendaRow[];
  readonly parts: MeetingParts;
  /** Of the meeting. */
  readonly definition: string;
  /** The meeting in a few words: its group and its day. */
  readonly meeting: string;
}
/** How many were agreed now, and how many come from before. */
function useCounted(): (rows: readonly AgendaRow[], parts: MeetingParts) => string {
  const { t } = useTranslation();
  return (rows, parts) => {
    const count = rows.reduce((sum, row) => sum + entriesOf(row, parts).length, 0);
    const earlier = rows.reduce((sum, row) => sum + earlierOf(row, parts).length, 0);
    const fresh = t(seesAll(rows) ? "meeting.newEntries" : "meeting.seenEntries", { count });
    return earlier > 0 ? `${fresh}, ${t("meeting.earlierEntries", { count: earlier })}` : fresh;
  };
}
export function ActionList({ rows, parts, definition, meeting }: ListProps) {
  const { t } = useTranslation();
  const counted = useCounted();
  return (
    <section className="card" aria-label={t("meeting.list")}>
      <div className="card-head">
        <h2>{t("meeting.list")}</h2>
        <span className="tag">
          <Icon name="eyeOff" size={14} />
          {t("meeting.onlyNumbers")}
        </span>
        <span className="push small quiet">{counted(rows, parts)}</span>
      </div>
      {rows.map((row) => (
        <CaseEntries key={row.reference} row={row} parts={parts} definition={definition} meeting={meeting} />
      ))}
      {rows.length === 0 && <p className="card-body quiet">{t("meeting.nothingDiscussed")}</p>}
    </section>
  );
}

function CaseEntries({
  row,
  parts,
  definition,
  meeting,
}: Omit<ListProps, "rows"> & {
  readonly row: AgendaRow;
}) {
  const { t } = useTranslation();
  const { view } = row;
  const fresh = entriesOf(row, parts);
  const earlier = earlierOf(row, parts);
  const entries = [...earlier, ...fresh];
  const first = entries[0];
  const { live } = useLiveForm(view?.definition ?? "", first && writtenSection(first)?.form);
  const labels = live ? Object.keys(live.published.schema.properties).map((name) => live.words.label(`/${name}`)) : [];
  const number = numberOf(row) ?? t("meeting.noNumber");
  const left = useLeftWords(row, parts, definition);
  const running = earlier.length > 0 ? [t("meeting.earlierEntries", { count: earlier.length })] : [];
  const count = view
    ? [t("meeting.newEntries", { count: fresh.length }), ...running].join(", ")
    : left
      ? undefined
      : t("meeting.notYours");
  return (
    <div className="case-entries">
      <div className="list-group">
        <strong>
          {view ? (
            <Link to="/instances/$id" params={{ id: view.id }}>
              {number}
            </Link>
          ) : (
            number
          )}
        </strong>
        <SortTag row={row} parts={parts} />
        <span className="push small quiet">{[left, count].filter(Boolean).join(" · ")}</span>
        {view && live && entries.length > 0 && (
          <CopyEntries
            view={view}
            place={placeOf(row)}
            parts={parts}
            entries={entries}
            live={live}
            number={number}
            meeting={meeting}
          />
        )}
      </div>
      {view && entries.length > 0 && (
        <table className="table action-table">
          <caption className="sr-only">{number}</caption>
          <colgroup>
            <col />
            {labels.map((label) => (
              <col key={label} />
            ))}
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t("cases.columns.number")}</th>
              {labels.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">{t("cases.columns.state")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((unit) => (
              <EntryRow key={unit.item} view={view} unit={unit} parts={parts} labels={labels} />
            ))}
          </tbody>
        </table>
      )}
      <CaseDecision row={row} parts={parts} />
    </div>
  );
}

function EntryRow({
  view,
  unit,
  parts,
  labels,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly parts: MeetingParts;
  readonly labels: readonly string[];
}) {
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const texts = useEntryTexts(view, unit);
  const taken = isTaken(unit, parts);
  const isOwn = unit.holders.some((holder) => holder === session.person);
  const own = waysOf(unit, []).filter((way) => isOwn && way.type === "event" && way.action.event === parts.take);
  const [editing, setEditing] = useState(false);
  const { t } = useTranslation();
  const section = unit.sections.find(({ canWrite, name }) => canWrite && name === writtenSection(unit)?.name);
  if (editing && section)
    return (
      <tr>
        <th scope="row">{unit.number}</th>
        <td colSpan={labels.length + 1}>
          <EntryEdit view={view} unit={unit} section={section} present={[]} onClose={() => setEditing(false)} />
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">{unit.number}</th>
      {labels.map((label, index) => (
        <td key={label} data-label={label}>
          {texts[index]}
        </td>
      ))}
      <td>
        <div className="row">
          {(taken || isPendingEntry(unit, parts.pending)) && (
            <TakenTag address={unit.address} parts={parts} taken={taken} words={words} />
          )}
          <span className="small quiet">{stateWords(unit, words)}</span>
          {section && (
            <IconButton
              label={t("meeting.correct", { number: unit.number ?? "" })}
              icon="pen"
              onClick={() => setEditing(true)}
            />
          )}
        </div>
        {own.length > 0 && <Ways view={view} ways={own} quiet />}
      </td>
    </tr>
  );
}

/** A tick once its holder took it over. */
export function TakenTag({
  address,
  parts,
  taken,
  words,
}: {
  readonly address: string;
  readonly parts: MeetingParts;
  readonly taken: boolean;
  readonly words: (address: string) => string;
}) {
  const { t } = useTranslation();
  if (parts.taken === undefined) return null;
  const state = words(`${address}.states.${parts.taken}`);
  return (
    <span className={`tag ${taken ? "tag-ok" : "tag-line"}`}>
      <Icon name={taken ? "checkCircle" : "clock"} size={14} />
      {taken ? state : t("meeting.notTaken", { state: state.toLowerCase() })}
    </span>
  );
}
