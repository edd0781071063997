/** What the clocks of a meeting say, from an instant and minutes alone: no clock of their own. Milliseconds since 1970. */

import { atTime, type Day, milliseconds } from "../../../engine/index.ts";

const MINUTE = 60_000;
const ZONE = "Europe/Amsterdam";
/** A meeting that was begun further from its plan than this is measured from when it was begun. */
const NEAR = 3 * 60 * MINUTE;

export interface Span {
  readonly from: number;
  readonly until: number;
}
/** The moment that a plan names, or undefined when its day or time is not filled in. */
export function plannedStart(date: string, time: string): number | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d$/.test(time)
    ? milliseconds(atTime(date as Day, time, ZONE))
    : undefined;
}

/** From when until when a meeting runs: as planned, which is what people reserved; when it was held at quite another time, from its beginning. */
export function spanOf(planned: number | undefined, begun: number | undefined, minutes: number): Span | undefined {
  const isMoved = begun !== undefined && (planned === undefined || Math.abs(begun - planned) > NEAR);
  const from = isMoved ? begun : planned;
  return from === undefined ? undefined : { from, until: from + minutes * MINUTE };
}

export interface Left {
  /** Whole seconds; negative when over. */
  readonly seconds: number;
  /** How much is used, 0 to 1. */
  readonly share: number;
}
/** What is left of some minutes that began at an instant. */
export function leftOf(since: number, minutes: number, now: number): Left {
  const used = Math.max(0, now - since);
  const all = Math.max(1, minutes * MINUTE);
  return { seconds: Math.ceil((minutes * MINUTE - used) / 1000), share: Math.min(1, used / all) };
}

/** `3:40`; without sign. */
export function clockText(seconds: number): string {
  const all = Math.abs(seconds);
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

/** Whole minutes until an end; negative after it. */
export const minutesUntil = (until: number, now: number): number => {
  const minutes = (until - now) / MINUTE;
  return minutes >= 0 ? Math.ceil(minutes) : -Math.ceil(-minutes);
};

/** Minutes by which what is still to come does not fit any more; negative when there is time to spare. */
export const behind = (toCome: number, until: number, now: number): number =>
  Math.round(toCome - (until - now) / MINUTE);
