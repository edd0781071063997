/** What is discussed: everybody sees the same point, unless they look at another for a while. */

import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { type DefinitionTexts, useDefinitionTexts } from "../../texts/i18n.ts";
import { type AgendaRow, currentRow, leftAs, nextRow, numberOf } from "./agenda.ts";
import { AgendaList } from "./agenda-list.tsx";
import type { PhaseProps } from "./before.tsx";
import { ItemOnTable } from "./item-on-table.tsx";
import type { Leading } from "./leading.ts";
import { JustLeft, LeftPoint, useLeftSaid } from "./left-points.tsx";
import { comingOf } from "./participants.tsx";
import type { FixedPoint } from "./plan.ts";
import { RefusedThere } from "./refused-there.tsx";

/** The point one looks at: the one on the table, unless one chose another; a new point on the table is followed. */
function useChosen(rows: readonly AgendaRow[], now: AgendaRow | undefined, next: AgendaRow | undefined) {
  const [chosen, setChosen] = useState<string>();
  const reference = now?.reference;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another point on the table is the reason
  useEffect(() => setChosen(undefined), [reference]);
  return { row: rows.find((row) => row.reference === chosen) ?? now ?? next ?? rows.at(-1), setChosen };
}

/** After a step the keyboard stands at the point that it led to: the button became another one, and a second press would take that. */
function useFocusOnPoint(reference: string | undefined): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another point on the table is the reason
  useEffect(() => {
    if (document.activeElement?.closest(".now-go")) place.current?.focus({ preventScroll: true });
  }, [reference]);
  return place;
}

interface DuringProps extends PhaseProps {
  readonly before: readonly FixedPoint[];
  readonly after: readonly FixedPoint[];
  readonly leading: Leading;
  /** On a phone the agenda is opened and closed. */
  readonly listOpen: boolean;
  readonly closeList: () => void;
  readonly side: ReactNode;
}
export function During({ view, parts, plan, agenda, before, after, leading, listOpen, closeList, side }: DuringProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { rows } = agenda;
  const now = currentRow(rows, parts);
  const next = nextRow(rows, parts);
  const { row, setChosen } = useChosen(rows, now, next);
  const present = comingOf(view, parts).flatMap(({ key }) => key ?? []);
  useLeftSaid(rows, parts, view.definition);
  const point = useFocusOnPoint(now?.reference);
  return (
    <div className={`area during${listOpen ? "" : " during-closed"}`}>
      <AgendaList
        definition={view.definition}
        parts={parts}
        plan={plan}
        rows={rows}
        before={before}
        after={after}
        chosen={row}
        onChoose={({ reference }) => {
          setChosen(reference);
          closeList();
        }}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus */}
      <main className="middle stack-16" tabIndex={0} ref={point}>
        {!now && <JustLeft rows={rows} parts={parts} definition={view.definition} looksAt={row} />}
        {!now && <RefusedThere view={view} />}
        {agenda.pending && <Skeleton />}
        {agenda.error && <Failure error={agenda.error} retry={() => void agenda.refetch()} />}
        {rows.length > 0 && !now && !next && (
          <Notice tone="ok">
            <strong>{t(rows.some((one) => leftAs(one, parts)) ? "meeting.noneLeft" : "meeting.allDiscussed")}</strong>
          </Notice>
        )}
        {row && now && row !== now && (
          <Notice>
            {t("meeting.lookingElsewhere", { number: numberOf(row) ?? "" })}{" "}
            <button type="button" className="link-button" onClick={() => setChosen(undefined)}>
              {t("meeting.backToNow", { number: numberOf(now) ?? "" })}
            </button>
          </Notice>
        )}
        {row && leftAs(row, parts) !== undefined && (
          <LeftPoint
            key={row.reference}
            row={row}
            parts={parts}
            definition={view.definition}
            people={view.people}
            present={present}
          />
        )}
        {row && leftAs(row, parts) === undefined && (
          <ItemOnTable
            key={row.reference}
            meeting={view}
            row={row}
            parts={parts}
            people={view.people}
            present={present}
            isNow={row === now}
            follows={row === now && leading.finish ? finishWords(leading.finish.address, words) : undefined}
            take={row !== now && row !== next && leading.canOpen(row) ? () => leading.take(row) : undefined}
          />
        )}
      </main>
      <aside className="panel" aria-label={t("case.side")}>
        {side}
      </aside>
    </div>
  );
}

/** The name of the button in the bar, and what follows when it is pressed. */
function finishWords(address: string, words: DefinitionTexts): string | undefined {
  const consequence = words.maybe(`${address}.consequence`);
  return consequence && `${words(address)}: ${consequence}`;
}
