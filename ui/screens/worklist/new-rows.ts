/** A list that moves nothing while somebody looks: rows stay where they were, what is new or gone is told above them. */

export interface Kept<Row> {
  /** In the order in which one began to look, each as it is now. */
  readonly rows: readonly { readonly row: Row; readonly gone: boolean }[];
  /** How many stand in the newest list and not in this one. */
  readonly fresh: number;
  readonly gone: number;
}
/**
 * @param shown what one began to look at
 * @param newest as it is now
 */
export function keepPlace<Row extends { readonly id: string }>(
  shown: readonly Row[],
  newest: readonly Row[],
): Kept<Row> {
  const now = new Map(newest.map((row) => [row.id, row]));
  const known = new Set(shown.map(({ id }) => id));
  const rows = shown.map((row) => ({ row: now.get(row.id) ?? row, gone: !now.has(row.id) }));
  return {
    rows,
    fresh: newest.filter(({ id }) => !known.has(id)).length,
    gone: rows.filter(({ gone }) => gone).length,
  };
}
