/** The orders that every adapter keeps, so that a page ends and begins at the same row everywhere. */

import type { ListRow, TaskListRow } from "./port.ts";

/** Stands for "no due moment": sorts after every instant. */
export const NO_DUE = "~";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Earliest due first, none last; then by instance and id. */
export const byDue = (a: TaskListRow, b: TaskListRow): number =>
  compare(a.dueAt ?? NO_DUE, b.dueAt ?? NO_DUE) || compare(a.instance, b.instance) || compare(a.id, b.id);

type ListKey = Pick<ListRow, "id"> & { readonly index: Pick<ListRow["index"], "changedAt"> };
/** Last changed first; then by id. */
export const byChange = (a: ListKey, b: ListKey): number =>
  compare(b.index.changedAt, a.index.changedAt) || compare(a.id, b.id);
