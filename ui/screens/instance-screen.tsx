/** Opens an instance in the layout that its definition's screens name. */

import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useInstance } from "../api/queries.ts";
import { Failure, Skeleton } from "../parts/feedback.tsx";
import { Bar } from "../shell/bar.tsx";
import { useTextsReady } from "../texts/i18n.ts";
import { layouts } from "./layouts.ts";
import { isNotFound, NotFoundScreen } from "./not-found-screen.tsx";

const route = getRouteApi("/instances/$id");

export function InstanceScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { tab, show } = route.useSearch();
  const { data: view, error, refetch } = useInstance(id);
  // Without the words of its definition a screen would speak in ids for a moment.
  const ready = useTextsReady(view ? [view.definition] : []);
  // Also when it was there a moment ago: what one may no longer see leaves the screen.
  if (isNotFound(error)) return <NotFoundScreen />;
  if (!view || !ready)
    return (
      <>
        <Bar title={t("case.opening")} />
        <main className="page middle">
          {error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />}
        </main>
      </>
    );
  const layout = view.screens.map((screen) => layouts[screen.layout]).find(Boolean) ?? layouts["case"];
  const Layout = layout;
  return <Suspense fallback={<Skeleton />}>{Layout && <Layout key={id} view={view} tab={tab} show={show} />}</Suspense>;
}
