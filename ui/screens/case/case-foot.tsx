/** On a phone: one sticky primary button, and a sheet with the rest of what can be done and why not. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { isDone, setPart } from "../../instance/sets.ts";
import { WayDialog } from "../../instance/way-dialog.tsx";
import { addressOf, buttonWords, firstWay, type Way, waysOf } from "../../instance/ways.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { endOfStep, toFillOf } from "./next.ts";
import { FillButton, SideParts } from "./side.tsx";

interface FootProps {
  readonly view: InstanceView;
  /** What is chosen in the middle: its first way is the button. */
  readonly chosen?: UnitView | undefined;
}
export function CaseFoot({ view, chosen: unit }: FootProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const [sheet, setSheet] = useState(false);
  const [chosen, setChosen] = useState<Way>();
  const settled = unit !== undefined && isDone(unit, setPart(view, unit.name) ?? {});
  const own = (unit && !settled ? firstWay(waysOf(unit)) : undefined) ?? endOfStep(view);
  const [first] = own ? [] : toFillOf(view);
  const way = own ?? firstWay(waysOf(view.main));
  return (
    <div className="case-foot">
      {first ? (
        <FillButton view={view} toFill={first} primary />
      ) : way ? (
        <Button look="primary" wide onClick={() => setChosen(way)}>
          {buttonWords(words, addressOf(way))}
        </Button>
      ) : null}
      <Button wide={!first && !way} onClick={() => setSheet(true)}>
        {t("case.more")}
      </Button>
      {sheet && (
        <Dialog title={t("case.more")} onClose={() => setSheet(false)}>
          <div className="sheet">
            <SideParts view={view} chosen={unit} />
          </div>
        </Dialog>
      )}
      {chosen && <WayDialog view={view} way={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
