/** A meeting: before it the agenda, during it one item at a time, after it the list and the closing round. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstanceView, UnitView } from "../../../engine/views/types.ts";
import { queries, useCommand } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { dateText } from "../../parts/dates.ts";
import { Empty, Failure, Notice, Skeleton } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Avatar } from "../../parts/person.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useMeetingOnScreen } from "../../shell/session-watch.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { hasClosed, hasOpen, NotYet, PanelPart, type Way, WayDialog, Ways, waysOf } from "../case/actions.tsx";
import { Documents, Reads, Timeline } from "../case/history.tsx";
import { ItemCards } from "../case/item-cards.tsx";
import { ReportLinks } from "../case/report-links.tsx";
import { ReadersButton, Tabs } from "../case/tabs.tsx";
import { stateWords, unitName } from "../case/unit-name.ts";
import { FillLink, UnitSection } from "../case/unit-parts.tsx";
import type { LayoutProps } from "../layout-props.ts";
import { type AgendaRow, currentRow, type MeetingParts, minutesOf, openable, rowState, useAgenda } from "./agenda.ts";
import { ItemOnTable } from "./item-on-table.tsx";

export function MeetingScreen({ view, tab, show }: LayoutProps) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const parts = (view.screens[0] ?? { agenda: "" }) as unknown as MeetingParts;
  const rounds = [parts.attendance, parts.round].filter((name): name is string => name !== undefined);
  const named = rounds.find((name) => show?.startsWith(`${name}/`));
  const current = tab ?? named ?? "agenda";
  const agenda = useAgenda(view, parts);
  const tabs: readonly (readonly [string, string])[] = [
    ["agenda", t("meeting.tabs.agenda")],
    ...rounds.map((name) => [name, words(`${view.kind}.items.${name}`)] as const),
  ];
  return (
    <>
      <MeetingBar view={view} parts={parts} />
      {current === "agenda" && <Now view={view} parts={parts} rows={agenda.rows} />}
      <Tabs id={view.id} tabs={tabs} current={current} />
      {current === "agenda" ? (
        <Agenda view={view} parts={parts} agenda={agenda} />
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
          <Side view={view} parts={parts} />
        </div>
      )}
    </>
  );
}

/** A field of the plan, when it may be read. */
function usePlan(view: InstanceView, parts: MeetingParts): (field: string | undefined) => string {
  const section = view.main.sections.find(({ name }) => name === parts.plan);
  const plan = useQuery({ ...queries.section(view.id, "", parts.plan ?? ""), enabled: section?.canRead === true });
  return (field) => {
    const value = field === undefined ? undefined : plan.data?.fields[field];
    return value === undefined || value === null ? "" : String(value);
  };
}
function MeetingBar({ view, parts }: { readonly view: InstanceView; readonly parts: MeetingParts }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const plan = usePlan(view, parts);
  const date = plan(parts.date);
  const where = [plan(parts.start), plan(parts.place)].filter(Boolean).join(", ");
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
      title={`${words(view.kind)}${date ? ` ${dateText(date)}` : ""}`}
      tags={<span className={`tag${view.main.ended ? "" : " tag-info"}`}>{stateWords(view.main, words)}</span>}
    >
      {where && (
        <div className="bar-fact">
          <span>{t("meeting.where")}</span>
          <strong>{where}</strong>
        </div>
      )}
      <ReadersButton view={view} />
    </Bar>
  );
}

