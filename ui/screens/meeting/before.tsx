/** A meeting that is prepared: its agenda, the cases that may be put on it, who comes, and sending the invitations. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { NotYet, Ways } from "../../instance/actions.tsx";
import { Connected } from "../../instance/connected.tsx";
import { FillLink } from "../../instance/unit-parts.tsx";
import { hasClosed, hasOpen, type Way, waysOf } from "../../instance/ways.ts";
import { Empty, Failure, Skeleton } from "../../parts/feedback.tsx";
import { PanelPart } from "../../parts/panel-part.tsx";
import type { Agenda } from "./agenda.ts";
import { AgendaTable } from "./agenda-table.tsx";
import { Coinciding } from "./coinciding.tsx";
import { Invitation } from "./invitation.tsx";
import { Invited } from "./invited.tsx";
import { NotYetCases, ReadyCases, useLinkable } from "./linkable.tsx";
import { MeetingNotices } from "./notices.tsx";
import { Papers } from "./papers.tsx";
import { Participants } from "./participants.tsx";
import type { MeetingParts } from "./parts.ts";
import type { Plan } from "./plan.ts";

export interface PhaseProps {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly plan: Plan;
  readonly agenda: Agenda;
}
export function Before({ view, parts, plan, agenda }: PhaseProps) {
  const { t } = useTranslation();
  const linkable = useLinkable(view, parts);
  const section = view.main.sections.find(({ name }) => name === parts.plan);
  const mayAdd = linkable.ready.length + linkable.notYet.length > 0;
  return (
    <div className="area">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus */}
      <main className="middle stack-16" tabIndex={0}>
        <Invited view={view} parts={parts} plan={plan} agenda={agenda} />
        <Coinciding view={view} when={{ day: plan.date, start: plan.start }} minutes={plan.length ?? 60} />
        {section?.canWrite && plan.date === "" && (
          <Empty
            title={t("meeting.planFirst")}
            action={<FillLink view={view} unit={view.main} section={section} primary />}
          >
            {t("meeting.planFirstHelp")}
          </Empty>
        )}
        {agenda.pending && <Skeleton />}
        {agenda.error && <Failure error={agenda.error} retry={() => void agenda.refetch()} />}
        {!agenda.pending && agenda.rows.length === 0 && !mayAdd && (
          <Empty
            title={t("meeting.empty")}
            action={
              <Link className="button" to="/list/$layout" params={{ layout: "case" }}>
                {t("layouts.case")}
              </Link>
            }
          >
            {t("meeting.emptyHelp")}
          </Empty>
        )}
        {(agenda.rows.length > 0 || mayAdd) && <AgendaTable view={view} parts={parts} plan={plan} agenda={agenda} />}
        {mayAdd && <ReadyCases view={view} parts={parts} rows={linkable.ready} more={linkable.more} />}
      </main>
      <aside className="panel" aria-label={t("case.side")}>
        <MeetingNotices id={view.id} />
        <MainWays view={view} parts={parts} />
        <Connected view={view} />
        <NotYetCases parts={parts} rows={linkable.notYet} />
        <Participants view={view} parts={parts} phase="before" />
        <Papers view={view} parts={parts} />
        <Invitation view={view} parts={parts} plan={plan} />
      </aside>
    </div>
  );
}

/** Ways of the meeting itself besides what its bar offers; who takes part has a tab of its own, where somebody can be added. */
export function mainWaysOf(view: InstanceView, parts: MeetingParts): readonly Way[] {
  const inBar = [parts.open, parts.finish, parts.back, parts.putBack, parts.wrapUp, parts.resume, parts.pause];
  const rounds = [parts.attendance, parts.round];
  return waysOf(view.main).filter((way) =>
    way.type === "event" ? !inBar.includes(way.action.event) : way.type !== "add" || !rounds.includes(way.add.item),
  );
}

/** What can be done with the meeting itself besides what its bar offers, and why the rest not yet. */
export function MainWays({
  view,
  parts,
  plain = false,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  /** Something else on the screen is the primary button. */
  readonly plain?: boolean;
}) {
  const { t } = useTranslation();
  const ways = mainWaysOf(view, parts);
  if (ways.length === 0) return null;
  return (
    <PanelPart title={t("case.canDo")}>
      <div className="stack-16">
        {hasOpen(ways) && <Ways view={view} ways={ways} plain={plain} />}
        {hasClosed(ways) && <NotYet view={view} ways={ways} />}
      </div>
    </PanelPart>
  );
}
