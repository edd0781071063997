/** Which screen draws what: the closed list of layouts that a definition's screens may name. */

import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { ProcessRow } from "../api/types.ts";
import type { LayoutProps, ProcessPageProps } from "./layout-props.ts";

/** Layouts of a kind. A kind without one of these is shown as a case file. */
export const layouts: Readonly<Record<string, LazyExoticComponent<ComponentType<LayoutProps>>>> = {
  meeting: lazy(async () => ({ default: (await import("./meeting/meeting-screen.tsx")).MeetingScreen })),
  case: lazy(async () => ({ default: (await import("./case/case-screen.tsx")).CaseScreen })),
};

/** Layouts that have a list of their own in the rail, in this order, as far as processes use them. */
const LISTED = ["case", "meeting"];
export function layoutsInUse(processes: readonly ProcessRow[]): readonly string[] {
  const used = new Set(processes.flatMap(({ kinds }) => kinds.map(({ layout }) => layout ?? "case")));
  return LISTED.filter((layout) => used.has(layout));
}

/** Pages that belong to no instance. */
export const pages: { readonly process: LazyExoticComponent<ComponentType<ProcessPageProps>> } = {
  process: lazy(async () => ({ default: (await import("./process/process-screen.tsx")).ProcessScreen })),
};
