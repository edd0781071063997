/** A set of answers that must all be there: a card per person, and who of them said yes to what. The layout «consent». */

import { useTranslation } from "react-i18next";
import { isDone, setPart } from "../../instance/sets.ts";
import { Empty, Notice } from "../../parts/feedback.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import type { ItemLayoutProps } from "../layout-props.ts";
import { ConsentCard } from "./consent-card.tsx";
import { Matrix } from "./matrix.tsx";
import { useSetPeople } from "./set-people.ts";

export function ConsentCards({ view, item, units, show }: ItemLayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const part = setPart(view, item) ?? {};
  const address = units[0]?.address ?? `${view.kind}.items.${item}`;
  const needed = units.filter(({ wanted }) => wanted);
  const there = needed.filter((unit) => isDone(unit, part)).length;
  const enough = needed.length > 0 && there === needed.length;
  const people = useSetPeople(view, units, part);
  return (
    <section className="stack-16">
      <h2 className="sr-only">{words(address)}</h2>
      {needed.length > 0 && (
        <Notice tone={enough ? "ok" : "warn"}>
          <strong>{t(enough ? "consent.complete" : "consent.incomplete", { there, needed: needed.length })}</strong>{" "}
          {!enough && words.maybe(`${address}.consequence`)}
        </Notice>
      )}
      {people.length === 0 && (
        <Empty title={t("items.none")}>{words.maybe(`${address}.empty`) ?? t("items.noneHelp")}</Empty>
      )}
      <div className="consent-cards">
        {people.map((person) => (
          <ConsentCard
            key={person.key}
            view={view}
            person={person}
            part={part}
            chosen={person.unit !== undefined && person.unit.path === show}
          />
        ))}
      </div>
      {part.matrix !== undefined && needed.length > 0 && (
        <Matrix
          view={view}
          units={needed}
          part={part}
          title={words.maybe(`${address}.matrix`) ?? words(address)}
          help={words.maybe(`${address}.help`)}
          chosen={show}
        />
      )}
    </section>
  );
}
