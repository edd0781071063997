/** Under the entries of a case on the list: what was decided about it, and correcting that while it is still open. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/index.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type AgendaRow, numberOf, placeOf } from "./agenda.ts";
import { Decision, decisionOf, useDecision } from "./decision.tsx";
import type { MeetingParts } from "./parts.ts";

export function CaseDecision({ row, parts }: { readonly row: AgendaRow; readonly parts: MeetingParts }) {
  const unit = placeOf(row);
  if (!row.view || !unit || !decisionOf(unit, parts)) return null;
  return <OfCase view={row.view} unit={unit} parts={parts} number={numberOf(row) ?? ""} />;
}

function OfCase({
  view,
  unit,
  parts,
  number,
}: {
  readonly view: InstanceView;
  readonly unit: UnitView;
  readonly parts: MeetingParts;
  readonly number: string;
}) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const text = useDecision({ view, unit, parts });
  const canWrite = decisionOf(unit, parts)?.canWrite === true;
  return (
    <div className="card-body stack-8">
      <div className="row">
        <Icon name={text ? "checkCircle" : "clock"} size={18} />
        <span className="grow">
          {t("meeting.decision")}: <strong>{text || t("meeting.noDecision")}</strong>
        </span>
        {canWrite && (
          <Button
            look="plain"
            aria-expanded={changing}
            aria-label={t("meeting.decide", { number })}
            onClick={() => setChanging(!changing)}
          >
            {t(changing ? "meeting.doneChanging" : "meeting.change")}
          </Button>
        )}
      </div>
      {changing && canWrite && <Decision view={view} unit={unit} parts={parts} />}
    </div>
  );
}
