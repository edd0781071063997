/** Which family was told what was agreed, by whom, and until when the others are to be told. */

import { useTranslation } from "react-i18next";
import { dateText, isoDay } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";
import { PanelPart } from "../../parts/panel-part.tsx";
import { TermWords } from "../../parts/term.tsx";
import { type AgendaRow, numberOf, placeOf } from "./agenda.ts";
import type { MeetingParts } from "./parts.ts";

const isTold = (row: AgendaRow, { told }: MeetingParts): boolean => told !== undefined && row.states.includes(told);

export function ToldFamilies({ rows, parts }: { readonly rows: readonly AgendaRow[]; readonly parts: MeetingParts }) {
  const { t } = useTranslation();
  const told = rows.filter((row) => isTold(row, parts)).length;
  if (parts.told === undefined || rows.length === 0) return null;
  return (
    <PanelPart title={t("meeting.toldFamilies")} beside={t("meeting.toldOf", { count: told, of: rows.length })}>
      <ul className="stack-8">
        {rows.map((row) => (
          <Told key={row.reference} row={row} parts={parts} />
        ))}
      </ul>
    </PanelPart>
  );
}
function Told({ row, parts }: { readonly row: AgendaRow; readonly parts: MeetingParts }) {
  const { t } = useTranslation();
  const told = isTold(row, parts);
  const since = told ? row.since[parts.told ?? ""] : undefined;
  const [term] = placeOf(row)?.deadlines ?? [];
  return (
    <li className="told-row small">
      <span className={told ? "text-ok" : ""}>
        <Icon name={told ? "checkCircle" : "clock"} size={18} />
      </span>
      <span className="grow">
        <strong>{numberOf(row) ?? t("meeting.noNumber")}</strong> {row.view?.people[row.view.creator]?.name}
      </span>
      <span>
        {since ? (
          t("meeting.toldOn", { date: dateText(isoDay(since)).slice(0, 5) })
        ) : term ? (
          <TermWords term={term} />
        ) : (
          t("meeting.notTold")
        )}
      </span>
    </li>
  );
}
