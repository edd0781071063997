/** My work: what needs me, in the order of its terms; new things wait until they are asked for. */

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskView } from "../../../engine/views/types.ts";
import { ask } from "../../api/client.ts";
import { queries } from "../../api/queries.ts";
import type { Notice as NoticeRow, Start, Worklist } from "../../api/types.ts";
import { Button, IconButton } from "../../parts/button.tsx";
import { dateText, isoDay, longDay, momentText, timeText } from "../../parts/dates.ts";
import { Empty, Failure, Skeleton } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { TermLines } from "../../parts/term.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useWindow } from "../../shell/live-context.ts";
import { useDefinitionTexts, useLanguage } from "../../texts/i18n.ts";
import { StartDialog } from "../cases/start-dialog.tsx";

type Group = "today" | "week" | "later" | "whenever";
const GROUPS: readonly Group[] = ["today", "week", "later", "whenever"];
const WEEK = 5;

const groupOf = ({ due, optional }: TaskView): Group => {
  if (!due) return optional ? "whenever" : "later";
  if (due.late || due.workdays <= 0) return "today";
  return due.workdays <= WEEK ? "week" : "later";
};

export function WorklistScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { live } = useWindow();
  const first = useQuery(queries.worklist);
  const { data: processes } = useQuery(queries.processes);
  const [starting, setStarting] = useState(false);
  const starts = startsOfCases(processes?.starts ?? [], processes?.processes ?? []);
  return (
    <>
      <Bar title={t("worklist.title")} above={longDay(new Date(), language)} search>
        {starts.length > 0 && (
          <Button look="primary" icon="plus" onClick={() => setStarting(true)}>
            <span className="bar-words">{t("cases.start")}</span>
            <span className="only-small">{t("cases.startShort")}</span>
          </Button>
        )}
      </Bar>
      <div className="tabs">
        <span className="tab" aria-current="page">
          {t("worklist.mine")} <span className="count">{first.data?.tasks.length ?? 0}</span>
        </span>
        <span className="tabs-end">
          <span className={`dot${live.connected ? "" : " dot-off"}`} />
          {live.connected
            ? live.changedAt
              ? t("worklist.live", { time: timeText(live.changedAt) })
              : t("worklist.liveQuiet")
            : t("worklist.notLive")}
        </span>
      </div>
      <div className="area">
        <main className="middle middle-flush">
          {first.isPending && <Skeleton lines={6} />}
          {first.error && !first.data && <Failure error={first.error} retry={() => void first.refetch()} />}
          {first.data && <Tasks latest={first.data} />}
        </main>
        {first.data && <Side worklist={first.data} />}
      </div>
      {starting && <StartDialog starts={starts} onClose={() => setStarting(false)} />}
    </>
  );
}
/** Starts of kinds whose layout is a case file. */
export const startsOfCases = (
  starts: readonly Start[],
  processes: readonly { hash: string; kinds: readonly { kind: string; layout?: string }[] }[],
  layout = "case",
) =>
  starts.filter((start) =>
    processes.some(
      ({ hash, kinds }) =>
        hash === start.hash && kinds.some((kind) => kind.kind === start.kind && (kind.layout ?? "case") === layout),
    ),
  );

