/** The tasks as they were when one began to look, in groups by term; what came or went since is told above them. */

import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "../../api/clock.ts";
import type { Scope, Worklist } from "../../api/types.ts";
import { isoDay } from "../../parts/dates.ts";
import { Empty } from "../../parts/feedback.tsx";
import { Icon } from "../../parts/icon.tsx";
import { folded } from "./folded.ts";
import { byDay, GROUPS, type Group, groupOf } from "./groups.ts";
import { keepPlace } from "./new-rows.ts";
import { News } from "./news.tsx";
import { countText } from "./tabs.tsx";
import { TaskRow } from "./task-row.tsx";
import { useSnapshot } from "./use-snapshot.ts";

interface TaskListProps {
  readonly scope: Scope;
  readonly late: boolean;
  readonly pages: readonly Worklist[];
  /** Not what was kept from before, on its way to be asked again. */
  readonly settled: boolean;
  /** The way to what comes after. */
  readonly more: ReactNode;
}

export function TaskList({ scope, late, pages, settled, more }: TaskListProps) {
  const { t } = useTranslation();
  const { shown, at, renew } = useSnapshot(pages, settled);
  const kept = useMemo(
    () =>
      keepPlace(
        shown.flatMap(({ tasks }) => tasks),
        pages.flatMap(({ tasks }) => tasks),
      ),
    [shown, pages],
  );
  const people = useMemo(() => Object.assign({}, ...[...shown, ...pages].map((page) => page.people)), [shown, pages]);
  const counts = pages[0]?.counts;
  const today = isoDay(new Date(serverNow()));
  const inGroup = (group: Group) =>
    kept.rows.filter(({ row }) => groupOf(row, today) === group).sort((a, b) => byDay(a.row, b.row));
  return (
    <div className="stack-16">
      <nav className="list-tools" aria-label={t("worklist.filters")}>
        <span className="small quiet" aria-hidden="true">
          {t("worklist.filters")}
        </span>
        <Chip scope={scope} late={false} chosen={!late}>
          {t("worklist.all")} {counts && <span className="chip-count">{countText(counts[scope])}</span>}
        </Chip>
        <Chip scope={scope} late chosen={late}>
          <Icon name="bad" size={16} />
          {t("worklist.late")} {counts && <span className="chip-count">{countText(counts.late)}</span>}
        </Chip>
      </nav>
      <div className="work-list">
        <News fresh={kept.fresh} gone={kept.gone} at={at} renew={renew} />
        {kept.rows.length === 0 ? (
          <Empty title={t(late ? "worklist.noneLate" : `worklist.empty.${scope}`)}>
            {t(late ? "worklist.noneLateHelp" : `worklist.emptyHelp.${scope}`)}
            {!late && scope === "mine" && counts && counts.team.count > 0 && (
              <>
                {" "}
                <Link to="/" search={{ scope: "team" }}>
                  {t("worklist.teamHas", { count: counts.team.count })}
                </Link>
              </>
            )}
          </Empty>
        ) : (
          GROUPS.map((group) => (
            <TaskGroup key={group} group={group} count={folded(inGroup(group)).length}>
              {folded(inGroup(group)).map(({ task, after, gone }) => (
                <TaskRow
                  key={`${task.instance} ${task.id}`}
                  task={task}
                  after={after}
                  gone={gone}
                  scope={scope}
                  people={people}
                />
              ))}
            </TaskGroup>
          ))
        )}
      </div>
      {more}
    </div>
  );
}

function Chip({
  scope,
  late,
  chosen,
  children,
}: {
  readonly scope: Scope;
  readonly late: boolean;
  readonly chosen: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Link
      to="/"
      search={{ ...(scope === "mine" ? {} : { scope }), ...(late ? { late } : {}) }}
      className="chip"
      activeOptions={{ exact: true }}
      aria-current={chosen ? "true" : undefined}
    >
      {children}
    </Link>
  );
}

function TaskGroup({
  group,
  count,
  children,
}: {
  readonly group: Group;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  if (count === 0) return null;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 className="work-group">
        <button type="button" id={`group-${group}`} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? "down" : "right"} size={16} />
          {t(`worklist.groups.${group}`)} <span className="count">{count}</span>
        </button>
      </h2>
      {open && <ul>{children}</ul>}
    </section>
  );
}
