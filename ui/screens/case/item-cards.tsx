/** Items of one name as cards: state, what it holds, what can be done, its children. The layout for items that name no other. */

import { useTranslation } from "react-i18next";
import type { UnitView } from "../../../engine/views/types.ts";
import { Empty } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import type { ItemLayoutProps } from "../layout-props.ts";
import { hasClosed, hasOpen, NotYet, Ways, waysOf } from "./actions.tsx";
import { stateWords, unitName } from "./unit-name.ts";
import { FillLink, UnitSection, UnitTerms } from "./unit-parts.tsx";

export function ItemCards({ view, item, units, adds }: ItemLayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const address = units[0]?.address ?? adds[0]?.address ?? `${view.kind}.items.${item}`;
  const ways = adds.map((add) => ({ type: "add", unit: view.main, add }) as const);
  return (
    <section className="stack-16">
      <div className="section-head">
        <h2>{words(address)}</h2>
        {hasOpen(ways) && <Ways view={view} ways={ways} quiet />}
      </div>
      {units.length === 0 && (
        <Empty title={t("items.none")}>{words.maybe(`${address}.help`) ?? t("items.noneHelp")}</Empty>
      )}
      {units.map((unit) => (
        <ItemCard key={unit.item} view={view} unit={unit} />
      ))}
    </section>
  );
}

export function ItemCard({ view, unit }: { readonly view: ItemLayoutProps["view"]; readonly unit: UnitView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const children = view.items.filter(({ parent }) => parent === unit.item);
  const ways = waysOf(unit);
  const sections = unit.sections.filter(({ state, canRead, canWrite }) => state !== "absent" && (canRead || canWrite));
  return (
    <article className="card item-card" data-unit={unit.path}>
      <div className="card-head">
        <h3 className="grow">{unitName(view, unit, words)}</h3>
        <span className={`tag${unit.ended ? "" : " tag-info"}`}>{stateWords(unit, words)}</span>
        {unit.wanted === false && <span className="tag tag-line">{t("items.notWanted")}</span>}
      </div>
      <div className="card-body stack-16">
        {unit.holders.length > 0 && (
          <p className="small quiet">
            <Icon name="person" size={16} />{" "}
            {unit.holders.map((holder) => view.people[holder]?.name ?? holder).join(", ")}
          </p>
        )}
        <UnitTerms view={view} unit={unit} />
        {sections.map((section) => (
          <div key={section.name} className="stack-8">
            <div className="row-between">
              <h4>{words(section.address)}</h4>
              {section.canWrite && <FillLink view={view} unit={unit} section={section} />}
            </div>
            {section.canRead && section.state !== "empty" && <UnitSection view={view} unit={unit} section={section} />}
          </div>
        ))}
        {hasOpen(ways) && <Ways view={view} ways={ways} quiet />}
        {hasClosed(ways) && <NotYet view={view} ways={ways} />}
        {children.length > 0 && (
          <div className="item-children">
            {children.map((child) => (
              <ItemCard key={child.item} view={view} unit={child} />
            ))}
          </div>
        )}
      </div>
    </article>
  );
}
