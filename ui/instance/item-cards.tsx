/** Items of one name as cards: state, what it holds, what can be done, its children. The layout for items that name no other. */

import { useTranslation } from "react-i18next";
import type { UnitView } from "../../engine/index.ts";
import { Empty } from "../parts/feedback.tsx";
import { Icon } from "../parts/icon.tsx";
import type { ItemLayoutProps } from "../screens/layout-props.ts";
import { type DefinitionTexts, useDefinitionTexts } from "../texts/i18n.ts";
import { NotYet, Ways } from "./actions.tsx";
import { ItemPapers } from "./item-papers.tsx";
import { besides, stateWords, unitName } from "./unit-name.ts";
import { FillLink, UnitSection, UnitTerms } from "./unit-parts.tsx";
import { hasClosed, hasOpen, waysOf } from "./ways.ts";

export function ItemCards({ view, item, units, adds, show }: ItemLayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const address = units[0]?.address ?? adds[0]?.address ?? `${view.kind}.items.${item}`;
  // What one came for stands first.
  const named = ({ path }: UnitView): boolean => show === path || show?.startsWith(`${path}/`) === true;
  const ordered = [...units].sort((a, b) => Number(named(b)) - Number(named(a)));
  const ways = adds.map((add) => ({ type: "add", unit: view.main, add }) as const);
  return (
    <section className="stack-16">
      <div className="section-head">
        <h2>{words.maybe(`${address}.many`) ?? words(address)}</h2>
        {hasOpen(ways) && <Ways view={view} ways={ways} quiet />}
      </div>
      {units.length === 0 && (
        <Empty title={t("items.none")}>
          {words.maybe(`${address}.empty`) ?? words.maybe(`${address}.help`) ?? t("items.noneHelp")}
        </Empty>
      )}
      {ordered.map((unit) => (
        <ItemCard key={unit.item} view={view} unit={unit} show={show} />
      ))}
    </section>
  );
}

const intoSight = (card: HTMLElement | null): void => card?.scrollIntoView({ block: "center" });

/** Something of it is asked of this person now. */
const isAsked = ({ events, sections }: UnitView): boolean =>
  events.some(({ open, awaited }) => open && awaited) ||
  sections.some(({ canWrite, optional, complete }) => canWrite && !optional && !complete);

interface CardProps {
  readonly view: ItemLayoutProps["view"];
  readonly unit: UnitView;
  /** Path of the item one came for. */
  readonly show?: string | undefined;
}
export function ItemCard({ view, unit, show }: CardProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const children = view.items.filter(({ parent }) => parent === unit.item);
  const ways = waysOf(unit);
  const filled = unit.sections.filter(({ state, canRead }) => canRead && (state === "draft" || state === "submitted"));
  // A section that an open event fills has its button there already.
  const toFill = unit.sections.filter(
    ({ name, canWrite }) => canWrite && !unit.events.some(({ open, fill }) => open && fill?.section === name),
  );
  const holders = unit.holders.map((holder) => view.people[holder]?.name ?? holder).join(", ");
  return (
    <article className="card item-card" data-unit={unit.path} ref={unit.path === show ? intoSight : undefined}>
      <div className="card-head">
        <div className="grow">
          <h3>{unitName(view, unit, words)}</h3>
          {holders && (
            <p className="note">
              <Icon name="person" size={16} />
              {holders}
            </p>
          )}
        </div>
        <span className={`tag${unit.ended ? "" : " tag-info"}`}>{stateWords(unit, words)}</span>
        {unit.wanted === false && <span className="tag tag-line">{t("items.notWanted")}</span>}
      </div>
      <div className="card-body stack-16">
        <Regions unit={unit} words={words} />
        <UnitTerms view={view} unit={unit} />
        {filled.map((section) => (
          <div key={section.name} className="stack-8">
            {filled.length > 1 && <h4>{words(section.address)}</h4>}
            <UnitSection view={view} unit={unit} section={section} />
          </div>
        ))}
        {toFill.length > 0 && (
          <div className="row">
            {toFill.map((section) => (
              <FillLink key={section.name} view={view} unit={unit} section={section} />
            ))}
          </div>
        )}
        <ItemPapers view={view} item={unit.path} reports={unit.papers ?? []} about={unitName(view, unit, words)} />
        {hasOpen(ways) && <Ways view={view} ways={ways} quiet />}
        {hasClosed(ways) && <NotYet view={view} ways={ways} />}
        {children.length > 0 && <Children view={view} units={children} show={show} />}
      </div>
    </article>
  );
}

/** Of what goes on side by side the card's tag tells the last; the others stand here, each under its name. */
function Regions({ unit, words }: { readonly unit: UnitView; readonly words: DefinitionTexts }) {
  return besides(unit).map(({ region, state }) => (
    <div key={region} className="term-row small">
      <span>{words(`${unit.address}.states.${region}`)}</span>
      <span className="strong">{words(`${unit.address}.states.${state}`)}</span>
    </div>
  ));
}

/** What belongs to an item, folded up unless something of it is asked of this person: each kind under its name with how many there are. */
function Children({
  view,
  units,
  show,
}: Omit<CardProps, "unit"> & {
  readonly units: readonly UnitView[];
}) {
  const words = useDefinitionTexts(view.definition);
  const names = [...new Set(units.map(({ address }) => address))];
  return names.map((address) => {
    const own = units.filter((unit) => unit.address === address);
    return (
      <details
        key={address}
        className="item-children"
        open={own.some((child) => child.path === show || isAsked(child)) || undefined}
      >
        <summary>
          {words.maybe(`${address}.many`) ?? words(address)} <span className="count">{own.length}</span>
        </summary>
        {own.map((child) => (
          <ItemCard key={child.item} view={view} unit={child} show={show} />
        ))}
      </details>
    );
  });
}
