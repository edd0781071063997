/** One row for each piece of work of a list: it goes on where one was. */

import { pieceOf } from "../../../engine/index.ts";
import type { ToldTask } from "../../api/types.ts";

export interface WorkRow {
  /** What is done next. */
  readonly task: ToldTask;
  /** What is to be filled after it. */
  readonly after: readonly ToldTask[];
  readonly gone: boolean;
}
interface Listed {
  readonly row: ToldTask;
  readonly gone: boolean;
}

/** What is gone stands by itself. @param listed in the order of the list, which the rows keep. */
export function folded(listed: readonly Listed[]): readonly WorkRow[] {
  const pieces = new Map<string, WorkRow>();
  for (const { row, gone } of listed) {
    const piece = gone ? `gone ${row.instance} ${row.id}` : pieceOf(row);
    const known = pieces.get(piece);
    pieces.set(piece, known ? { ...known, after: [...known.after, row] } : { task: row, after: [], gone });
  }
  return [...pieces.values()];
}
