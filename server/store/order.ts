/** The orders that every adapter keeps, so that a page ends and begins at the same row everywhere. */

import type { ListQuery, ListRow, TaskListRow } from "./port.ts";

/** Stands for "no due moment": sorts after every instant. */
export const NO_DUE = "~";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Earliest due first, none last; then by instance and id. */
export const byDue = (a: TaskListRow, b: TaskListRow): number =>
  compare(a.dueAt ?? NO_DUE, b.dueAt ?? NO_DUE) || compare(a.instance, b.instance) || compare(a.id, b.id);

type ListKey = NonNullable<ListQuery["after"]>;
/** What a list goes by, of a row. */
export const listKey = ({ id, index }: Pick<ListRow, "id"> & { readonly index: Omit<ListKey, "id"> }): ListKey => ({
  id,
  changedAt: index.changedAt,
  number: index.number,
});
/** Last changed first, or highest number first and none last; then by id. */
export const byList =
  (order: ListQuery["order"]) =>
  (a: ListKey, b: ListKey): number =>
    (order === "number" ? compare(b.number ?? "", a.number ?? "") : compare(b.changedAt, a.changedAt)) ||
    compare(a.id, b.id);
