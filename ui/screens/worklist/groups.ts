/** When a task is to be done: today (also what is late), this week, later. */

import type { TaskView } from "../../../engine/views/types.ts";

export type Group = "today" | "week" | "later";
export const GROUPS: readonly Group[] = ["today", "week", "later"];
/** Working days that count as this week. */
const WEEK = 5;

/** What has no term is for later: nothing is late by it. */
export function groupOf({ due }: Pick<TaskView, "due">): Group {
  if (!due) return "later";
  if (due.late || due.workdays <= 0) return "today";
  return due.workdays <= WEEK ? "week" : "later";
}
