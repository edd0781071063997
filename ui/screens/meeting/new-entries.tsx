/** What is agreed about the case on the table: the entries made here, and the line in which a new one is typed. */

import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import type { People } from "../../api/types.ts";
import { Block } from "./block.tsx";
import { Entries } from "./entries.tsx";
import { EntryLine } from "./entry-line.tsx";
import type { MeetingParts } from "./parts.ts";

export function NewEntries({
  view,
  unit,
  parts,
  people,
  present,
  at,
}: {
  readonly view: InstanceView;
  /** The place on the agenda. */
  readonly unit: UnitView;
  readonly parts: MeetingParts;
  readonly people: People;
  readonly present: readonly string[];
  readonly at?: number;
}) {
  const { t } = useTranslation();
  const fresh = view.items.filter(({ name, parent }) => name === parts.entry && parent === unit.item);
  const add = unit.adds.find(({ item }) => item === parts.entry);
  return (
    <Block {...(at === undefined ? {} : { at })} title={t("meeting.new")} beside={`${fresh.length}`}>
      <Entries view={view} units={fresh} settle={[]} pending={parts.pending} present={present} />
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
  );
}
