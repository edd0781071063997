/** A list of cases or meetings: columns, states to filter by and their counts come from the definitions' screens. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../api/client.ts";
import { queries } from "../../api/queries.ts";
import type { InstanceRows, ListScreen as ListScreenPart } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { isoDay } from "../../parts/dates.ts";
import { Empty, Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useTextsReady } from "../../texts/i18n.ts";
import { keepPlace } from "../worklist/new-rows.ts";
import { News } from "../worklist/news.tsx";
import { usePlace } from "../worklist/place.ts";
import { useSnapshot } from "../worklist/use-snapshot.ts";
import { nextDayFirst } from "./held-order.ts";
import { ListFilters } from "./list-filters.tsx";
import { ListTables } from "./list-tables.tsx";
import { SeriesDialog } from "./series-dialog.tsx";
import { StartDialog } from "./start-dialog.tsx";
import { startsOfLayout } from "./starts.ts";

const route = getRouteApi("/list/$layout");

export function ListScreen() {
  const { t } = useTranslation();
  const { layout } = route.useParams();
  const search = route.useSearch();
  const { filter = "open", state, process, number, order } = search;
  const [starting, setStarting] = useState(search.start === true);
  const [planning, setPlanning] = useState(false);
  // What somebody just made stands there at once.
  const [planned, setPlanned] = useState(0);
  const { data: processes } = useQuery(queries.processes);
  const starts = startsOfLayout(processes, layout);
  const inSeries = starts.filter(({ series }) => series !== undefined);
  const wanted: Record<string, string> = {
    layout,
    ...(filter === "all" ? {} : { ended: filter === "ended" ? "true" : "false" }),
    ...(state === undefined ? {} : { state }),
    ...(process === undefined ? {} : { process }),
    ...(number === undefined ? {} : { number }),
    ...(order === undefined ? {} : { order }),
  };
  const list = useInfiniteQuery({
    queryKey: ["instances", "list", wanted],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask<InstanceRows>(
        `/api/instances?${new URLSearchParams({ ...wanted, ...(pageParam ? { after: pageParam } : { screen: "true" }) })}`,
      ),
    getNextPageParam: (page) => page.next,
    // Choosing another filter keeps what stands there until the answer comes.
    placeholderData: (before) => before,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const screen = list.data?.pages[0]?.screen;
  const ready = useTextsReady([
    ...rows.map(({ definition }) => definition),
    ...(screen?.columns ?? []).map(({ definition }) => definition),
  ]);
  const box = useRef<HTMLElement>(null);
  usePlace(box, JSON.stringify(wanted), list.isSuccess && ready);
  return (
    <>
      <Bar title={t(`layouts.${layout}`)} search>
        {inSeries.length > 0 && (
          <Button icon="calendar" onClick={() => setPlanning(true)}>
            {t("series.button")}
          </Button>
        )}
        {starts.length > 0 && (
          <Button look="primary" icon="plus" onClick={() => setStarting(true)}>
            <span className="bar-words">{t(`start.${layout}`)}</span>
            <span className="only-small">{t("cases.startShort")}</span>
          </Button>
        )}
      </Bar>
      <main className="page middle" ref={box}>
        <ListFilters layout={layout} search={search} screen={ready ? screen : undefined} />
        <div aria-busy={list.isPlaceholderData || undefined}>
          {(list.isPending || !ready) && <Skeleton lines={6} />}
          {list.error && !list.data && <Failure error={list.error} retry={() => void list.refetch()} />}
          {list.data && screen && ready && (
            <ListBody
              key={list.isPlaceholderData ? "before" : `${planned} ${JSON.stringify(wanted)}`}
              pages={list.data.pages}
              screen={screen}
              settled={!list.isPlaceholderData && (list.isFetchedAfterMount || !list.isFetching)}
              empty={
                <Empty title={t(`cases.empty.${layout}`)}>
                  {t(number ? "cases.emptyNumber" : state ? "cases.emptyState" : "cases.emptyHelp")}
                </Empty>
              }
            />
          )}
        </div>
        {list.hasNextPage && (
          <p className="list-more">
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("worklist.more")}
            </Button>
          </p>
        )}
      </main>
      {planning && (
        <SeriesDialog
          starts={inSeries}
          onClose={() => {
            setPlanning(false);
            setPlanned(planned + 1);
          }}
        />
      )}
      {starting && <StartDialog starts={starts} onClose={() => setStarting(false)} />}
    </>
  );
}

/** The rows as they were when one began to look: what changes elsewhere re-orders nothing until it is asked for. */
function ListBody({
  pages,
  screen,
  settled,
  empty,
}: {
  readonly pages: readonly InstanceRows[];
  readonly screen: ListScreenPart;
  readonly settled: boolean;
  readonly empty: ReactNode;
}) {
  const { shown, at, renew } = useSnapshot(pages, settled);
  const kept = useMemo(
    () =>
      keepPlace(
        shown.flatMap(({ rows }) => rows),
        pages.flatMap(({ rows }) => rows),
      ),
    [shown, pages],
  );
  const there = kept.rows.filter(({ gone }) => !gone);
  return (
    <div className="work-list">
      <News words="cases" fresh={kept.fresh} gone={kept.gone} at={at} renew={renew} />
      {there.length === 0 && kept.gone === 0 ? (
        empty
      ) : (
        <ListTables rows={nextDayFirst(kept.rows, isoDay(new Date()))} screen={screen} />
      )}
    </div>
  );
}
