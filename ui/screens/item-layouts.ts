/** Which part draws the items of a tab: the closed list that an item's `layout` may name. */

import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { ItemLayoutProps } from "./layout-props.ts";

/** Layouts of items inside a tab. An item without one of these is shown as a list of cards. */
export const itemLayouts: Readonly<Record<string, LazyExoticComponent<ComponentType<ItemLayoutProps>>>> = {
  consent: lazy(async () => ({ default: (await import("./consent/consent-cards.tsx")).ConsentCards })),
};
