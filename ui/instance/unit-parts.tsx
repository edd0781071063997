/** Pieces that every card of a unit shows: its terms, a section to read, the way to fill one. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../engine/index.ts";
import { Icon } from "../parts/icon.tsx";
import { TermLines } from "../parts/term.tsx";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { SectionRead } from "./section-read.tsx";

interface OfUnit {
  readonly view: InstanceView;
  readonly unit: UnitView;
}

export function UnitTerms({ view, unit }: OfUnit) {
  const words = useDefinitionTexts(view.definition);
  return unit.deadlines.map((term) => (
    <div key={term.name} className="term-row small">
      <span>{words(term.address)}</span>
      <TermLines term={term} />
    </div>
  ));
}

interface OfSection extends OfUnit {
  readonly section: SectionView;
}

/** The contents of a section of a unit, in words. */
export function UnitSection({ view, unit, section }: OfSection) {
  return (
    <SectionRead
      instance={view.id}
      definition={view.definition}
      unit={unit.path}
      section={section.name}
      form={section.form}
      people={view.people}
    />
  );
}

/** The way to the form of a section: «Invullen» or «Aanvullen» as it stands; of an item, what the task is called. */
export function FillLink({
  view,
  unit,
  section,
  primary = false,
}: OfSection & {
  /** It is what one comes for. */
  readonly primary?: boolean;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  return (
    <Link
      className={`button${primary ? " button-primary" : ""}`}
      to="/instances/$id/fill/$section"
      params={{ id: view.id, section: section.name }}
      search={unit.path === "" ? {} : { unit: unit.path }}
    >
      <Icon name="pen" />
      {unit.item === null
        ? t(section.state === "empty" ? "section.fill" : "section.edit")
        : (words.maybe(`${section.address}.task`) ?? words(section.address))}
    </Link>
  );
}
