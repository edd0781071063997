/** What was agreed, one line each: number, what, who and when, how it stands, and what can be done with it. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { valueWords } from "../../forms/value-words.ts";
import { Ways } from "../../instance/actions.tsx";
import { stateWords } from "../../instance/unit-name.ts";
import { hasOpen, waysOf } from "../../instance/ways.ts";
import { IconButton } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { TermWords } from "../../parts/term.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { EntryEdit } from "./entry-edit.tsx";
import { isPendingEntry } from "./row-entries.ts";

/** The first section of an entry that may be read and has something in it. */
export const writtenSection = (unit: UnitView): SectionView | undefined =>
  unit.sections.find(({ canRead, state }) => canRead && state !== "empty" && state !== "absent");

/** Its fields in words, in the order of the form. */
export function useEntryTexts(view: InstanceView, unit: UnitView): readonly string[] {
  const section = writtenSection(unit);
  const { live } = useLiveForm(view.definition, section?.form);
  const content = useQuery({
    ...queries.section(view.id, unit.path, section?.name ?? ""),
    enabled: section !== undefined,
  });
  if (!live || !content.data) return [];
  const { fields } = content.data;
  return Object.entries(live.published.schema.properties).map(([name, schema]) =>
    valueWords(live.words, `/${name}`, schema, fields[name], view.people),
  );
}

interface EntriesProps {
  readonly view: InstanceView;
  readonly units: readonly UnitView[];
  /** Events that may be sent from here, in this order. */
  readonly settle: readonly string[];
  /** State in which one still has to be done. */
  readonly pending: string | undefined;
  /** Who is there: whom an entry is given to first. */
  readonly present: readonly string[];
}
export function Entries({ view, units, settle, pending, present }: EntriesProps) {
  return (
    <ul>
      {units.map((unit) => (
        <Entry key={unit.item} view={view} unit={unit} settle={settle} pending={pending} present={present} />
      ))}
    </ul>
  );
}
function Entry({
  view,
  unit,
  settle,
  pending,
  present,
}: Omit<EntriesProps, "units"> & {
  readonly unit: UnitView;
}) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const words = useDefinitionTexts(view.definition);
  const [what, ...rest] = useEntryTexts(view, unit);
  const ways = waysOf(unit, []);
  const isPending = isPendingEntry(unit, pending);
  const offered = settle.flatMap((name) => ways.filter((way) => way.type === "event" && way.action.event === name));
  const editable = unit.sections.find(({ canWrite, name }) => canWrite && name === writtenSection(unit)?.name);
  const late = unit.deadlines.find((term) => term.late);
  if (editing && editable)
    return (
      <li className="entry entry-editing">
        <span className="entry-number strong">{unit.number}</span>
        <EntryEdit view={view} unit={unit} section={editable} present={present} onClose={() => setEditing(false)} />
      </li>
    );
  return (
    <li className="entry">
      <span className="entry-number strong">{unit.number}</span>
      <div className="entry-what">
        <div>{what}</div>
        <div className="row small quiet">
          {rest.filter(Boolean).join(" · ")}
          {late && <TermWords term={late} />}
        </div>
      </div>
      <div className="entry-ways">
        {!(isPending && hasOpen(offered)) && (
          <span className="tag">
            {!isPending && <Icon name="check" size={14} />}
            {stateWords(unit, words)}
          </span>
        )}
        {hasOpen(offered) && <Ways view={view} ways={offered} quiet />}
        {editable && (
          <IconButton
            label={t("meeting.correct", { number: unit.number ?? "" })}
            icon="pen"
            onClick={() => setEditing(true)}
          />
        )}
      </div>
    </li>
  );
}
