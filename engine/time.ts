/** Instants and days as branded ISO text, and the clock as a value: the engine never asks what time it is. */

import type { Branded } from "./ids.ts";

/** An instant in UTC, `2026-03-16T08:30:00.000Z`. */
export type Timestamp = Branded<"Timestamp">;
/** A calendar day, `2026-03-16`. */
export type Day = Branded<"Day">;

/** What time is for one evaluation: now, where, and which days nobody works. */
export interface Clock {
  readonly now: Timestamp;
  /** IANA name, `Europe/Amsterdam`. */
  readonly timeZone: string;
  /** Days of the profile on which nobody works, besides Saturday and Sunday. */
  readonly holidays: ReadonlySet<string>;
}
