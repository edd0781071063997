/** What there is to say of a session now: nothing, that it is about to end, or that the screen is to be covered. */

import type { SessionEnds } from "../api/at-work.ts";

const MINUTE = 60_000;
/** Told this long before it ends for want of use, and before it ends in any case. */
export const WARN_IDLE = 2 * MINUTE;
export const WARN_AT_MOST = 10 * MINUTE;
/** In a meeting the session rests longer; what is on the screen is covered as soon as it would have ended elsewhere. */
export const LOCK_AFTER = 15 * MINUTE;

export interface Ending {
  readonly why: "idle" | "at-most" | "locked";
  /** Milliseconds since 1970 at which the session ends. */
  readonly at: number;
}
export interface Moment {
  readonly now: number;
  /** When somebody last touched a key, the mouse or the glass. */
  readonly touchedAt: number;
  readonly inMeeting: boolean;
}

export function endingOf({ idleAt, atMostAt }: SessionEnds, { now, touchedAt, inMeeting }: Moment): Ending | undefined {
  if (inMeeting && now - touchedAt >= LOCK_AFTER) return { why: "locked", at: idleAt };
  if (atMostAt - now < WARN_AT_MOST && atMostAt <= idleAt + WARN_IDLE) return { why: "at-most", at: atMostAt };
  return idleAt - now < WARN_IDLE ? { why: "idle", at: idleAt } : undefined;
}
