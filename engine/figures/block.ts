/** A figure as a drawing of plain bars with its table: the same block as on papers, for screen, PDF and workbook. */

import type { DrawingBlock } from "../blocks/drawing.ts";
import { NARROW, type Shape, WIDTH } from "../drawings/types.ts";
import type { FigureCell, FigureRow, FigureTable } from "./types.ts";

/** The few words around a figure, in the language of its reader. */
export interface FigureWords {
  readonly title: string;
  /** What stands behind a number: cases, days. */
  readonly unit: string;
  /** The same behind the number one. */
  readonly one: string;
  readonly year: string;
  readonly all: string;
  /** In place of a number that is not shown. */
  readonly small: string;
  /** In place of bars, where nothing was counted. */
  readonly nothing: string;
  readonly period: (name: string) => string;
  /** Beside the bars, where the definition gives one: «of 24 hours». */
  readonly norm?: { readonly value: number; readonly words: string };
}
const LINE = 26;
/** Width of a letter, and the longest name that is written out. */
const [SIGN, LONGEST] = [6.4, 27] as const;

const text = (cell: FigureCell, { small }: FigureWords): string =>
  cell === undefined ? "–" : cell === "small" ? small : String(Math.round(cell * 10) / 10).replace(".", ",");
const size = (cell: FigureCell): number => (typeof cell === "number" ? cell : 0);

interface Bar {
  readonly name: string;
  readonly cell: FigureCell;
}
/** A bar for each period of a figure with one row, else one for each part over the year. */
function barsOf({ rows, periods }: FigureTable, words: FigureWords): readonly Bar[] {
  const [first] = rows;
  if (rows.length === 1 && first && periods.length > 0)
    return [
      ...periods.map((name, index) => ({ name: words.period(name), cell: first.cells[index] })),
      { name: words.year, cell: first.cells.at(-1) },
    ];
  return rows.map((row, index) => ({ name: nameOf(row, index, rows, words), cell: row.cells.at(-1) }));
}
const nameOf = ({ part }: FigureRow, index: number, rows: readonly FigureRow[], { all, year }: FigureWords): string =>
  rows.length > 1 && index === rows.length - 1 ? all : part === "" ? year : part;

const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

/** @param width of the drawing: names stand before the bars, numbers behind them, and the bars have what is left */
function shapesOf(bars: readonly Bar[], words: FigureWords, width: number): readonly Shape[] {
  const { norm } = words;
  if (bars.length === 0) return [{ type: "text", x: 4, y: 16, text: words.nothing }];
  const said = ({ cell }: Bar): string =>
    `${text(cell, words)} ${cell === 1 ? words.one : typeof cell === "number" ? words.unit : ""}`.trim();
  const longest = (all: readonly string[]): number => SIGN * Math.max(0, ...all.map(({ length }) => length));
  const LEFT = 14 + longest(bars.map(({ name }) => short(name)));
  const RIGHT = width - 14 - longest(bars.map(said));
  const most = Math.max(1, norm?.value ?? 0, ...bars.map(({ cell }) => size(cell)));
  const x = (value: number): number => LEFT + (value / most) * (RIGHT - LEFT);
  const line = (at: number, top: number, foot: number): Shape => ({
    type: "line",
    points: [
      [x(at), top],
      [x(at), foot],
    ],
    ink: "third",
    dash: [4, 3],
  });
  return [
    ...bars.flatMap((bar, index): readonly Shape[] => {
      const { name, cell } = bar;
      const top = index * LINE + 4;
      const [right, foot] = [x(size(cell)), top + 16];
      return [
        { type: "text", x: LEFT - 10, y: top + 12, text: short(name), anchor: "end" },
        ...(size(cell) > 0
          ? [
              {
                type: "polygon",
                points: [
                  [LEFT, top],
                  [right, top],
                  [right, foot],
                  [LEFT, foot],
                ],
                ink: "first",
                filled: true,
              } as const,
            ]
          : []),
        {
          type: "text",
          x: right + 8,
          y: top + 12,
          text: said(bar),
          strong: true,
        },
      ];
    }),
    ...(norm
      ? [
          line(norm.value, 0, bars.length * LINE),
          {
            type: "text",
            x: x(norm.value),
            y: bars.length * LINE + 14,
            text: norm.words,
            anchor: "middle",
            ink: "third",
          } as const,
        ]
      : []),
  ];
}

export function figureBlock(table: FigureTable, words: FigureWords): DrawingBlock {
  const bars = barsOf(table, words);
  const height = Math.max(1, bars.length) * LINE + (words.norm && bars.length > 0 ? 24 : 8);
  return {
    type: "drawing",
    title: words.title,
    drawing: { height, shapes: shapesOf(bars, words, WIDTH) },
    narrow: { height, shapes: shapesOf(bars, words, NARROW) },
    tables: [
      {
        title: words.title,
        columns: ["", ...table.periods.map(words.period), words.year],
        rows: table.rows.map((row, index) => [
          nameOf(row, index, table.rows, words),
          ...row.cells.map((cell) => text(cell, words)),
        ]),
      },
    ],
  };
}
