/** What a layout is given. */

import type { AddView, InstanceView, UnitView } from "../../engine/index.ts";

export interface LayoutProps {
  readonly view: InstanceView;
  /** The open tab, and what is open in it. */
  readonly tab: string | undefined;
  readonly show: string | undefined;
}
export interface ItemLayoutProps {
  readonly view: InstanceView;
  /** Name of the item in the definition, from the definition's screens. */
  readonly item: string;
  /** All items of that name that this person may know of. */
  readonly units: readonly UnitView[];
  /** Ways to add one. */
  readonly adds: readonly AddView[];
  /** Path of the item to open first. */
  readonly show: string | undefined;
}
/** The page of a process; `instance` is the case one came from. */
export interface ProcessPageProps {
  readonly hash: string;
  readonly instance: string | undefined;
}
