/** Per organisation: who has how many of the entries, and how many of those were taken over. */

import { useTranslation } from "react-i18next";
import type { People } from "../../api/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { PanelPart } from "../../parts/panel-part.tsx";
import { Avatar } from "../../parts/person.tsx";
import type { AgendaRow } from "./agenda.ts";
import type { MeetingParts } from "./parts.ts";
import { entriesOf, isTaken } from "./row-entries.ts";

interface Share {
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly all: number;
  readonly taken: number;
}
/** Everybody who holds an entry, by organisation and name. */
function sharesOf(rows: readonly AgendaRow[], parts: MeetingParts, people: People): readonly Share[] {
  const shares = new Map<string, Share>();
  for (const row of rows)
    for (const unit of entriesOf(row, parts))
      for (const person of unit.holders) {
        const known = row.view?.people[person] ?? people[person];
        const before = shares.get(person);
        shares.set(person, {
          person,
          name: known?.name ?? "?",
          organisation: known?.organisation ?? "",
          all: (before?.all ?? 0) + 1,
          taken: (before?.taken ?? 0) + Number(isTaken(unit, parts)),
        });
      }
  return [...shares.values()].sort(
    (a, b) => a.organisation.localeCompare(b.organisation, "nl") || a.name.localeCompare(b.name, "nl"),
  );
}

export function WhoHasWhat({
  rows,
  parts,
  people,
}: {
  readonly rows: readonly AgendaRow[];
  readonly parts: MeetingParts;
  readonly people: People;
}) {
  const { t } = useTranslation();
  const shares = sharesOf(rows, parts, people);
  const organisations = [...new Set(shares.map(({ organisation }) => organisation))];
  if (shares.length === 0) return null;
  return (
    <PanelPart title={t("meeting.whoHasWhat")} beside={t("meeting.organisations", { count: organisations.length })}>
      <ul className="stack-12">
        {organisations.map((organisation) => (
          <li key={organisation}>
            <div className="small quiet">{organisation}</div>
            <ul className="people-list">
              {shares
                .filter((share) => share.organisation === organisation)
                .map((share) => (
                  <li key={share.person} className="person-row">
                    <Avatar name={share.name} />
                    <div className="grow small">
                      <div className="strong">{share.name}</div>
                      <div className="quiet">{t("meeting.newEntries", { count: share.all })}</div>
                    </div>
                    <span className={`person-state small${share.taken === share.all ? " text-ok" : ""}`}>
                      <Icon name={share.taken === share.all ? "checkCircle" : "clock"} size={16} />
                      {t("meeting.takenOf", { taken: share.taken, count: share.all })}
                    </span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
