/** One person of a set: who, why they are asked or not, what is recorded, until when, and the letter. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { NotYet, Ways } from "../../instance/actions.tsx";
import { ItemPapers } from "../../instance/item-papers.tsx";
import { isDone, type SetPart, setPart } from "../../instance/sets.ts";
import { stateWords, unitName } from "../../instance/unit-name.ts";
import { UnitSection, UnitTerms } from "../../instance/unit-parts.tsx";
import { firstWay, hasClosed, waysOf } from "../../instance/ways.ts";
import { dateText } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { Evidence } from "./evidence.tsx";
import type { SetPerson } from "./set-people.ts";

interface CardProps {
  readonly view: InstanceView;
  readonly person: SetPerson;
  readonly part: SetPart;
  readonly chosen: boolean;
}
export function ConsentCard({ view, person, part, chosen }: CardProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { unit } = person;
  const asked = unit !== undefined && unit.wanted === true;
  const done = unit !== undefined && isDone(unit, part);
  const title = unit ? unitName(view, unit, words) : person.called;
  const name = unit && part.person !== undefined ? unit.facts[part.person] : undefined;
  const letter = person.whyCode === undefined ? undefined : part.letters?.[person.whyCode];
  const reads = unit?.sections.some(({ canRead }) => canRead) === true;
  const sections = unit?.sections.filter(
    ({ canRead, state }) => canRead && (state === "draft" || state === "submitted"),
  );
  return (
    <article
      className={`card consent-card${chosen ? " consent-card-chosen" : ""}`}
      {...(unit ? { "data-unit": unit.path } : {})}
    >
      <div className="consent-head">
        <span className="avatar">
          <Icon name="person" />
        </span>
        <div className="grow">
          <h3>
            {unit ? (
              <Link to="/instances/$id" params={{ id: view.id }} search={(before) => ({ ...before, show: unit.path })}>
                {title}
              </Link>
            ) : (
              title
            )}
          </h3>
          {typeof name === "string" && name !== "" && <div className="small quiet">{name}</div>}
        </div>
        <span className={`tag${asked ? (done ? " tag-ok" : " tag-warn") : ""}`}>
          <Icon name={asked ? (done ? "checkCircle" : "warn") : "minus"} size={14} />
          {asked && unit ? stateWords(unit, words) : t("consent.notNeededPlain")}
        </span>
      </div>
      <div className="consent-body">
        <dl className="pairs pairs-close small">
          <dt>{t("consent.because")}</dt>
          <dd>
            <strong>
              {person.why
                ? t(asked ? "consent.needed" : "consent.notNeeded")
                : t(asked ? "consent.neededPlain" : "consent.notNeededPlain")}
            </strong>{" "}
            {person.why}
          </dd>
          {asked && (
            <>
              <dt>{t("consent.evidence")}</dt>
              <dd>
                {reads ? (
                  <Recorded view={view} unit={unit} sections={sections ?? []} part={part} />
                ) : (
                  <span className="quiet">{t("section.states.none")}</span>
                )}
              </dd>
            </>
          )}
          {person.from && (
            <>
              <dt>{t("consent.later")}</dt>
              <dd>{t("consent.from", { date: dateText(person.from) })}</dd>
            </>
          )}
        </dl>
        {unit &&
          asked &&
          part.also?.map((address) => <AlsoSaid key={address} view={view} unit={unit} address={address} />)}
        {unit && <UnitTerms view={view} unit={unit} />}
        {unit && <OpenOnPhone view={view} unit={unit} chosen={chosen} />}
        {unit && asked && <ItemPapers view={view} item={unit.path} reports={unit.papers ?? []} about={title} />}
        {letter !== undefined && view.papers.includes(letter) && (
          <ItemPapers view={view} item="" reports={[letter]} about={title} />
        )}
      </div>
    </article>
  );
}

/** What else this person said that others have to know: what may not be spoken of. */
function AlsoSaid({
  view,
  unit,
  address,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly address: string;
}) {
  const [name = "", field = ""] = address.split(".");
  const section = unit.sections.find((one) => one.name === name && one.canRead && one.state !== "empty");
  const content = useQuery({ ...queries.section(view.id, unit.path, name), enabled: section !== undefined });
  const { live } = useLiveForm(view.definition, section?.form);
  const said = content.data?.fields[field];
  if (!live || typeof said !== "string" || said === "") return null;
  return (
    <p className="small text-warn">
      <Icon name="warn" size={14} /> {live.words.label(`/${field}`).replace(/\?$/, "")}: <strong>{said}</strong>
    </p>
  );
}

interface RecordedProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly sections: readonly SectionView[];
  readonly part: SetPart;
}
/** What is recorded in a line, with all of it one press away. */
function Recorded({ view, unit, sections, part }: RecordedProps) {
  const { t } = useTranslation();
  const newest = [...sections].sort((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
  if (sections.length === 0) return <span className="quiet">{t("consent.none")}</span>;
  return (
    <>
      {newest.map((section, index) => (
        <div key={section.name}>
          {index > 0 && <span className="quiet">{t("consent.before")} </span>}
          <Evidence view={view} unit={unit} section={section} matrix={part.matrix} />
        </div>
      ))}
      <details>
        <summary>{t("consent.readAll")}</summary>
        {newest.map((section) => (
          <UnitSection key={section.name} view={view} unit={unit} section={section} />
        ))}
      </details>
    </>
  );
}

/** A phone has no panel: the ways stand in the card that is open. */
function OpenOnPhone({
  view,
  unit,
  chosen,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly chosen: boolean;
}) {
  // The first way is the sticky button.
  const all = waysOf(unit);
  const settled = isDone(unit, setPart(view, unit.name) ?? {});
  const first = settled ? undefined : firstWay(all);
  const ways = all.filter((way) => way !== first);
  if (!chosen || ways.length === 0) return null;
  return (
    <div className="phone-only stack-16">
      <Ways view={view} ways={ways} plain />
      {hasClosed(ways) && <NotYet view={view} ways={ways} />}
    </div>
  );
}
