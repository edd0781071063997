/** Another part of the case beside the form, to read while filling in: of an item first what belongs to it. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import { unitName } from "../../instance/unit-name.ts";
import { UnitSection } from "../../instance/unit-parts.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../../texts/i18n.ts";

interface BesideProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  /** The section being filled in: it needs no copy of itself. */
  readonly section: SectionView;
}
interface Shown {
  readonly unit: UnitView;
  readonly section: SectionView;
}
/** Something to choose: one section, or those of all items of one name. */
interface Part {
  readonly key: string;
  readonly words: string;
  readonly shown: readonly Shown[];
}

const isRead = ({ canRead, state }: SectionView): boolean => canRead && (state === "draft" || state === "submitted");
const sectionsOf = (unit: UnitView): readonly Shown[] =>
  unit.sections.filter(isRead).map((section) => ({ unit, section }));

/** What belongs to the item that is filled in: its children, each kind together, and its own other sections. */
function ownParts({ view, unit, section }: BesideProps, words: DefinitionTexts): readonly Part[] {
  if (unit.item === null) return [];
  const children = view.items.filter(({ parent }) => parent === unit.item);
  // What has numbers of its own was agreed on: that is read first.
  const numbered = [...children].sort((a, b) => Number(b.number !== undefined) - Number(a.number !== undefined));
  const kinds = [...new Set(numbered.map(({ address }) => address))].map(
    (address): Part => ({
      key: address,
      words: words.maybe(`${address}.many`) ?? words(address),
      shown: children.filter((child) => child.address === address).flatMap(sectionsOf),
    }),
  );
  const own = sectionsOf(unit)
    .filter((one) => one.section.name !== section.name)
    .map((one): Part => ({ key: one.section.address, words: words(one.section.address), shown: [one] }));
  return [...kinds, ...own].filter(({ shown }) => shown.length > 0);
}
const mainParts = ({ view, unit, section }: BesideProps, words: DefinitionTexts): readonly Part[] =>
  sectionsOf(view.main)
    .filter((one) => unit.item !== null || one.section.name !== section.name)
    .map((one) => ({ key: one.section.address, words: words(one.section.address), shown: [one] }));

export function Beside(props: BesideProps) {
  const { view } = props;
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const own = ownParts(props, words);
  const parts = [...own, ...mainParts(props, words)];
  // Of an item one sees at once what it is about. Nothing else is opened, and so read and recorded, before somebody asks for it.
  const [chosen, setChosen] = useState(own[0]?.key ?? "");
  const open = parts.find(({ key }) => key === chosen);
  if (parts.length === 0) return null;
  return (
    <section className="panel-part panel-beside">
      <h2>
        <Icon name="split" />
        {t("form.beside")}
      </h2>
      <select
        className="control small"
        aria-label={t("form.beside")}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        <option value="">{t("form.besideChoose")}</option>
        {parts.map(({ key, words: called }) => (
          <option key={key} value={key}>
            {called}
          </option>
        ))}
      </select>
      {open?.shown.map(({ unit, section }, index) => (
        <div key={`${unit.path} ${section.name}`} className="beside-part">
          {open.shown.length > 1 && open.shown[index - 1]?.unit !== unit && <h3>{unitName(view, unit, words)}</h3>}
          <UnitSection view={view} unit={unit} section={section} />
        </div>
      ))}
    </section>
  );
}
