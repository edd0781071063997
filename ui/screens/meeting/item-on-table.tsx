/** The case on the table: old entries first, then the question, then new ones. Only its number is in sight. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../../engine/views/types.ts";
import { queries } from "../../api/queries.ts";
import type { People } from "../../api/types.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { valueWords } from "../../forms/templates/rows.tsx";
import { Icon } from "../../parts/icon.tsx";
import { TermWords } from "../../parts/term.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { hasOpen, Ways, waysOf } from "../case/actions.tsx";
import { stateWords } from "../case/unit-name.ts";
import { type AgendaRow, type MeetingParts, placeOf } from "./agenda.ts";
import { EntryLine } from "./entry-line.tsx";

export function ItemOnTable({
  row,
  parts,
  people,
}: {
  readonly row: AgendaRow;
  readonly parts: MeetingParts;
  readonly people: People;
}) {
  const { t } = useTranslation();
  const { view } = row;
  const unit = placeOf(row);
  if (!view || !unit) return <p className="quiet">{t("meeting.notForYou")}</p>;
  const entries = view.items.filter(({ name }) => name === parts.entry);
  const old = entries.filter(({ parent, ended }) => parent !== unit.item && !ended);
  const fresh = entries.filter(({ parent }) => parent === unit.item);
  const add = unit.adds.find(({ item }) => item === parts.entry);
  return (
    <div className="stack-16">
      <div className="row">
        <span className="note">
          <Icon name="eyeOff" size={16} />
          {t("meeting.onlyNumber")}
        </span>
        <Link className="push" to="/instances/$id" params={{ id: view.id }}>
          {t("meeting.sheet")}
        </Link>
      </div>
      {old.length > 0 && (
        <Block at={1} title={t("meeting.old")} beside={`${old.length}`}>
          <Entries view={view} units={old} />
        </Block>
      )}
      <Block at={old.length > 0 ? 2 : 1} title={t("meeting.question")} beside={view.people[view.creator]?.name}>
        <div className="card-body">
          <Shown view={view} show={parts.show ?? []} />
        </div>
      </Block>
      <Block at={old.length > 0 ? 3 : 2} title={t("meeting.new")} beside={`${fresh.length}`}>
        <Entries view={view} units={fresh} />
        {add?.open && (
          <div className="card-body meeting-entry">
            <EntryLine key={unit.item} view={view} unit={unit} add={add} people={{ ...people, ...view.people }} />
          </div>
        )}
        {fresh.length === 0 && !add?.open && <p className="card-body quiet">{t("meeting.noEntries")}</p>}
      </Block>
    </div>
  );
}

function Block({
  at,
  title,
  beside,
  children,
}: {
  readonly at: number;
  readonly title: string;
  readonly beside?: string | undefined;
  readonly children: React.ReactNode;
}) {
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <span className="count">{at}</span>
        <h2 className="grow">{title}</h2>
        {beside && <span className="small quiet">{beside}</span>}
      </div>
      {children}
    </section>
  );
}

/** Entries in two lines each: number and what, who and when, with what can be done. */
export function Entries({ view, units }: { readonly view: InstanceView; readonly units: readonly UnitView[] }) {
  return (
    <ul>
      {units.map((unit) => (
        <Entry key={unit.item} view={view} unit={unit} />
      ))}
    </ul>
  );
}
function Entry({ view, unit }: { readonly view: InstanceView; readonly unit: UnitView }) {
  const words = useDefinitionTexts(view.definition);
  const readable = unit.sections.find(({ canRead, state }) => canRead && state !== "empty" && state !== "absent");
  const ways = waysOf(unit);
  return (
    <li className="entry">
      <div className="row-between">
        <span className="strong">{unit.number}</span>
        <span className="tag">{stateWords(unit, words)}</span>
      </div>
      {readable && <EntryText view={view} unit={unit} section={readable} />}
      {unit.deadlines
        .filter(({ late }) => late)
        .map((term) => (
          <span key={term.name} className="small">
            <TermWords term={term} />
          </span>
        ))}
      {hasOpen(ways) && <Ways view={view} ways={ways} quiet />}
    </li>
  );
}

/** What was agreed, the first field large, the others beside each other. */
function EntryText({
  view,
  unit,
  section,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
}) {
  const { live } = useLiveForm(view.definition, section.form);
  const content = useQuery(queries.section(view.id, unit.path, section.name));
  if (!live || !content.data) return null;
  const texts = Object.entries(live.published.schema.properties).flatMap(([name, schema]) => {
    const text = valueWords(live.words, `/${name}`, schema, content.data.fields[name], view.people);
    return text === "" ? [] : [text];
  });
  return (
    <div>
      <div>{texts[0]}</div>
      <div className="small quiet">{texts.slice(1).join(" · ")}</div>
    </div>
  );
}

/** The fields that the definition shows at the table, the first large. */
function Shown({ view, show }: { readonly view: InstanceView; readonly show: readonly string[] }) {
  const sections = [...new Set(show.map((one) => one.split(".")[0] ?? ""))];
  return (
    <>
      {sections.map((section) => (
        <ShownSection
          key={section}
          view={view}
          section={section}
          fields={show.filter((one) => one.startsWith(`${section}.`)).map((one) => one.slice(section.length + 1))}
        />
      ))}
    </>
  );
}
function ShownSection({
  view,
  section,
  fields,
}: {
  readonly view: InstanceView;
  readonly section: string;
  readonly fields: readonly string[];
}) {
  const { t } = useTranslation();
  const found = view.main.sections.find(({ name }) => name === section);
  const { live } = useLiveForm(view.definition, found?.form);
  const content = useQuery({ ...queries.section(view.id, "", section), enabled: found?.canRead === true });
  if (!found?.canRead) return <p className="quiet">{t("section.notForYou")}</p>;
  if (!live || !content.data) return null;
  return (
    <div className="shown">
      {fields.map((field, index) => (
        <div key={field} className={index === 0 ? "shown-first" : ""}>
          {index > 0 && <div className="small quiet">{live.words.label(`/${field}`)}</div>}
          <div>
            {valueWords(
              live.words,
              `/${field}`,
              live.published.schema.properties[field],
              content.data.fields[field],
              view.people,
            ) || "–"}
          </div>
        </div>
      ))}
    </div>
  );
}
