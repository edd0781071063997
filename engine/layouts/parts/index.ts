/** Parts that a screen of any layout may have: one file each and one entry here. */

import type { Part } from "../types.ts";
import { about } from "./about.ts";
import { head } from "./head.ts";
import { leads } from "./leads.ts";
import { list } from "./list.ts";
import { progress } from "./progress.ts";
import { reports } from "./reports.ts";
import { sets } from "./sets.ts";
import { tabs } from "./tabs.ts";

export const parts: readonly Part[] = [progress, tabs, list, sets, head, leads, about, reports];
