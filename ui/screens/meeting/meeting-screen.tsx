/** A meeting: before it its agenda is made, during it all look at one point, after it the list is what counts. */

import { Navigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { FieldHint } from "../../instance/fill/hint.ts";
import { Documents, Reads, Timeline } from "../../instance/history.tsx";
import { ItemCards } from "../../instance/item-cards.tsx";
import { type Tab, Tabs } from "../../instance/tabs.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import type { LayoutProps } from "../layout-props.ts";
import { After } from "./after.tsx";
import { useAgenda } from "./agenda.ts";
import { Before, MainWays } from "./before.tsx";
import { coincidingHint } from "./coinciding.tsx";
import { MeetingBar } from "./meeting-bar.tsx";
import { MeetingFoot } from "./meeting-foot.tsx";
import { Participants } from "./participants.tsx";
import { type MeetingParts, type Phase, partsOf, phaseOf } from "./parts.ts";
import { usePlan } from "./plan.ts";
import { Running } from "./running.tsx";

const roundsOf = ({ attendance, round }: MeetingParts): readonly string[] =>
  [attendance, round].filter((name): name is string => name !== undefined);

export function MeetingScreen({ view, tab, show }: LayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const parts = partsOf(view);
  const phase = phaseOf(view, parts);
  const agenda = useAgenda(view, parts);
  const plan = usePlan(view, parts);
  const rounds = roundsOf(parts);
  // Just made: straight to its plan.
  const toPlan =
    show === "first" ? view.main.sections.find(({ name, canWrite }) => canWrite && name === parts.plan) : undefined;
  const current = tab ?? "agenda";
  const titles: readonly Tab[] = [
    ["agenda", t(`meeting.tabs.${phase}`)],
    ...rounds.map((name): Tab => {
      const address = `${view.kind}.items.${name}`;
      return [name, words.maybe(`${address}.many`) ?? words(address)];
    }),
  ];
  const tabs = <Tabs id={view.id} tabs={titles} current={current} />;
  const other =
    current === "agenda" ? undefined : <OtherTab view={view} parts={parts} phase={phase} tab={current} show={show} />;
  const Phase = phase === "after" ? After : Before;
  if (toPlan)
    return <Navigate to="/instances/$id/fill/$section" params={{ id: view.id, section: toPlan.name }} replace />;
  return (
    <FieldHint.Provider value={coincidingHint(view, parts, plan.length ?? 60)}>
      <MeetingBar view={view} plan={plan} phase={phase} />
      {phase === "during" ? (
        <Running view={view} parts={parts} plan={plan} agenda={agenda} tabs={tabs} other={other} />
      ) : (
        <>
          {tabs}
          {other ?? <Phase view={view} parts={parts} plan={plan} agenda={agenda} />}
          <MeetingFoot view={view} parts={parts} phase={phase} />
        </>
      )}
    </FieldHint.Provider>
  );
}

/** A round as cards, or what every instance has: its timeline, its papers, who looked. */
function OtherTab({
  view,
  parts,
  phase,
  tab,
  show,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly phase: Phase;
  readonly tab: string;
  readonly show: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className="area">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus */}
      <main className="middle" tabIndex={0}>
        {roundsOf(parts).includes(tab) && (
          <ItemCards
            view={view}
            item={tab}
            units={view.items.filter(({ name }) => name === tab)}
            adds={view.main.adds.filter(({ item }) => item === tab)}
            show={show}
          />
        )}
        {tab === "timeline" && <Timeline view={view} />}
        {tab === "documents" && <Documents view={view} />}
        {tab === "reads" && <Reads view={view} />}
      </main>
      <aside className="panel" aria-label={t("case.side")}>
        <MainWays view={view} parts={parts} plain={phase === "during"} />
        <Participants view={view} parts={parts} phase={phase} />
      </aside>
    </div>
  );
}