/** The bar of a running meeting: now, what is next, one button. */
function Now({
  view,
  parts,
  rows,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly rows: readonly AgendaRow[];
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const send = useCommand(view.id);
  const [asking, setAsking] = useState<Way>();
  const now = currentRow(rows, view, parts);
  const ready = openable(view, parts);
  const next = rows.find(({ reference, owner }) => ready.includes(reference) && owner !== now?.owner);
  const event = (name: string | undefined) => view.main.events.find((one) => one.event === name && one.open);
  const finish = event(parts.finish);
  const open = event(parts.open);
  const wrap = event(parts.wrapUp);
  useMeetingOnScreen(view.id, Boolean(finish || open || wrap));
  if (!finish && !open && !wrap) return null;
  const left = rows.filter((row) => ready.includes(row.reference)).length;
  return (
    <div className="now">
      <div>
        <div className="small quiet">{now ? t("meeting.now") : t("meeting.between")}</div>
        <div className="now-number">
          {now ? (now.number ?? now.view?.number ?? "–") : t("meeting.left", { count: left })}
        </div>
      </div>
      {now && minutesOf(now) !== undefined && (
        <div className="now-part">
          <div className="small quiet">{t("meeting.planned")}</div>
          <strong>{t("meeting.minutes", { count: minutesOf(now) })}</strong>
        </div>
      )}
      {next && (
        <div className="now-part">
          <div className="small quiet">{t("meeting.next")}</div>
          <strong>{next.number ?? next.view?.number}</strong>
        </div>
      )}
      <div className="push row">
        {send.error && <span className="text-bad small">{t("problems.not-possible-now")}</span>}
        {finish && now ? (
          <Button
            look="primary"
            busy={send.isPending}
            iconAfter="arrow"
            onClick={() => send.mutate({ type: "SendEvent", unit: [], event: finish.event })}
          >
            {words.maybe(`${finish.address}.button`) ?? words(finish.address)}
          </Button>
        ) : open && next ? (
          <Button
            look="primary"
            busy={send.isPending}
            iconAfter="arrow"
            onClick={() => send.mutate({ type: "SendEvent", unit: [], event: open.event, pick: next.reference })}
          >
            {t("meeting.open", { number: next.number ?? next.view?.number ?? "" })}
          </Button>
        ) : null}
        {wrap && !now && (
          <Button
            look={next ? "second" : "primary"}
            onClick={() => setAsking({ type: "event", unit: view.main, action: wrap })}
          >
            {words.maybe(`${wrap.address}.button`) ?? words(wrap.address)}
          </Button>
        )}
      </div>
      {asking && <WayDialog view={view} way={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

type AgendaQuery = ReturnType<typeof useAgenda>;
function Agenda({
  view,
  parts,
  agenda,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly agenda: AgendaQuery;
}) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const { data: processes } = useQuery(queries.processes);
  const kinds = processes?.processes.find(({ hash }) => hash === view.definition)?.kinds.map(({ kind }) => kind) ?? [];
  const now = currentRow(agenda.rows, view, parts);
  const [chosen, setChosen] = useState<string>();
  const open = agenda.rows.find(({ reference }) => reference === chosen) ?? now ?? agenda.rows[0];
  const send = useCommand(view.id);
  const ready = openable(view, parts);
  const openEvent = view.main.events.find(({ event }) => event === parts.open);
  const onArrow = (event: React.KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button")];
    const target = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step];
    if (step === 0 || !target) return;
    event.preventDefault();
    target.focus();
  };
  return (
    <div className="area">
      <nav className="left" aria-label={t("meeting.agenda")}>
        <h2>{t("meeting.agenda")}</h2>
        <ol className="steps" onKeyDown={onArrow}>
          {agenda.rows.map((row, index) => (
            <li key={row.reference}>
              <button
                type="button"
                aria-current={row === open ? "true" : undefined}
                onClick={() => setChosen(row.reference)}
              >
                <span className={`agenda-dot${row === now ? " agenda-now" : row.ended ? " agenda-done" : ""}`}>
                  {row.ended ? <Icon name="check" size={14} /> : index + 1}
                </span>
                <span className="grow">
                  {row.number ?? row.view?.number ?? t("cases.noNumber")}
                  <span>
                    {rowState(row, words, kinds, parts.agenda)}
                    {minutesOf(row) !== undefined && ` · ${t("meeting.minutes", { count: minutesOf(row) })}`}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ol>
        <Time view={view} parts={parts} rows={agenda.rows} />
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing to focus */}
      <main className="middle" tabIndex={0}>
        {agenda.pending && <Skeleton />}
        {agenda.error && <Failure error={agenda.error} retry={() => void agenda.refetch()} />}
        {!agenda.pending && agenda.rows.length === 0 && (
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
        {open && (
          <article className="stack-16">
            <div className="section-head">
              <h2>{open.number ?? open.view?.number}</h2>
              {ready.includes(open.reference) && openEvent && open !== now && (
                <Button
                  busy={send.isPending}
                  onClick={() =>
                    send.mutate({ type: "SendEvent", unit: [], event: openEvent.event, pick: open.reference })
                  }
                >
                  {t("meeting.open", { number: open.number ?? "" })}
                </Button>
              )}
            </div>
            {send.error && <Notice tone="bad">{t("problems.not-possible-now")}</Notice>}
            <ItemOnTable row={open} parts={parts} people={view.people} />
          </article>
        )}
        <Plan view={view} parts={parts} />
      </main>
      <Side view={view} parts={parts} />
    </div>
  );
}

/** Minutes asked against the length of the meeting. */
function Time({
  view,
  parts,
  rows,
}: {
  readonly view: InstanceView;
  readonly parts: MeetingParts;
  readonly rows: readonly AgendaRow[];
}) {
  const { t } = useTranslation();
  const used = rows.reduce((sum, row) => sum + (row.ended ? 0 : (minutesOf(row) ?? 0)), 0);
  const length = parts.length === undefined ? undefined : view.main.facts[parts.length];
  if (used === 0) return null;
  const over = typeof length === "number" ? used - length : 0;
  return (
    <p className={`note meeting-time${over > 0 ? " text-bad" : ""}`}>
      <Icon name="clock" size={16} />
      {typeof length === "number" ? t("meeting.used", { used, length }) : t("meeting.minutes", { count: used })}
      {over > 0 && ` ${t("meeting.over", { count: over })}`}
    </p>
  );
}
function Plan({ view, parts }: { readonly view: InstanceView; readonly parts: MeetingParts }) {
  const words = useDefinitionTexts(view.definition);
  const sections = view.main.sections.filter(
    ({ canRead, canWrite, state }) => state !== "absent" && (canRead || canWrite),
  );
  return (
    <div className="stack-16 meeting-plan">
      {sections.map((section) => (
        <section key={section.name} className="card">
          <div className="card-head">
            <h3 className="grow">{words(section.address)}</h3>
            {section.canWrite && <FillLink view={view} unit={view.main} section={section} />}
          </div>
          {section.canRead && section.state !== "empty" && section.name === parts.plan && (
            <div className="card-body">
              <UnitSection view={view} unit={view.main} section={section} />
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

/** Right: who is there, what can be done with the meeting, its papers. */
function Side({ view, parts }: { readonly view: InstanceView; readonly parts: MeetingParts }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const inBar = [parts.open, parts.finish, parts.wrapUp];
  const ways = waysOf(view.main).filter((way) => way.type !== "event" || !inBar.includes(way.action.event));
  const people = view.items.filter(({ name, wanted }) => name === parts.attendance && wanted !== false);
  return (
    <aside className="panel" aria-label={t("case.side")}>
      {hasOpen(ways) && (
        <PanelPart title={t("case.canDo")}>
          <Ways view={view} ways={ways} />
        </PanelPart>
      )}
      {hasClosed(ways) && (
        <PanelPart title={t("case.whyNot")}>
          <NotYet view={view} ways={ways} />
        </PanelPart>
      )}
      {people.length > 0 && (
        <PanelPart title={words(`${view.kind}.items.${parts.attendance}`)}>
          <ul className="stack-8">
            {people.map((unit) => (
              <Present key={unit.item} view={view} unit={unit} />
            ))}
          </ul>
        </PanelPart>
      )}
      {parts.report && (
        <PanelPart title={t("meeting.papers")}>
          <ReportLinks view={view} reports={[parts.report]} />
        </PanelPart>
      )}
    </aside>
  );
}
function Present({ view, unit }: { readonly view: InstanceView; readonly unit: UnitView }) {
  const words = useDefinitionTexts(view.definition);
  const person = unit.key === undefined ? undefined : view.people[unit.key];
  const ways = waysOf(unit);
  return (
    <li className="stack-4">
      <div className="row">
        <Avatar name={person?.name ?? "?"} />
        <div className="grow small">
          <div className="strong">{person?.name ?? unitName(view, unit, words)}</div>
          <div className="quiet">{person?.organisation}</div>
        </div>
        <span className="tag">{stateWords(unit, words)}</span>
      </div>
      {hasOpen(ways) && <Ways view={view} ways={ways} quiet />}
    </li>
  );
}
