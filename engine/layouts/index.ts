/** What the rest of the program asks of layouts: it knows none of them, nor a key of one. */

import type { CompiledKind } from "../compile/types.ts";
import type { ScreenDefinition } from "../definition/types.ts";
import { layouts } from "./registry.ts";
import type { Layout, LinkStates, Schedule } from "./types.ts";

export { aboutOf } from "./parts/about.ts";
export { leadsOf } from "./parts/leads.ts";
export { columnsOf, type ListPart, listOf } from "./parts/list.ts";
export { type Label, labelOf } from "./parts/sets.ts";
export type { LinkStates, Schedule } from "./types.ts";

const layoutFor = ({ layout }: ScreenDefinition): Layout | undefined => layouts.find(({ name }) => name === layout);

/** The layout in which instances of a kind are shown and listed. */
export const layoutOf = ({ screens }: CompiledKind): string => screens[0]?.layout ?? "case";

/** The kinds with the screens of each completed by their layouts; what a definition says itself counts. */
export const completeLayouts = (
  kinds: Readonly<Record<string, CompiledKind>>,
): Readonly<Record<string, CompiledKind>> =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      {
        ...kind,
        screens: kind.screens.map((screen) => layoutFor(screen)?.complete?.(kinds, kind, screen) ?? screen),
      },
    ]),
  );

/** When and where an instance of the kind is held; `undefined` where its first screen says nothing of that. */
export function scheduleOf({ screens }: CompiledKind): Schedule | undefined {
  const [screen] = screens;
  return screen && layoutFor(screen)?.schedule?.(screen);
}

/** The states of an incoming link in which its far end is treated here or left; `undefined` where no screen says. */
export function linkStatesOf({ screens }: CompiledKind, link: string): LinkStates | undefined {
  const found = screens.flatMap((screen) => layoutFor(screen)?.linkStates?.(screen, link) ?? []);
  return found[0];
}
