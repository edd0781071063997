/** My work: what needs me, my team or my organisation, in the order of its terms; new things wait until they are asked for. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { queries } from "../../api/queries.ts";
import type { Scope } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { longDay } from "../../parts/dates.ts";
import { Failure, Skeleton } from "../../parts/feedback.tsx";
import { Bar } from "../../shell/bar.tsx";
import { useLanguage, useTextsReady } from "../../texts/i18n.ts";
import { StartDialog } from "../cases/start-dialog.tsx";
import { startsOfLayout } from "../cases/starts.ts";
import { usePlace } from "./place.ts";
import { Side } from "./side.tsx";
import { WorklistTabs } from "./tabs.tsx";
import { TaskList } from "./task-list.tsx";
import { ToReview } from "./to-review.tsx";

const route = getRouteApi("/");

export function WorklistScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { scope = "mine", late = false } = route.useSearch();
  const list = useInfiniteQuery(queries.worklist(scope, late));
  const { data: processes } = useQuery(queries.processes);
  const [starting, setStarting] = useState(false);
  const starts = startsOfLayout(processes, "case");
  const box = useRef<HTMLElement>(null);
  const first = list.data?.pages[0];
  const ready = useTextsReady(
    (list.data?.pages ?? []).flatMap(({ tasks, notices, waiting }) =>
      [...tasks, ...notices, ...waiting].map(({ definition }) => definition),
    ),
  );
  usePlace(box, `${scope} ${late}`, list.isSuccess && ready);
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
      <WorklistTabs scope={scope} counts={first?.counts} />
      <div className="area">
        <main className="middle middle-flush" ref={box}>
          {scope === "mine" && !late && <ToReview />}
          {(list.isPending || !ready) && <Skeleton lines={6} />}
          {list.error && !list.data && <Failure error={list.error} retry={() => void list.refetch()} />}
          {list.data && ready && (
            <TaskList
              key={`${scope} ${late}`}
              scope={scope as Scope}
              late={late}
              pages={list.data.pages}
              settled={list.isFetchedAfterMount || !list.isFetching}
              more={
                list.hasNextPage && (
                  <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {t("worklist.more")}
                  </Button>
                )
              }
            />
          )}
        </main>
        {first && ready && <Side worklist={first} />}
      </div>
      {starting && <StartDialog starts={starts} onClose={() => setStarting(false)} />}
    </>
  );
}
