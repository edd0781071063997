/** A meeting that runs: everybody sees the same point; who leads has the one button. */

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionView, InstanceView } from "../../../engine/views/types.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { useMeetingOnScreen } from "../../shell/session-watch.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { PanelPart } from "../case/actions.tsx";
import { ReportLinks } from "../case/report-links.tsx";
import { type AgendaRow, currentRow, nextRow, numberOf } from "./agenda.ts";
import { AgendaList } from "./agenda-list.tsx";
import { MainWays, type PhaseProps } from "./before.tsx";
import { ItemOnTable } from "./item-on-table.tsx";
import { useLeading } from "./leading.ts";
import { MeetingNotices } from "./notices.tsx";
import { NowBar } from "./now-bar.tsx";
import { comingOf, Participants, participantsOf } from "./participants.tsx";
import { useFixedPoints } from "./plan.ts";

/** The point one looks at: the one on the table, unless one chose another; a new point on the table is followed. */
function useChosen(rows: readonly AgendaRow[], now: AgendaRow | undefined, next: AgendaRow | undefined) {
  const [chosen, setChosen] = useState<string>();
  const reference = now?.reference;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another point on the table is the reason
  useEffect(() => setChosen(undefined), [reference]);
  return { row: rows.find((row) => row.reference === chosen) ?? now ?? next ?? rows.at(-1), setChosen };
}

export function During({ view, parts, plan, agenda }: PhaseProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { rows } = agenda;
  const before = useFixedPoints(view, parts.before);
  const after = useFixedPoints(view, parts.after);
  const leading = useLeading(view, parts, rows);
  const now = currentRow(rows, parts);
  const next = nextRow(rows, parts);
  const { row, setChosen } = useChosen(rows, now, next);
  const [beside, setBeside] = useState(false);
  const [list, setList] = useState(false);
  useMeetingOnScreen(view.id, true);
  const side = (
    <>
      <MeetingNotices id={view.id} />
      <Participants view={view} parts={parts} phase="during" />
      <MainWays view={view} parts={parts} plain />
      {parts.report && (
        <PanelPart title={t("meeting.papers")}>
          <ReportLinks view={view} reports={[parts.report]} />
        </PanelPart>
      )}
    </>
  );
  return (
    <>
      <NowBar
        view={view}
        parts={parts}
        plan={plan}
        rows={rows}
        before={before}
        after={after}
        leading={leading}
        beside={
          <>
            <Button look="plain" className="only-phone" aria-expanded={list} onClick={() => setList(!list)}>
              {t("meeting.agenda")}
            </Button>
            <Button look="plain" icon="person" className="only-narrow" onClick={() => setBeside(true)}>
              {t("meeting.presentOf", {
                count: comingOf(view, parts).length,
                of: participantsOf(view, parts).length,
              })}
            </Button>
          </>
        }
      />
      <div className={`area during${list ? "" : " during-closed"}`}>
        <AgendaList
          parts={parts}
          plan={plan}
          rows={rows}
          before={before}
          after={after}
          chosen={row}
          onChoose={({ reference }) => {
            setChosen(reference);
            setList(false);
          }}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus */}
        <main className="middle stack-16" tabIndex={0}>
          {agenda.pending && <Skeleton />}
          {agenda.error && <Failure error={agenda.error} retry={() => void agenda.refetch()} />}
          {rows.length > 0 && !now && !next && <AllDiscussed view={view} wrapUp={leading.wrapUp} />}
          {row && now && row !== now && (
            <Notice>
              {t("meeting.lookingElsewhere", { number: numberOf(row) ?? "" })}{" "}
              <button type="button" className="link-button" onClick={() => setChosen(undefined)}>
                {t("meeting.backToNow", { number: numberOf(now) ?? "" })}
              </button>
            </Notice>
          )}
          {row && (
            <ItemOnTable
              key={row.reference}
              row={row}
              parts={parts}
              people={view.people}
              isNow={row === now}
              follows={row === now && leading.finish ? words.maybe(`${leading.finish.address}.consequence`) : undefined}
              take={row !== now && row !== next && leading.canOpen(row) ? () => leading.take(row) : undefined}
            />
          )}
        </main>
        <aside className="panel" aria-label={t("case.side")}>
          {side}
        </aside>
      </div>
      {beside && (
        <Dialog title={t("meeting.present")} onClose={() => setBeside(false)}>
          {side}
        </Dialog>
      )}
    </>
  );
}

/** After the last point: what ending the meeting means. */
function AllDiscussed({ view, wrapUp }: { readonly view: InstanceView; readonly wrapUp: ActionView | undefined }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const consequence = wrapUp && words.maybe(`${wrapUp.address}.consequence`);
  return (
    <Notice tone="ok">
      <strong>{t("meeting.allDiscussed")}</strong> {consequence}
    </Notice>
  );
}
