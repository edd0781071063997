/** What differs between two copies of a paper: rows that were added, that are gone, and cells that say something else. */

import type { ReportBlock, ReportModel } from "./types.ts";

export interface CellChange {
  readonly column: string;
  /** Empty: there was nothing. */
  readonly before: string;
  readonly after: string;
}
export interface RowChange {
  readonly kind: "added" | "gone" | "changed";
  /** What the row is called: its first cell, of the later copy where it is in both. */
  readonly name: string;
  readonly cells: readonly CellChange[];
}
/** The changes of the blocks with one title. */
export interface BlockChange {
  readonly title: string;
  readonly rows: readonly RowChange[];
}

type Cells = readonly string[];
/** A block as rows of text under columns, whatever its type. */
interface Rows {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
}

/** Blocks that hold rows; headings and running text are no contents of a row. */
function rowsIn(block: ReportBlock): readonly Rows[] {
  if (block.type === "table") return [block];
  if (block.type === "fields")
    return [{ title: block.title, columns: ["", ""], rows: block.rows.map(([label, value]) => [label, value]) }];
  if (block.type !== "grid" || block.isDerived) return [];
  const { title, head, columns, lines } = block;
  const rows = lines.flatMap(({ name, cells }) =>
    cells.flatMap((entries, at) =>
      entries.map(({ words, beside }) => [words, name, columns[at] ?? "", beside.join(", ")]),
    ),
  );
  return [{ title, columns: [title, head, "", ""], rows }];
}

const shared = (a: Cells, b: Cells): number => a.filter((cell, at) => cell !== "" && cell === b[at]).length;

/** The row of `others` that is the same thing: called the same, else alike in at least half of what it says. */
function partnerOf(row: Cells, others: readonly Cells[]): Cells | undefined {
  const named = others.find(([name]) => name === row[0]);
  if (named) return named;
  const [best] = [...others].sort((a, b) => shared(row, b) - shared(row, a));
  const said = row.filter((cell) => cell !== "").length;
  return best && said > 1 && shared(row, best) * 2 >= said ? best : undefined;
}

/** Pairs of rows that are the same thing; those with the same words first, so that nobody else takes them. */
function pairsOf(before: readonly Cells[], after: readonly Cells[]): ReadonlyMap<Cells, Cells> {
  const free = new Set(before);
  const pairs = new Map<Cells, Cells>();
  const match = (find: (row: Cells) => Cells | undefined): void => {
    for (const row of after) {
      const old = pairs.has(row) ? undefined : find(row);
      if (!old) continue;
      pairs.set(row, old);
      free.delete(old);
    }
  };
  match((row) => [...free].find((old) => old.join("\n") === row.join("\n")));
  match((row) => [...free].find(([name]) => name === row[0]));
  match((row) => partnerOf(row, [...free]));
  return pairs;
}

function cellsOf(columns: readonly string[], before: Cells, after: Cells): readonly CellChange[] {
  return columns.flatMap((column, at) => {
    const [old = "", now = ""] = [before[at], after[at]];
    return old === now ? [] : [{ column, before: old, after: now }];
  });
}

function rowChanges(
  columns: readonly string[],
  before: readonly Cells[],
  after: readonly Cells[],
): readonly RowChange[] {
  const pairs = pairsOf(before, after);
  const found = new Set(pairs.values());
  const rest = columns.slice(1);
  const now = after.flatMap((row): readonly RowChange[] => {
    const old = pairs.get(row);
    const [name = "", ...cells] = row;
    if (!old) return [{ kind: "added", name, cells: cellsOf(rest, [], cells) }];
    const changed = cellsOf(columns, old, row);
    return changed.length === 0 ? [] : [{ kind: "changed", name, cells: changed }];
  });
  const gone = before
    .filter((row) => !found.has(row))
    .map(([name = "", ...cells]): RowChange => ({ kind: "gone", name, cells: cellsOf(rest, cells, []) }));
  return [...now, ...gone];
}

/** @returns the blocks that differ, in the order of the later copy; none where both say the same */
export function changesBetween(before: ReportModel, after: ReportModel): readonly BlockChange[] {
  const [old, now] = [before.blocks.flatMap(rowsIn), after.blocks.flatMap(rowsIn)];
  const titles = [...new Set([...now, ...old].map(({ title }) => title))];
  return titles.flatMap((title) => {
    const of = (all: readonly Rows[]): readonly Rows[] => all.filter((one) => one.title === title);
    const [{ columns } = { columns: [] }] = [...of(now), ...of(old)];
    const all = (side: readonly Rows[]): readonly Cells[] => of(side).flatMap(({ rows }) => rows);
    const rows = rowChanges(columns, all(old), all(now));
    return rows.length === 0 ? [] : [{ title, rows }];
  });
}
