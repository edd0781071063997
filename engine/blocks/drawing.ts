/** The block `drawing`: a drawing of some lists, with the same rows as tables for who does not look at it. */

import { pointerPart } from "../definition/json.ts";
import { drawingOf } from "../drawings/index.ts";
import type { Drawing, DrawingKind, DrawingRow } from "../drawings/types.ts";
import type { BlockExpression, BlockKind, BlockOf, BlockWriter } from "./types.ts";

/** Rows behind a drawing: its alternative. */
export interface DrawnTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows with a remark, each in one sentence: what could not be drawn as it stands. */
  readonly remarks?: readonly string[];
}
export interface DrawingBlock {
  readonly type: "drawing";
  readonly title: string;
  readonly drawing: Drawing;
  /** For a phone, where the kind has one. */
  readonly narrow?: Drawing;
  readonly tables: readonly DrawnTable[];
}
type Definition = BlockOf<"drawing">;

const expressionsOf = ({ data }: Definition): readonly BlockExpression[] =>
  Object.entries(data).flatMap(([name, { rows, columns }]) => {
    const at = `/data/${pointerPart(name)}`;
    return [
      { pointer: `${at}/rows`, source: rows },
      ...Object.entries(columns).map(([column, source]) => ({
        pointer: `${at}/columns/${pointerPart(column)}`,
        source,
        rowsOf: rows,
      })),
    ];
  });

/** Rows of one list, each value as it is and in words. */
function rowsOf({ rows: list, columns }: Definition["data"][string], writer: BlockWriter): readonly DrawingRow[] {
  const found = writer.ask(list);
  const cells = Object.entries(columns).map(([name, source]) => ({
    name,
    source,
    field: writer.columnField(list, source),
  }));
  return (Array.isArray(found) ? found : []).map((row: unknown) =>
    Object.fromEntries(
      cells.map(({ name, source, field }) => {
        const value = writer.ask(source, row);
        return [name, { value, words: writer.words(value, field) }];
      }),
    ),
  );
}

type Lists = readonly (readonly [name: string, list: Definition["data"][string], rows: readonly DrawingRow[]])[];

/** The rows of each list that has some; a column `note` is there when a row has a remark. */
function tablesOf(kind: DrawingKind | undefined, lists: Lists, writer: BlockWriter): readonly DrawnTable[] {
  const data = Object.fromEntries(lists.map(([name, , rows]) => [name, rows]));
  return lists
    .filter(([, , rows]) => rows.length > 0)
    .map(([name, { columns }, rows]) => {
      const cells = rows.map((row) => Object.keys(columns).map((column) => row[column]?.words ?? ""));
      const notes = rows.map((row) => kind?.noteOf?.(name, row, data)).map((note) => note && writer.column(note));
      const noted = notes.some(Boolean);
      return {
        title: writer.column(name),
        columns: [...Object.keys(columns), ...(noted ? ["note"] : [])].map(writer.column),
        rows: noted ? cells.map((row, index) => [...row, notes[index] ?? ""]) : cells,
        ...(noted
          ? {
              remarks: notes.flatMap((note, index) =>
                note ? [`${cells[index]?.filter(Boolean).join(" · ")}: ${note}`] : [],
              ),
            }
          : {}),
      };
    });
}

function build(block: Definition, writer: BlockWriter): readonly DrawingBlock[] {
  const kind = drawingOf(block.drawing);
  const lists = Object.entries(block.data).map(([name, list]) => [name, list, rowsOf(list, writer)] as const);
  const data = Object.fromEntries(lists.map(([name, , rows]) => [name, rows]));
  const drawing = kind?.draw(data);
  if (!drawing || drawing.shapes.length === 0 || lists.every(([, , rows]) => rows.length === 0)) return [];
  const narrow = kind?.narrow?.(data);
  const tables = tablesOf(kind, lists, writer);
  return [{ type: "drawing", title: writer.title, drawing, ...(narrow ? { narrow } : {}), tables }];
}

const notesOf = (name: string): readonly string[] => {
  const notes = drawingOf(name)?.notes ?? [];
  return notes.length > 0 ? ["note", ...notes] : [];
};

export const drawing: BlockKind<"drawing", DrawingBlock> = {
  key: "drawing",
  keys: ["data"],
  expressions: expressionsOf,
  columns: ({ data, drawing: name }) => [
    ...new Set([
      ...Object.entries(data).flatMap(([list, { columns }]) => [list, ...Object.keys(columns)]),
      ...notesOf(name),
    ]),
  ],
  build,
};
