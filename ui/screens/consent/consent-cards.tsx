/** A set of answers that must all be there: a card per person, and who of them said yes to what. The layout «consent». */

import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/views/types.ts";
import { queries } from "../../api/queries.ts";
import { useLiveForm } from "../../forms/load-form.ts";
import { Empty, Notice } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { hasClosed, NotYet, Ways, waysOf } from "../case/actions.tsx";
import { stateWords, unitName } from "../case/unit-name.ts";
import { FillLink, UnitSection, UnitTerms } from "../case/unit-parts.tsx";
import type { ItemLayoutProps } from "../layout-props.ts";

/** What the definition's screens say of a set: `sets: { <item>: … }`. */
interface SetPart {
  /** Fact of the main unit: everybody is there. */
  readonly enough?: string;
  /** State of one that counts. */
  readonly done?: string;
  /** `<section>.<field>` with the choices that each says yes to. */
  readonly matrix?: string;
  /** Fact of the main unit: the choices that all said yes to. */
  readonly may?: string;
}
const partOf = (view: InstanceView, item: string): SetPart =>
  view.screens
    .map((screen) => (screen["sets"] as Readonly<Record<string, SetPart>> | undefined)?.[item])
    .find((part) => part !== undefined) ?? {};

const isDone = (unit: UnitView, { done }: SetPart): boolean => unit.states.some(({ key }) => key === done);

export function ConsentCards({ view, item, units }: ItemLayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const part = partOf(view, item);
  const address = units[0]?.address ?? `${view.kind}.items.${item}`;
  const needed = units.filter(({ wanted }) => wanted);
  const there = needed.filter((unit) => isDone(unit, part)).length;
  const enough = needed.length > 0 && there === needed.length;
  const ordered = [...units].sort((a, b) => Number(b.wanted === true) - Number(a.wanted === true));
  return (
    <section className="stack-16">
      <div className="section-head">
        <h2>{words(address)}</h2>
      </div>
      {needed.length > 0 && (
        <Notice tone={enough ? "ok" : "warn"}>
          <strong>{t(enough ? "consent.complete" : "consent.incomplete", { there, needed: needed.length })}</strong>
        </Notice>
      )}
      {units.length === 0 && (
        <Empty title={t("items.none")}>{words.maybe(`${address}.help`) ?? t("items.noneHelp")}</Empty>
      )}
      <div className="consent-cards">
        {ordered.map((unit) => (
          <ConsentCard key={unit.item} view={view} unit={unit} part={part} />
        ))}
      </div>
      {part.matrix !== undefined && needed.length > 0 && (
        <Matrix view={view} units={needed} part={part} help={words.maybe(`${address}.help`)} />
      )}
    </section>
  );
}

function ConsentCard({
  view,
  unit,
  part,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly part: SetPart;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const ways = waysOf(unit);
  const done = isDone(unit, part);
  const tone = unit.wanted === false ? "" : done ? " tag-ok" : " tag-warn";
  const sections = unit.sections.filter(({ canRead, state }) => canRead && state !== "absent" && state !== "empty");
  return (
    <article className="card item-card" data-unit={unit.path}>
      <div className="card-head">
        <h3 className="grow">{unitName(view, unit, words)}</h3>
        <span className={`tag${tone}`}>
          {unit.wanted !== false && <Icon name={done ? "checkCircle" : "warn"} size={14} />}
          {stateWords(unit, words)}
        </span>
      </div>
      <div className="card-body stack-16">
        <p className="small">
          <strong>{t(unit.wanted ? "consent.needed" : "consent.notNeeded")}</strong>
        </p>
        <UnitTerms view={view} unit={unit} />
        {sections.map((section) => (
          <UnitSection key={section.name} view={view} unit={unit} section={section} />
        ))}
        {unit.sections
          .filter(({ canWrite }) => canWrite)
          .map((section) => (
            <FillLink key={section.name} view={view} unit={unit} section={section} />
          ))}
        <Ways view={view} ways={ways} quiet />
        {hasClosed(ways) && <NotYet view={view} ways={ways} />}
      </div>
    </article>
  );
}

/** Who says yes to what: rows are the choices, columns the persons, last what holds now. */
function Matrix({
  view,
  units,
  part,
  help,
}: {
  readonly view: InstanceView;
  readonly units: readonly UnitView[];
  readonly part: SetPart;
  readonly help: string | undefined;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const [section = "", field = ""] = (part.matrix ?? "").split(".");
  const form = units[0]?.sections.find(({ name }) => name === section)?.form;
  const { live } = useLiveForm(view.definition, form);
  const contents = useQueries({
    queries: units.map((unit) => ({
      ...queries.section(view.id, unit.path, section),
      enabled: unit.sections.some(({ name, canRead, state }) => name === section && canRead && state !== "empty"),
    })),
  });
  const choices = live?.published.schema.properties[field]?.items?.enum ?? [];
  const readable = units.some((unit) => unit.sections.some(({ name, canRead }) => name === section && canRead));
  if (!live || !readable || choices.length === 0) return null;
  const all = part.may === undefined ? undefined : view.main.facts[part.may];
  const may = Array.isArray(all) ? all : undefined;
  return (
    <div className="stack-8">
      <h3>{live.words.label(`/${field}`)}</h3>
      {help && <p className="quiet small">{help}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard */}
      <section className="table-box" tabIndex={0} aria-label={live.words.label(`/${field}`)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("consent.party")}</th>
              {units.map((unit) => (
                <th key={unit.item} scope="col">
                  {unitName(view, unit, words)}
                </th>
              ))}
              {may && <th scope="col">{t("consent.now")}</th>}
            </tr>
          </thead>
          <tbody>
            {choices.map((choice) => (
              <tr key={String(choice)}>
                <th scope="row">{live.words.choice(`/${field}`, choice)}</th>
                {units.map((unit, index) => {
                  const said = contents[index]?.data?.fields[field];
                  const yes = isDone(unit, part) && Array.isArray(said) && said.includes(choice);
                  return (
                    <td key={unit.item}>
                      <Icon name={yes ? "check" : "cross"} size={14} /> {t(yes ? "consent.yes" : "consent.no")}
                    </td>
                  );
                })}
                {may && (
                  <td>
                    <span className={`tag ${may.includes(choice) ? "tag-ok" : "tag-line"}`}>
                      {t(may.includes(choice) ? "consent.takesPart" : "consent.staysOut")}
                    </span>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
