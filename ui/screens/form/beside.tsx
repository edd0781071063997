/** Another part of the case beside the form, to read while filling in. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../../engine/views/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { UnitSection } from "../case/unit-parts.tsx";

interface BesideProps {
  readonly view: InstanceView;
  readonly unit: UnitView;
  /** The section being filled in: it needs no copy of itself. */
  readonly section: SectionView;
}
export function Beside({ view, unit, section }: BesideProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const others = view.main.sections.filter(
    ({ name, canRead, state }) =>
      canRead && (state === "draft" || state === "submitted") && !(unit.item === null && name === section.name),
  );
  // Nothing is opened, and so read and recorded, before somebody asks for it.
  const [chosen, setChosen] = useState("");
  const open = others.find(({ name }) => name === chosen);
  if (others.length === 0) return null;
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
        {others.map(({ name, address }) => (
          <option key={name} value={name}>
            {words(address)}
          </option>
        ))}
      </select>
      {open && <UnitSection view={view} unit={view.main} section={open} />}
    </section>
  );
}
