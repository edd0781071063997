/** One's own invitation: which meeting, when, where, with which points; answered in one press, with a remark if wanted. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { stateWords } from "../../instance/unit-name.ts";
import { WayDialog } from "../../instance/way-dialog.tsx";
import { addressOf, buttonWords, isOpen, type Way, waysOf } from "../../instance/ways.ts";
import { longDay } from "../../parts/dates.ts";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";
import { type Agenda, numberOf } from "./agenda.ts";
import { whereText } from "./meeting-bar.tsx";
import { answered, participantsOf } from "./participants.tsx";
import type { MeetingParts } from "./parts.ts";
import type { Plan } from "./plan.ts";
import { QuickAnswers } from "./quick-answers.tsx";

interface InvitedProps {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly plan: Plan;
  readonly agenda: Agenda;
}
export function Invited({ view, parts, plan, agenda }: InvitedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDefinitionTexts(view.definition);
  const { session } = useWindow();
  const [remark, setRemark] = useState<Way>();
  const own = participantsOf(view, parts).find(({ key }) => key === session.person);
  const ways = own ? waysOf(own, []).filter((way) => isOpen(way) && way.type === "event") : [];
  if (!own || ways.length === 0 || plan.date === "") return null;
  const isAnswered = answered(own, parts, parts.attendance);
  // Nobody asked yet: whoever wants to say it beforehand finds it among the participants.
  if (!isAnswered && !own.sections.some(({ canWrite }) => canWrite)) return null;
  const numbers = agenda.rows.flatMap((row) => numberOf(row) ?? []);
  return (
    <section className="card invited" aria-labelledby="invited">
      <div className="card-head">
        <h2 id="invited" className="grow">
          {t(isAnswered ? "meeting.youAnswered" : "meeting.doYouCome")}
        </h2>
        {isAnswered && <span className="tag tag-info">{stateWords(own, words)}</span>}
      </div>
      <div className="card-body stack-12">
        <p>
          <strong>{`${words(view.kind)}, ${view.group.name}`}</strong>
          <br />
          {[longDay(new Date(`${plan.date}T12:00:00Z`), language), whereText(plan)].filter(Boolean).join(", ")}
          <br />
          {numbers.length === 0
            ? t("meeting.noPointsYet")
            : `${t("meeting.points", { count: agenda.rows.length })}: ${numbers.join(", ")}`}
        </p>
        <div className="row">
          <QuickAnswers view={view} unit={own} primary={!isAnswered} />
          {ways.map((way) => (
            <button type="button" key={addressOf(way)} className="link-button small" onClick={() => setRemark(way)}>
              {t("meeting.withRemark", { answer: buttonWords(words, addressOf(way)) })}
            </button>
          ))}
        </div>
      </div>
      {remark && <WayDialog view={view} way={remark} onClose={() => setRemark(undefined)} />}
    </section>
  );
}
