/** A meeting: before it its agenda is made, during it all look at one point, after it the list is what counts. */

import { useTranslation } from "react-i18next";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { Documents, Reads, Timeline } from "../case/history.tsx";
import { ItemCards } from "../case/item-cards.tsx";
import { type Tab, Tabs } from "../case/tabs.tsx";
import type { LayoutProps } from "../layout-props.ts";
import { After } from "./after.tsx";
import { useAgenda } from "./agenda.ts";
import { Before, MainWays } from "./before.tsx";
import { During } from "./during.tsx";
import { MeetingBar } from "./meeting-bar.tsx";
import { Participants } from "./participants.tsx";
import { partsOf, phaseOf } from "./parts.ts";
import { usePlan } from "./plan.ts";

const PHASES = { before: Before, during: During, after: After } as const;

export function MeetingScreen({ view, tab, show }: LayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const parts = partsOf(view);
  const phase = phaseOf(view, parts);
  const agenda = useAgenda(view, parts);
  const plan = usePlan(view, parts);
  const rounds = [parts.attendance, parts.round].filter((name): name is string => name !== undefined);
  const named = rounds.find((name) => show?.startsWith(`${name}/`));
  const current = tab ?? named ?? "agenda";
  const tabs: readonly Tab[] = [
    ["agenda", t(`meeting.tabs.${phase}`)],
    ...rounds.map((name): Tab => [name, words(`${view.kind}.items.${name}`)]),
  ];
  const Phase = PHASES[phase];
  return (
    <>
      <MeetingBar view={view} plan={plan} phase={phase} />
      <Tabs id={view.id} tabs={tabs} current={current} />
      {current === "agenda" ? (
        <Phase view={view} parts={parts} plan={plan} agenda={agenda} />
      ) : (
        <div className="area">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus */}
          <main className="middle" tabIndex={0}>
            {rounds.includes(current) && (
              <ItemCards
                view={view}
                item={current}
                units={view.items.filter(({ name }) => name === current)}
                adds={view.main.adds.filter(({ item }) => item === current)}
                show={show}
              />
            )}
            {current === "timeline" && <Timeline view={view} />}
            {current === "documents" && <Documents view={view} />}
            {current === "reads" && <Reads view={view} />}
          </main>
          <aside className="panel" aria-label={t("case.side")}>
            <MainWays view={view} parts={parts} />
            <Participants view={view} parts={parts} phase={phase} />
          </aside>
        </div>
      )}
    </>
  );
}
