/** What one process does otherwise than another, in the sentences of both: row by row, and within a cell line by line. */

import type { PlainChapter, PlainRow, PlainWords } from "./types.ts";

export interface PlainDifference {
  readonly id: string;
  /** Chapter, part and what the row is called. */
  readonly where: string;
  /** Absent where the other has no such row. */
  readonly before?: string;
  readonly after?: string;
}
interface Told {
  readonly where: string;
  readonly row: PlainRow;
  readonly columns: readonly string[];
}
function rowsOf(chapters: readonly PlainChapter[]): ReadonlyMap<string, Told> {
  const all = chapters.flatMap((chapter) =>
    chapter.parts.flatMap((part) =>
      part.rows.map((row) => {
        const where = [chapter.title, part.title, row.cells[0]?.split("\n")[0]].filter(Boolean).join(" › ");
        return [`${chapter.id} ${part.id} ${row.id}`, { where, row, columns: part.columns ?? [] }] as const;
      }),
    ),
  );
  return new Map(all);
}
const linesOf = (cell: string | undefined): readonly string[] => (cell ?? "").split("\n");
/** The lines of each cell that the other does not have, with the name of their column where there is one. */
function ownLines({ row, columns }: Told, other: Told | undefined): string {
  const cells = row.cells.flatMap((cell, index) => {
    const theirs = linesOf(other?.row.cells[index]);
    const own = other ? linesOf(cell).filter((line) => line !== "" && !theirs.includes(line)) : linesOf(cell);
    if (own.join("") === "" || (!other && index === 0)) return [];
    const column = columns.length > 2 && index > 0 ? `${columns[index]?.replace(/\?$/, "")}: ` : "";
    return [`${column}${own.join("\n")}`];
  });
  return cells.join("\n");
}

/** Differences in the order of the second; what only the first has stands last. */
export function plainDifference(
  one: Pick<PlainWords, "chapters">,
  other: Pick<PlainWords, "chapters">,
): readonly PlainDifference[] {
  const [before, after] = [rowsOf(one.chapters), rowsOf(other.chapters)];
  const isSame = (a: Told | undefined, b: Told | undefined): boolean =>
    a?.row.cells.join("\0") === b?.row.cells.join("\0");
  const now = [...after].flatMap(([id, told]): readonly PlainDifference[] => {
    const was = before.get(id);
    if (isSame(was, told)) return [];
    return [{ id, where: told.where, ...(was ? { before: ownLines(was, told) } : {}), after: ownLines(told, was) }];
  });
  const gone = [...before].flatMap(([id, told]): readonly PlainDifference[] =>
    after.has(id) ? [] : [{ id, where: told.where, before: ownLines(told, undefined) }],
  );
  return [...now, ...gone];
}
