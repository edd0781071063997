/** The block `grid`: the rows of a list by what they are about, in a column per kind; a cell holds a line for each row. */

import { pointerPart } from "../definition/json.ts";
import type { BlockExpression, BlockKind, BlockOf, BlockWriter } from "./types.ts";

/** One row of the list: its words, and what stands smaller beside them. */
export interface GridEntry {
  readonly words: string;
  readonly beside: readonly string[];
}
export interface GridLine {
  readonly name: string;
  /** One per column of the grid. */
  readonly cells: readonly (readonly GridEntry[])[];
}
export interface GridBlock {
  readonly type: "grid";
  readonly title: string;
  /** What the names of the lines are called. */
  readonly head: string;
  readonly columns: readonly string[];
  readonly lines: readonly GridLine[];
  /** It says again what stands elsewhere on the paper: no contents of its own. */
  readonly isDerived?: true;
}
type Definition = BlockOf<"grid">;

/** A row with the line and the column that it belongs to. */
interface Placed {
  readonly row: unknown;
  readonly name: string;
  readonly column: string;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : value == null ? "" : String(value));
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const expressionsOf = ({ grid: list, among, per, by, cell, when }: Definition): readonly BlockExpression[] => [
  { pointer: "/grid", source: list },
  ...(among === undefined ? [] : [{ pointer: "/among", source: among }]),
  ...(when === undefined ? [] : [{ pointer: "/when", source: when }]),
  { pointer: "/per", source: per, rowsOf: list },
  { pointer: "/by", source: by, rowsOf: list },
  ...Object.entries(cell).map(([name, source]) => ({
    pointer: `/cell/${pointerPart(name)}`,
    source,
    rowsOf: list,
  })),
];

/** The choices of the field that `by` reads, in its order; a value that is none of them comes after. */
function columnsOf(choices: readonly unknown[], placed: readonly Placed[]): readonly string[] {
  return [...new Set([...choices.map(textOf), ...placed.map(({ column }) => column)])].filter((one) => one !== "");
}

/** The words of one row in its cell: the first value, with the others beside it. */
function entryOf({ grid: list, cell }: Definition, writer: BlockWriter, row: unknown): GridEntry {
  const [words = "", ...beside] = Object.values(cell).map((source) =>
    writer.words(writer.ask(source, row), writer.columnField(list, source)),
  );
  return { words, beside: beside.filter((one) => one !== "") };
}

function build(block: Definition, writer: BlockWriter): readonly GridBlock[] {
  const { grid: list, among, per, by, when } = block;
  if (when !== undefined && writer.ask(when) !== true) return [];
  const placed = listOf(writer.ask(list)).map((row): Placed => {
    return { row, name: textOf(writer.ask(per, row)), column: textOf(writer.ask(by, row)) };
  });
  const byField = writer.columnField(list, by);
  const columns = columnsOf(byField?.schema.enum ?? [], placed);
  const names = [...new Set([...listOf(among && writer.ask(among)).map(textOf), ...placed.map(({ name }) => name)])];
  if (names.length === 0) return [];
  const nameField = writer.columnField(list, per);
  const lines = names.map((name): GridLine => {
    const own = placed.filter((one) => one.name === name);
    const cells = columns.map((column) =>
      own.filter((one) => one.column === column).map(({ row }) => entryOf(block, writer, row)),
    );
    return { name: writer.words(name, nameField), cells };
  });
  const heads = columns.map((column) => writer.words(column, byField));
  return [{ type: "grid", title: writer.title, head: writer.column("per"), columns: heads, lines }];
}

export const grid: BlockKind<"grid", GridBlock> = {
  key: "grid",
  keys: ["per", "by", "among", "cell", "when"],
  expressions: expressionsOf,
  columns: () => ["per"],
  build,
};
