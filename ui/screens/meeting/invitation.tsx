/** When and where, with the way to change it, and the invitation as a file for one's calendar. */

import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { serverNow } from "../../api/clock.ts";
import { FillLink } from "../../instance/unit-parts.tsx";
import { Button } from "../../parts/button.tsx";
import { longDay } from "../../parts/dates.ts";
import { PanelPart } from "../../parts/panel-part.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";
import { calendarFile } from "./calendar-file.ts";
import { whereText } from "./meeting-bar.tsx";
import type { MeetingParts } from "./parts.ts";
import type { Plan } from "./plan.ts";

export function Invitation({
  view,
  parts,
  plan,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly plan: Plan;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDefinitionTexts(view.definition);
  const section = view.main.sections.find(({ name }) => name === parts.plan);
  const { span } = plan;
  if (!section || (!section.canRead && !section.canWrite)) return null;
  const save = (): void => {
    if (!span) return;
    const text = calendarFile({
      id: view.id,
      title: `${words(view.kind)}, ${view.group.name}`,
      place: plan.place,
      from: span.from,
      until: span.until,
      madeAt: serverNow(),
      sequence: view.revision,
      address: `${window.location.origin}/instances/${view.id}`,
    });
    saveFile(new Blob([text], { type: "text/calendar" }), `${words(view.kind)}-${plan.date}.ics`);
  };
  return (
    <PanelPart title={words(section.address)}>
      <p className="small">
        {plan.date === "" ? t("meeting.notPlanned") : longDay(new Date(`${plan.date}T12:00:00Z`), language)}
        <br />
        {whereText(plan)}
      </p>
      <div className="row">
        {section.canWrite && plan.date !== "" && <FillLink view={view} unit={view.main} section={section} />}
        {span && (
          <Button look="plain" icon="calendar" onClick={save}>
            {t("meeting.calendarFile")}
          </Button>
        )}
      </div>
    </PanelPart>
  );
}
