/** Figures: what one instance or item adds to a figure, and a figure of a group over a year. */

import type { Day } from "../time.ts";

/** What one unit adds. */
export interface Measure {
  readonly day: Day;
  /** Of a count or share: whether it counts. */
  readonly counts: boolean;
  /** Of a sum or median: its number; absent where the unit has none. */
  readonly value?: number;
  /** What it is told apart by, in words; empty when by nothing. */
  readonly part: string;
}
/** How a figure makes one number of many. */
export type FigureKind = "count" | "share" | "median" | "sum";

/** One number of a figure; `undefined`: nothing to tell, `"small"`: so few that it is not shown. */
export type FigureCell = number | "small" | undefined;
export interface FigureRow {
  readonly part: string;
  /** One for each period, and last the whole year. */
  readonly cells: readonly FigureCell[];
}
export interface FigureTable {
  readonly periods: readonly string[];
  readonly rows: readonly FigureRow[];
}
