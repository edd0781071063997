/** The bar of a meeting: its day, its state, when and where. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { ReadersButton } from "../../instance/tabs.tsx";
import { stateWords } from "../../instance/unit-name.ts";
import { dateText, longDay } from "../../parts/dates.ts";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";
import type { Phase } from "./parts.ts";
import type { Plan } from "./plan.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const ICONS: Readonly<Record<Phase, IconName>> = { before: "half", during: "clock", after: "page" };

/** `13:00 – 14:00, place`, as far as it is planned. */
export function whereText({ start, place, length, span }: Plan): string {
  const time = start === "" ? "" : span && length !== undefined ? `${start} – ${plannedEnd(start, length)}` : start;
  return [time, place].filter(Boolean).join(", ");
}
/** The end by the plan, on any day: only its time of day is shown. */
const plannedEnd = (start: string, length: number): string => {
  const [hour = 0, minute = 0] = start.split(":").map(Number);
  const end = hour * 60 + minute + length;
  return `${String(Math.floor(end / 60) % 24).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
};

export function MeetingBar({
  view,
  plan,
  phase,
}: {
  readonly view: InstanceView;
  readonly plan: Plan;
  readonly phase: Phase;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDefinitionTexts(view.definition);
  const where = whereText(plan);
  const day = plan.date === "" ? words(view.kind) : capital(longDay(new Date(`${plan.date}T12:00:00Z`), language));
  return (
    <Bar
      above={
        <>
          <Link to="/list/$layout" params={{ layout: "meeting" }}>
            {t("layouts.meeting")}
          </Link>{" "}
          › {view.group.name}
        </>
      }
      title={phase === "during" && plan.date !== "" ? `${words(view.kind)} ${dateText(plan.date)}` : day}
      tags={
        <span className={`tag${view.main.ended ? "" : phase === "before" ? " tag-warn" : " tag-info"}`}>
          <Icon name={view.main.ended ? "checkCircle" : ICONS[phase]} size={14} />
          {stateWords(view.main, words)}
        </span>
      }
    >
      {where && phase !== "during" && (
        <div className="bar-fact">
          <span>{t("meeting.where")}</span>
          <strong>{where}</strong>
        </div>
      )}
      <ReadersButton view={view} />
    </Bar>
  );
}
