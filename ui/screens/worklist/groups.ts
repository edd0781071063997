/** When a task is to be done: today (also what is late), this week, later. */

import type { TaskView } from "../../../engine/index.ts";

export type Group = "today" | "week" | "later";
export const GROUPS: readonly Group[] = ["today", "week", "later"];
const DAY = 86_400_000;

/** The Sunday that ends the week of a day; both as ISO days. */
function endOfWeek(today: string): string {
  const at = Date.parse(`${today}T12:00:00Z`);
  const weekday = new Date(at).getUTCDay();
  return new Date(at + ((7 - weekday) % 7) * DAY).toISOString().slice(0, 10);
}

/**
 * What has no term is for later: nothing is late by it.
 * @param today the day it is, ISO.
 */
export function groupOf({ due }: Pick<TaskView, "due">, today: string): Group {
  if (!due) return "later";
  if (due.late || due.workdays <= 0) return "today";
  return due.day <= endOfWeek(today) ? "week" : "later";
}
