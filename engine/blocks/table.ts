/** The block `table`: a row for each element of a list, in columns; with `whose`, the rows of an organisation are marked in its copy. */

import { pointerPart } from "../definition/json.ts";
import { isDay } from "../time.ts";
import { fieldKind } from "./field-kind.ts";
import type { BlockExpression, BlockKind, BlockOf, BlockWriter, ColumnKind } from "./types.ts";

export interface TableBlock {
  readonly type: "table";
  readonly title: string;
  readonly columns: readonly string[];
  /** What stands in each column; absent in reports that were stored before columns had one. */
  readonly kinds?: readonly ColumnKind[];
  readonly rows: readonly (readonly string[])[];
  /** Of each row the organisations whose it is; never persons. */
  readonly whose?: readonly (readonly string[])[];
  /** Rows of the organisation whose copy this is. */
  readonly marked?: readonly boolean[];
}
type Definition = BlockOf<"table">;

function expressionsOf({ table, when, whose, order, columns }: Definition): readonly BlockExpression[] {
  const ofRow = (pointer: string, source: string | undefined): readonly BlockExpression[] =>
    source === undefined ? [] : [{ pointer, source, rowsOf: table }];
  return [
    { pointer: "/table", source: table },
    ...(when === undefined ? [] : [{ pointer: "/when", source: when }]),
    ...ofRow("/whose", whose),
    ...ofRow("/order", order),
    ...Object.entries(columns).flatMap(([name, source]) => ofRow(`/columns/${pointerPart(name)}`, source)),
  ];
}

/** What all values of a column are; a column of nothing is text. */
function kindOf(values: readonly unknown[]): ColumnKind {
  const given = values.filter((value) => value !== undefined && value !== "");
  if (given.length === 0) return "text";
  if (given.every((value) => typeof value === "boolean")) return "tick";
  return given.every((value) => typeof value === "string" && isDay(value)) ? "day" : "text";
}

const naturally = new Intl.Collator("nl", { numeric: true }).compare;
/** By type: what is absent first, numbers by size, days in time, texts naturally (2 before 10). */
function compared(a: unknown, b: unknown): number {
  const isNumber = (value: unknown): value is number | bigint => typeof value === "number" || typeof value === "bigint";
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0;
  return naturally(String(a ?? ""), String(b ?? ""));
}

/** The rows, sorted by what `order` gives of each. */
function rowsOf({ table, order }: Definition, { ask }: BlockWriter): readonly unknown[] {
  const value = ask(table);
  const rows = Array.isArray(value) ? value : [];
  if (order === undefined) return rows;
  const keyed = rows.map((row) => ({ row, key: ask(order, row) }));
  return keyed.sort((a, b) => compared(a.key, b.key)).map(({ row }) => row);
}

function build(block: Definition, writer: BlockWriter): readonly TableBlock[] {
  const { table, when, whose } = block;
  if (when !== undefined && writer.ask(when) !== true) return [];
  const rows = rowsOf(block, writer);
  const columns = Object.values(block.columns).map((source) => ({
    source,
    field: writer.columnField(table, source),
    values: rows.map((row) => writer.ask(source, row)),
  }));
  return [
    {
      type: "table",
      title: writer.title,
      columns: Object.keys(block.columns).map(writer.column),
      ...(whose === undefined ? {} : { whose: rows.map((row) => writer.organisations(writer.ask(whose, row))) }),
      kinds: columns.map(
        ({ source, field, values }) => writer.columnKind(source) ?? fieldKind(field) ?? kindOf(values),
      ),
      rows: rows.map((_, index) => columns.map(({ field, values }) => writer.words(values[index], field))),
    },
  ];
}

export const table: BlockKind<"table", TableBlock> = {
  key: "table",
  keys: ["order", "columns", "when", "whose"],
  expressions: expressionsOf,
  columns: (block) => Object.keys(block.columns),
  build,
};
