/** A section of what is on the table: filled in there by whoever writes it, read by the others. */

import { useTranslation } from "react-i18next";
import type { InstanceView, SectionView, UnitView } from "../../../engine/index.ts";
import { rolesWords } from "../../instance/roles-words.ts";
import { UnitSection } from "../../instance/unit-parts.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { InlineSection } from "../form/inline-section.tsx";
import { Block } from "./block.tsx";

export function TableSection({
  view,
  unit,
  section,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly section: SectionView;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  return (
    <Block title={words(section.address)}>
      <div className="card-body">
        {section.canWrite ? (
          <InlineSection view={view} unit={unit} section={section} />
        ) : section.canRead && section.state !== "empty" ? (
          <UnitSection view={view} unit={unit} section={section} />
        ) : (
          <p className="quiet">
            {section.opens
              ? t("section.opensAt", { state: words(section.opens.state), who: rolesWords(section.opens.by, words) })
              : t(section.canRead ? "section.nothing" : "section.notForYou")}
          </p>
        )}
      </div>
    </Block>
  );
}
