/** The page of a process, in the screen that draws it. */

import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { Skeleton } from "../parts/feedback.tsx";
import { pages } from "./layouts.ts";

const route = getRouteApi("/processes/$hash");

export function ProcessPage() {
  const { hash } = route.useParams();
  const { of } = route.useSearch();
  const Page = pages.process;
  return <Suspense fallback={<Skeleton />}>{<Page hash={hash} instance={of} />}</Suspense>;
}
