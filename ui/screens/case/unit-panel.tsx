/** One item that is chosen in the middle: what can be done with it, and what follows. */

import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { NotYet, Ways } from "../../instance/actions.tsx";
import { isDone, setPart } from "../../instance/sets.ts";
import { unitName } from "../../instance/unit-name.ts";
import { UnitTerms } from "../../instance/unit-parts.tsx";
import { hasClosed, hasOpen, waysOf } from "../../instance/ways.ts";
import { PanelPart } from "../../parts/panel-part.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";

export function UnitPanel({ view, unit }: { readonly view: InstanceView; readonly unit: UnitView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const ways = waysOf(unit);
  return (
    <PanelPart title={`${words(unit.address)}: ${unitName(view, unit, words)}`}>
      <div className="stack-16">
        <UnitTerms view={view} unit={unit} />
        {hasOpen(ways) ? (
          <Ways view={view} ways={ways} plain={isDone(unit, setPart(view, unit.name) ?? {})} />
        ) : (
          <p className="quiet small">{t("case.nothingToDo")}</p>
        )}
        {hasClosed(ways) && <NotYet view={view} ways={ways} />}
      </div>
    </PanelPart>
  );
}
