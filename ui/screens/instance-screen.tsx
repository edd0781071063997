/** Opens an instance in the layout that its definition's screens name. */

import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { useInstance } from "../api/queries.ts";
import { Failure, Skeleton } from "../parts/feedback.tsx";
import { layouts } from "./layouts.ts";

const route = getRouteApi("/instances/$id");

export function InstanceScreen() {
  const { id } = route.useParams();
  const { tab, show } = route.useSearch();
  const { data: view, error, refetch } = useInstance(id);
  if (!view)
    return (
      <main className="middle">{error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton />}</main>
    );
  const layout = view.screens.map((screen) => layouts[screen.layout]).find(Boolean) ?? layouts["case"];
  const Layout = layout;
  return <Suspense fallback={<Skeleton />}>{Layout && <Layout key={id} view={view} tab={tab} show={show} />}</Suspense>;
}
