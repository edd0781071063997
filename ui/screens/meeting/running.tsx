/** A meeting that runs: the bar stands above every tab, and what is discussed below it. */

import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useMeetingOnScreen } from "../../shell/session-watch.ts";
import { currentRow } from "./agenda.ts";
import { MainWays, type PhaseProps } from "./before.tsx";
import { During } from "./during.tsx";
import { useLeading } from "./leading.ts";
import { MeetingNotices } from "./notices.tsx";
import { NowBar } from "./now-bar.tsx";
import { OwnOpinion } from "./opinions.tsx";
import { Papers } from "./papers.tsx";
import { comingOf, Participants, participantsOf } from "./participants.tsx";
import { useFixedPoints } from "./plan.ts";

interface RunningProps extends PhaseProps {
  readonly tabs: ReactNode;
  /** Another tab that is open instead of what is discussed. */
  readonly other: ReactNode | undefined;
}
export function Running({ view, parts, plan, agenda, tabs, other }: RunningProps) {
  const { t } = useTranslation();
  const { rows } = agenda;
  const before = useFixedPoints(view, parts.before);
  const after = useFixedPoints(view, parts.after);
  const leading = useLeading(view, parts, rows);
  const [beside, setBeside] = useState(false);
  const [list, setList] = useState(false);
  useMeetingOnScreen(view.id, true);
  const present = { count: comingOf(view, parts).length, of: participantsOf(view, parts).length };
  const isOpen = other === undefined;
  const side = <Side view={view} parts={parts} between={currentRow(rows, parts) === undefined} />;
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
          isOpen && (
            <>
              <Button look="plain" className="only-phone" aria-expanded={list} onClick={() => setList(!list)}>
                {t("meeting.agenda")}
              </Button>
              <Button look="plain" icon="person" className="only-narrow" onClick={() => setBeside(true)}>
                {t("meeting.presentOf", present)}
              </Button>
            </>
          )
        }
      />
      {tabs}
      {other}
      {isOpen && (
        <During
          view={view}
          parts={parts}
          plan={plan}
          agenda={agenda}
          before={before}
          after={after}
          leading={leading}
          listOpen={list}
          closeList={() => setList(false)}
          side={side}
        />
      )}
      {isOpen && beside && (
        <Dialog title={t("meeting.present")} onClose={() => setBeside(false)}>
          {side}
        </Dialog>
      )}
    </>
  );
}

function Side({ view, parts, between }: Pick<PhaseProps, "view" | "parts"> & { readonly between: boolean }) {
  return (
    <>
      {/* What was refused stands in the middle while nothing is discussed. */}
      <MeetingNotices id={view.id} except={between ? view.main.refusals.map(({ address }) => address) : []} />
      <Participants view={view} parts={parts} phase="during" />
      <OwnOpinion view={view} parts={parts} plain />
      <MainWays view={view} parts={parts} plain />
      <Papers view={view} parts={parts} withList />
    </>
  );
}
