/** Beside the tasks: the next meeting, whom one waits for, and messages. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queries } from "../../api/queries.ts";
import type { Notice as NoticeRow, People, ToldTask, Worklist } from "../../api/types.ts";
import { dateText, isoDay, longDay } from "../../parts/dates.ts";
import { Icon } from "../../parts/icon.tsx";
import { useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";
import { layoutsInUse } from "../layouts.ts";
import { NoticeLine } from "./notice-line.tsx";
import { taskTitle, whoDoes } from "./task-row.tsx";

export function Side({ worklist }: { readonly worklist: Worklist }) {
  const { t } = useTranslation();
  return (
    <aside className="panel" aria-label={t("worklist.side")}>
      <NextMeeting />
      <Waiting tasks={worklist.waiting} people={worklist.people} />
      <Notices first={worklist.notices} more={worklist.moreNotices ?? null} />
    </aside>
  );
}

/** The first that is held today or later, of those that this person may know of. */
function NextMeeting() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: processes } = useQuery(queries.processes);
  const used = layoutsInUse(processes?.processes ?? []).includes("meeting");
  const { data } = useQuery({ ...queries.instances({ layout: "meeting", ended: "false" }), enabled: used });
  const today = isoDay(new Date());
  const [next] = (data?.rows ?? [])
    .filter(({ held }) => held !== undefined && !held.over && held.day >= today)
    .sort((a, b) => `${a.held?.day} ${a.held?.start}`.localeCompare(`${b.held?.day} ${b.held?.start}`));
  if (!next?.held) return null;
  const { day, start, place } = next.held;
  return (
    <section className="panel-part">
      <h2>
        <Icon name="table" />
        {t("worklist.nextMeeting")}
      </h2>
      <p className="side-first">
        {longDay(new Date(`${day}T12:00:00Z`), language)}
        {start && `, ${t("worklist.atTime", { time: start })}`}
      </p>
      <p className="small quiet">{[next.group.name, place].filter(Boolean).join(" · ")}</p>
      <p className="side-act">
        <Link to="/instances/$id" params={{ id: next.id }} className="button">
          {t("worklist.openMeeting")}
        </Link>
      </p>
    </section>
  );
}

const SHOWN = 4;
function Waiting({ tasks, people }: { readonly tasks: readonly ToldTask[]; readonly people: People }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (tasks.length === 0) return null;
  return (
    <section className="panel-part">
      <h2>
        <Icon name="clock" />
        {t("worklist.waiting")} <span className="count">{tasks.length}</span>
      </h2>
      <ul className="stack-8">
        {(all ? tasks : tasks.slice(0, SHOWN)).map((task) => (
          <WaitingLine key={task.id} task={task} people={people} />
        ))}
      </ul>
      <More count={tasks.length} all={all} onMore={() => setAll(true)} />
    </section>
  );
}
function WaitingLine({ task, people }: { readonly task: ToldTask; readonly people: People }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(task.definition);
  return (
    <li className="small">
      <div className="row-between">
        <span className="strong">{whoDoes(task, people, words)}</span>
        <span className="quiet side-since">
          {t("worklist.waitsSince", { date: dateText(isoDay(task.since)).slice(0, 5) })}
        </span>
      </div>
      <Link
        to="/instances/$id"
        params={{ id: task.instance }}
        search={{ show: task.path || undefined }}
        className="side-link"
      >
        {taskTitle(task, words)}
        {task.number !== undefined && ` · ${task.number}`}
      </Link>
    </li>
  );
}

const More = ({
  count,
  all,
  onMore,
}: {
  readonly count: number;
  readonly all: boolean;
  readonly onMore: () => void;
}) => {
  const { t } = useTranslation();
  if (all || count <= SHOWN) return null;
  return (
    <button type="button" className="link-button small side-act" onClick={onMore}>
      {t("worklist.showAll", { count })}
    </button>
  );
};

interface NoticesProps {
  readonly first: readonly NoticeRow[];
  /** Where the next page begins. */
  readonly more: string | null;
}
function Notices({ first, more }: NoticesProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [goesOn, setGoesOn] = useState(false);
  const rest = useInfiniteQuery({ ...queries.moreNotices(more ?? ""), enabled: goesOn && more !== null });
  const notices = [...first, ...(more === null ? [] : (rest.data?.pages.flatMap((page) => page.notices) ?? []))];
  const hasMore = more !== null && (rest.data ? rest.hasNextPage : true);
  const goOn = (): void => {
    setAll(true);
    if (goesOn) void rest.fetchNextPage();
    else setGoesOn(true);
  };
  return (
    <section className="panel-part">
      <h2>
        <Icon name="bell" />
        {t("worklist.notices")}{" "}
        <span className="count">
          {notices.length}
          {hasMore && "+"}
        </span>
      </h2>
      {notices.length === 0 && <p className="quiet small">{t("worklist.noNotices")}</p>}
      <ul className="stack-8">
        {(all ? notices : notices.slice(0, SHOWN)).map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
      <More count={notices.length} all={all} onMore={() => setAll(true)} />
      {all && hasMore && (
        <button type="button" className="link-button small side-act" disabled={rest.isFetching} onClick={goOn}>
          {t("worklist.moreNotices")}
        </button>
      )}
    </section>
  );
}
