/** Cases that can be put on the agenda from here, and those that cannot yet, with what is missing. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AddView, InstanceView, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import type { Linkable } from "../../api/types.ts";
import { FillDialog } from "../../instance/fill-dialog.tsx";
import { Reasons } from "../../instance/reasons.tsx";
import { stateWords, unitName } from "../../instance/unit-name.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { PanelPart } from "../../parts/panel-part.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { isExpected, PutOnExpected } from "./expected.tsx";
import type { MeetingParts } from "./parts.ts";
import { Readiness } from "./readiness.tsx";
import { ShownText } from "./shown.tsx";

type LinkableRow = Linkable["rows"][number];
const addOf = (row: LinkableRow, item: string): AddView | undefined =>
  row.view.main.adds.find((add) => add.item === item);

/** Places on other agendas where it waits. */
const placesElsewhere = ({ view }: LinkableRow, { agenda, waiting }: MeetingParts): readonly UnitView[] =>
  view.items.filter(({ name, states }) => name === agenda && states.some(({ key }) => key === waiting));

/** Nothing while the meeting takes none. */
export function useLinkable(view: InstanceView, parts: MeetingParts) {
  const takes = view.takes.includes(parts.agenda);
  const { data } = useQuery({ ...queries.linkable(view.id, parts.agenda), enabled: takes });
  const rows = takes ? (data?.rows ?? []) : [];
  return {
    takes,
    more: data?.more === true,
    ready: rows
      .filter((row) => addOf(row, parts.agenda)?.open)
      .sort(
        (a, b) =>
          Number(isExpected(b, parts)) - Number(isExpected(a, parts)) ||
          placesElsewhere(a, parts).length - placesElsewhere(b, parts).length,
      ),
    notYet: rows.filter((row) => addOf(row, parts.agenda)?.open === false),
  };
}

export function ReadyCases({
  view,
  parts,
  rows,
  more,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly rows: readonly LinkableRow[];
  readonly more: boolean;
}) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-label={t("meeting.canBeAdded")}>
      <div className="card-head">
        <h2 className="grow">{t("meeting.canBeAdded")}</h2>
        <span className="count">{rows.length}</span>
      </div>
      {rows.length === 0 && <p className="card-body quiet">{t("meeting.noneCanBeAdded")}</p>}
      <PutOnExpected view={view} parts={parts} rows={rows} />
      <ul>
        {rows.map((row) => (
          <ReadyCase key={row.id} view={view} parts={parts} row={row} />
        ))}
      </ul>
      <p className="card-foot note">
        <Icon name="lock" size={16} />
        {t(more ? "meeting.moreToAdd" : "meeting.onlyReady")}
      </p>
    </section>
  );
}

function ReadyCase({
  view,
  parts,
  row,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly row: LinkableRow;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const words = useDefinitionTexts(row.view.definition);
  const add = addOf(row, parts.agenda);
  // It may be discussed at two meetings, but whoever puts it on should know.
  const elsewhere = placesElsewhere(row, parts);
  const number = row.view.number ?? t("meeting.noNumber");
  return (
    <li className="ready-row">
      <div className="agenda-point">
        <div className="row">
          <Link className="list-link" to="/instances/$id" params={{ id: row.id }}>
            {number}
          </Link>
          {isExpected(row, parts) && <span className="tag tag-info">{stateWords(row.view.main, words)}</span>}
          {elsewhere.map((unit) => (
            <span key={unit.item} className="tag tag-warn">
              <Icon name="calendar" size={14} />
              {unitName(row.view, unit, words)}
            </span>
          ))}
        </div>
        {parts.show?.[0] && <ShownText view={row.view} name={parts.show[0]} />}
      </div>
      <Readiness view={row.view} documents={row.documents} />
      <Button icon="plus" onClick={() => setAsked(true)} aria-label={t("meeting.putOnOf", { name: number })}>
        {t("meeting.putOn")}
      </Button>
      {asked && add && (
        <FillDialog
          view={row.view}
          address={add.address}
          about={number}
          form={add.fill?.form}
          command={({ with: fields, declared }) => ({
            type: "AddItem",
            item: add.item,
            to: { instance: view.id, kind: view.kind, group: view.group.id },
            ...(add.fill ? { with: fields ?? {} } : {}),
            ...(declared ? { declared } : {}),
          })}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  );
}

/** Right: what keeps the others off, and where it is mended. */
export function NotYetCases({ parts, rows }: { readonly parts: MeetingParts; readonly rows: readonly LinkableRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <PanelPart title={t("meeting.notYetAdded", { count: rows.length })}>
      <ul className="stack-12">
        {rows.map((row) => (
          <NotYetCase key={row.id} parts={parts} row={row} />
        ))}
      </ul>
    </PanelPart>
  );
}
function NotYetCase({ parts, row }: { readonly parts: MeetingParts; readonly row: LinkableRow }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(row.view.definition);
  const number = row.view.number ?? t("meeting.noNumber");
  return (
    <li className="not-yet">
      <Icon name="clock" size={18} />
      <div className="grow small">
        <div>
          <strong>{number}</strong> {row.view.people[row.view.creator]?.name}
        </div>
        <div className="quiet">{stateWords(row.view.main, words)}</div>
        <div className="quiet">
          <Reasons reasons={addOf(row, parts.agenda)?.reasons ?? []} words={words} />
        </div>
      </div>
      <Link
        to="/instances/$id"
        params={{ id: row.id }}
        className="small"
        aria-label={`${t("meeting.look")}: ${number}`}
      >
        {t("meeting.look")}
      </Link>
    </li>
  );
}
