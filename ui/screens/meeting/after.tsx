/** A meeting that ends or is over: the list of what was agreed, who took what over, who was told, how the cooperation went, what is left to do. */

import { useTranslation } from "react-i18next";
import type { InstanceView } from "../../../engine/index.ts";
import { Connected } from "../../instance/connected.tsx";
import { ProcessLine } from "../../instance/line.tsx";
import { UnitSection } from "../../instance/unit-parts.tsx";
import { dateText, momentText } from "../../parts/dates.ts";
import { Failure, Skeleton } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { PanelPart } from "../../parts/panel-part.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { ActionList } from "./action-list.tsx";
import { wasOnTable } from "./agenda.ts";
import { MainWays, type PhaseProps } from "./before.tsx";
import { Block } from "./block.tsx";
import { Corrections } from "./corrections.tsx";
import { MeetingNotices } from "./notices.tsx";
import { answersOf, OwnOpinion } from "./opinions.tsx";
import { Papers } from "./papers.tsx";
import type { MeetingParts } from "./parts.ts";
import { entriesOf, seesAll } from "./row-entries.ts";
import { ToldFamilies } from "./told-families.tsx";
import { WhoHasWhat } from "./who-has-what.tsx";

export function After({ view, parts, plan, agenda }: PhaseProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const rows = agenda.rows.filter((row) => wasOnTable(row, parts));
  return (
    <>
      <ProcessLine steps={view.line} words={words} />
      <div className="area">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus */}
        <main className="middle stack-16" tabIndex={0}>
          {agenda.pending && <Skeleton />}
          {agenda.error && <Failure error={agenda.error} retry={() => void agenda.refetch()} />}
          {!agenda.pending && (
            <ActionList rows={rows} parts={parts} definition={view.definition} meeting={meetingWords(view, plan)} />
          )}
          <Cooperation view={view} parts={parts} />
        </main>
        <aside className="panel" aria-label={t("case.side")}>
          <MeetingNotices id={view.id} />
          <OwnOpinion view={view} parts={parts} />
          <Corrections view={view} parts={parts} />
          <ToDo
            view={view}
            parts={parts}
            all={seesAll(rows)}
            entries={rows.reduce((sum, row) => sum + entriesOf(row, parts).length, 0)}
          />
          <Connected view={view} />
          <Papers view={view} parts={parts} withList />
          <WhoHasWhat rows={rows} parts={parts} people={view.people} />
          <ToldFamilies rows={rows} parts={parts} />
        </aside>
      </div>
    </>
  );
}

/** The meeting in a few words, for a file in which it stands alone. */
const meetingWords = ({ group }: InstanceView, { date }: PhaseProps["plan"]): string =>
  [group.name, date === "" ? "" : dateText(date)].filter(Boolean).join(" ");

/** What is left before it closes, and the buttons for it. */
function ToDo({
  view,
  parts,
  all,
  entries,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  /** This reader may see all cases. */
  readonly all: boolean;
  readonly entries: number;
}) {
  const { t } = useTranslation();
  const { asked, given } = answersOf(view, parts);
  // What may still be done once it is over, such as making the next one.
  if (view.main.ended) return <MainWays view={view} parts={parts} plain />;
  return (
    <>
      <PanelPart title={t("meeting.beforeItCloses")}>
        <ul className="why-list">
          <li>
            <span className="text-ok">
              <Icon name="checkCircle" size={18} />
            </span>
            {t(all ? "meeting.entriesComplete" : "meeting.entriesSeen", { count: entries })}
          </li>
          {asked.length > 0 && (
            <li>
              <span className={given === asked.length ? "text-ok" : "text-warn"}>
                <Icon name={given === asked.length ? "checkCircle" : "clock"} size={18} />
              </span>
              {t("meeting.answered", { count: given, of: asked.length })}
            </li>
          )}
          {(parts.closes ?? []).map((state) => (
            <Needed key={state} view={view} state={state} />
          ))}
        </ul>
      </PanelPart>
      <MainWays view={view} parts={parts} />
    </>
  );
}

/** One thing that has to be done before it closes: whether it is, when, and by whom. */
function Needed({ view, state }: { readonly view: InstanceView; readonly state: string }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const done = view.main.states.find(({ key }) => key === state);
  const what = words(`${view.main.address}.states.${state}`);
  const who = view.people[done?.by ?? ""]?.name;
  return (
    <li>
      <span className={done ? "text-ok" : "text-warn"}>
        <Icon name={done ? "checkCircle" : "clock"} size={18} />
      </span>
      <span>
        {done ? what : t("meeting.stillNeeded", { what: what.toLowerCase() })}
        {done && (
          <span className="quiet small">{` · ${[momentText(done.since), who].filter(Boolean).join(" · ")}`}</span>
        )}
      </span>
    </li>
  );
}

/** How the cooperation goes: what was recorded, and how many said what they think. */
function Cooperation({ view, parts }: { readonly view: InstanceView; readonly parts: MeetingParts }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const section = view.main.sections.find(({ name }) => name === parts.closing);
  const { asked, given } = answersOf(view, parts);
  if (!section?.canRead) return null;
  return (
    <Block
      title={words(section.address)}
      beside={asked.length > 0 ? t("meeting.answered", { count: given, of: asked.length }) : undefined}
    >
      <div className="card-body">
        {section.state === "empty" ? (
          <p className="quiet">{t("meeting.notChecked")}</p>
        ) : (
          <UnitSection view={view} unit={view.main} section={section} />
        )}
      </div>
    </Block>
  );
}
