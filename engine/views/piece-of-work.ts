/** Which tasks are one piece of work: sections of one thing that the same people have to fill by the same day. */

import type { TaskView } from "./types.ts";

/**
 * The same text for tasks that are one piece of work; what somebody took, and what is more than filling a section, is one by itself.
 * @param task as its reader sees it; `can`: that reader may do it
 */
export function pieceOf(task: TaskView & { readonly can: boolean }): string {
  const { instance, path, due, persons, functions } = task;
  return task.taken || task.type !== "section" || !task.can
    ? JSON.stringify([instance, task.id])
    : JSON.stringify([instance, path, due?.day ?? "", persons, functions]);
}