/** The list as it was when one began to look; what came since is told above it. */
function Tasks({ latest }: { readonly latest: Worklist }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<ReadonlySet<string>>(() => new Set(latest.tasks.map(({ id }) => id)));
  const [filter, setFilter] = useState<"all" | "late">("all");
  const more = useInfiniteQuery({
    queryKey: ["worklist", "more", latest.next],
    enabled: false,
    initialPageParam: latest.next,
    queryFn: ({ pageParam }) => ask<Worklist>(`/api/worklist?after=${encodeURIComponent(pageParam ?? "")}`),
    getNextPageParam: (page) => page.next,
  });
  const tasks = useMemo(
    () => [...latest.tasks, ...(more.data?.pages.flatMap((page) => page.tasks) ?? [])],
    [latest, more.data],
  );
  const known = tasks.filter(({ id }) => shown.has(id) || !latest.tasks.some((task) => task.id === id));
  const fresh = tasks.length - known.length;
  const late = known.filter(({ due }) => due?.late);
  const rows = filter === "late" ? late : known;
  const next = more.data ? more.hasNextPage : latest.next !== null;
  return (
    <div className="stack-16">
      <div className="list-tools">
        <span className="small quiet">{t("worklist.filters")}</span>
        {(["all", "late"] as const).map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={filter === one} onClick={() => setFilter(one)}>
            {one === "late" && <Icon name="bad" size={16} />}
            {t(`worklist.${one}`)} {one === "late" ? late.length : known.length}
          </button>
        ))}
      </div>
      {fresh > 0 && (
        <div className="work-new" role="status">
          <Icon name="bell" size={16} />
          <span className="grow">
            <strong>{t("worklist.fresh", { count: fresh })}</strong> {t("worklist.freshHelp")}
          </span>
          <button
            type="button"
            className="link-button strong"
            onClick={() => setShown(new Set(tasks.map(({ id }) => id)))}
          >
            {t("worklist.show")}
          </button>
        </div>
      )}
      {rows.length === 0 ? (
        <Empty title={t("worklist.empty")}>{t("worklist.emptyHelp")}</Empty>
      ) : (
        <div className="work-list">
          {GROUPS.map((group) => {
            const inGroup = rows.filter((task) => groupOf(task) === group);
            if (inGroup.length === 0) return null;
            return (
              <section key={group} aria-labelledby={`group-${group}`}>
                <h2 className="work-group" id={`group-${group}`}>
                  {t(`worklist.groups.${group}`)} <span className="count">{inGroup.length}</span>
                </h2>
                {inGroup.map((task) => (
                  <TaskRow key={task.id} task={task} />
                ))}
              </section>
            );
          })}
        </div>
      )}
      {next && (
        <Button busy={more.isFetching} onClick={() => void more.fetchNextPage()}>
          {t("worklist.more")}
        </Button>
      )}
    </div>
  );
}

function TaskRow({ task }: { readonly task: TaskView }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(task.definition);
  const section = task.address.split(".").at(-1) ?? "";
  const why = words.maybe(`${task.address}.help`) ?? t("worklist.since", { date: dateText(isoDay(task.since)) });
  const inside = (
    <>
      <span>
        <span className="work-what">
          {words.maybe(`${task.address}.task`) ?? words(task.address)}
          {task.optional && <span className="quiet small"> {t("worklist.optional")}</span>}
        </span>
        <span className="small quiet person-what">{why}</span>
      </span>
      <span className="small">
        <span className="strong person-what">{task.number ?? words(task.kind)}</span>
        <span className="quiet">{words.maybe("process") ?? words(task.kind)}</span>
      </span>
      {task.due ? <TermLines term={task.due} /> : <span className="small quiet">{t("term.none")}</span>}
      <span className="work-go">
        {words.maybe(`${task.address}.button`) ?? t(task.type === "section" ? "worklist.fill" : "worklist.open")}
        <Icon name="right" size={16} />
      </span>
    </>
  );
  if (task.type === "section")
    return (
      <Link
        className="work-row"
        to="/instances/$id/fill/$section"
        params={{ id: task.instance, section }}
        search={{ unit: task.path || undefined }}
      >
        {inside}
      </Link>
    );
  return (
    <Link
      className="work-row"
      to="/instances/$id"
      params={{ id: task.instance }}
      search={{ show: task.path || undefined }}
    >
      {inside}
    </Link>
  );
}

function Side({ worklist }: { readonly worklist: Worklist }) {
  const { t } = useTranslation();
  return (
    <aside className="panel" aria-label={t("worklist.notices")}>
      <section className="panel-part">
        <h2>
          <Icon name="bell" />
          {t("worklist.notices")} <span className="count">{worklist.notices.length}</span>
        </h2>
        {worklist.notices.length === 0 && <p className="quiet small">{t("worklist.noNotices")}</p>}
        <ul className="stack-8">
          {worklist.notices.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </ul>
      </section>
    </aside>
  );
}
function NoticeLine({ notice }: { readonly notice: NoticeRow }) {
  const { t } = useTranslation();
  const words = useDefinitionTexts(notice.definition);
  const client = useQueryClient();
  const seen = async (): Promise<void> => {
    await ask(`/api/notices/${encodeURIComponent(notice.id)}/seen`, { method: "POST" });
    await client.invalidateQueries({ queryKey: ["worklist"] });
  };
  return (
    <li className="row-between">
      <div className="small grow">
        <Link
          to="/instances/$id"
          params={{ id: notice.instance }}
          search={{ show: notice.path || undefined }}
          className="list-link"
        >
          {notice.number ? `${notice.number}: ` : ""}
          {words(notice.address)}
        </Link>
        <div className="quiet">{momentText(notice.at)}</div>
      </div>
      <IconButton
        icon="check"
        label={t("worklist.seen", { what: words(notice.address) })}
        onClick={() => void seen()}
      />
    </li>
  );
}
