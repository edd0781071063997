/** What those who were there say is not right in the list, and what was done with it. */

import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { Ways } from "../../instance/actions.tsx";
import { stateWords, unitName } from "../../instance/unit-name.ts";
import { UnitSection } from "../../instance/unit-parts.tsx";
import { hasOpen, waysOf } from "../../instance/ways.ts";
import { PanelPart } from "../../parts/panel-part.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import type { MeetingParts } from "./parts.ts";

const saidIn = ({ sections }: UnitView) => sections.filter(({ canRead, state }) => canRead && state === "submitted");

export function Corrections({ view, parts }: { readonly view: InstanceView; readonly parts: MeetingParts }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const units = view.items.filter(({ name }) => name === parts.corrections);
  const own = units.find(({ key }) => key === session.person);
  const said = units.filter((unit) => saidIn(unit).length > 0);
  const mayPropose = own !== undefined && hasOpen(waysOf(own));
  const [any] = units;
  if (!any || (!mayPropose && said.length === 0)) return null;
  return (
    <PanelPart title={words.maybe(`${any.address}.many`) ?? words(any.address)}>
      <div className="stack-16">
        {said.length === 0 && <p className="quiet small">{t("meeting.noCorrections")}</p>}
        {said.map((unit) => (
          <Correction key={unit.path} view={view} unit={unit} isOwn={unit === own} />
        ))}
        {own && mayPropose && <Ways view={view} ways={waysOf(own)} plain />}
      </div>
    </PanelPart>
  );
}

function Correction({
  view,
  unit,
  isOwn,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly isOwn: boolean;
}) {
  const words = useDefinitionTexts(view.definition);
  return (
    <div className="stack-8 small">
      <div className="row-between">
        <strong>{unitName(view, unit, words)}</strong>
        <span className="tag">{stateWords(unit, words)}</span>
      </div>
      {saidIn(unit).map((section) => (
        <UnitSection key={section.name} view={view} unit={unit} section={section} />
      ))}
      {!isOwn && <Ways view={view} ways={waysOf(unit)} plain />}
    </div>
  );
}
