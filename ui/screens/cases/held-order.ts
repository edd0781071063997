/** The order of rows that are held on a day: the next one first, then those that are over, the last one first. */

import type { InstanceRow } from "../../api/types.ts";

interface Shown {
  readonly row: InstanceRow;
}
/** The rows as they came when one of them has no day. */
export function nextDayFirst<T extends Shown>(rows: readonly T[], today: string): readonly T[] {
  if (!rows.every(({ row }) => row.held)) return rows;
  const at = ({ row }: T): string => `${row.held?.day} ${row.held?.start ?? ""}`;
  const isOver = ({ row }: T): boolean => (row.held?.day ?? "") < today;
  return [
    ...rows.filter((one) => !isOver(one)).toSorted((a, b) => at(a).localeCompare(at(b))),
    ...rows.filter(isOver).toSorted((a, b) => at(b).localeCompare(at(a))),
  ];
}
