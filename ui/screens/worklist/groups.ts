/** When a task is to be done: today (also what is late), this week, later. */

import type { ToldTask } from "../../api/types.ts";

export type Group = "today" | "week" | "later";
export const GROUPS: readonly Group[] = ["today", "week", "later"];
const DAY = 86_400_000;

/** The Sunday that ends the week of a day; both as ISO days. */
function endOfWeek(today: string): string {
  const at = Date.parse(`${today}T12:00:00Z`);
  const weekday = new Date(at).getUTCDay();
  return new Date(at + ((7 - weekday) % 7) * DAY).toISOString().slice(0, 10);
}

/** Of two without a term, what is held first goes first; everything else keeps its place. */
export const byDay = (a: Pick<ToldTask, "due" | "held">, b: Pick<ToldTask, "due" | "held">): number =>
  a.due || b.due || !a.held || !b.held
    ? 0
    : `${a.held.day} ${a.held.start ?? ""}`.localeCompare(`${b.held.day} ${b.held.start ?? ""}`);

/**
 * What has no term goes by the day on which its meeting is held; without that it is for later: nothing is late by it.
 * @param today the day it is, ISO.
 */
export function groupOf({ due, held }: Pick<ToldTask, "due" | "held">, today: string): Group {
  if (!due && held && !held.over) return held.day <= today ? "today" : held.day <= endOfWeek(today) ? "week" : "later";
  if (!due) return "later";
  if (due.late || due.workdays <= 0) return "today";
  return due.day <= endOfWeek(today) ? "week" : "later";
}
