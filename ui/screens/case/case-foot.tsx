/** On a phone: one sticky primary button, and a sheet with the rest of what can be done and why not. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/views/types.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { buttonWords, firstWay, type Way, WayDialog, waysOf } from "./actions.tsx";
import { toFillOf } from "./next.ts";
import { FillButton, SideParts } from "./side.tsx";

export function CaseFoot({
  view,
  ways = waysOf(view.main),
}: {
  readonly view: InstanceView;
  readonly ways?: readonly Way[];
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const [sheet, setSheet] = useState(false);
  const [chosen, setChosen] = useState<Way>();
  const [first] = toFillOf(view);
  const way = firstWay(ways);
  return (
    <div className="case-foot">
      {first ? (
        <FillButton view={view} toFill={first} primary />
      ) : way ? (
        <Button look="primary" wide onClick={() => setChosen(way)}>
          {buttonWords(words, way.type === "event" ? way.action.address : way.add.address)}
        </Button>
      ) : null}
      <Button wide={!first && !way} onClick={() => setSheet(true)}>
        {t("case.more")}
      </Button>
      {sheet && (
        <Dialog title={t("case.more")} onClose={() => setSheet(false)}>
          <div className="sheet">
            <SideParts view={view} />
          </div>
        </Dialog>
      )}
      {chosen && <WayDialog view={view} way={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
