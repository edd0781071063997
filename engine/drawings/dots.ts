/** The drawing `dots`: a line from 0 to 10 per subject, a dot per score, and a mark at the middle; without scores the line is empty. */

import { type DrawingKind, type DrawingRow, numberOf, type Shape, wordsOf } from "./types.ts";

const LEFT = 170;
const RIGHT = 470;
const ROW = 64;
const TOP = 24;
const MOST = 10;
const DOT = 4;

const at = (value: number): number => LEFT + ((RIGHT - LEFT) * Math.min(MOST, Math.max(0, value))) / MOST;

/** The value in the middle of sorted values; of an even number the mean of the two. */
function median(values: readonly number[]): number {
  const half = (values.length - 1) / 2;
  return ((values[Math.floor(half)] ?? 0) + (values[Math.ceil(half)] ?? 0)) / 2;
}
function scale(y: number): readonly Shape[] {
  const ticks = Array.from({ length: MOST + 1 }, (_, value): Shape => {
    const x = at(value);
    const points = [[x, y - 3] as const, [x, y + 3] as const];
    return { type: "line", points, ink: "quiet" };
  });
  const base: Shape = {
    type: "line",
    points: [
      [LEFT, y],
      [RIGHT, y],
    ],
    ink: "quiet",
  };
  return [base, ...ticks];
}
/** Scores of one subject: equal ones stand on each other. */
function scores(values: readonly number[], y: number): readonly Shape[] {
  const seen = new Map<number, number>();
  return values.map((value) => {
    const below = seen.get(value) ?? 0;
    seen.set(value, below + 1);
    return { type: "circle", x: at(value), y: y - 9 - below * 9, r: DOT, ink: "first", filled: true };
  });
}
function outcome(values: readonly number[], y: number): readonly Shape[] {
  if (values.length === 0) return [{ type: "text", x: RIGHT + 20, y: y + 4, text: "–", ink: "quiet" }];
  const middle = median(values);
  const x = at(middle);
  const words = `${String(middle).replace(".", ",")}  (${values[0]}–${values.at(-1)})`;
  return [
    {
      type: "polygon",
      points: [
        [x, y + 4],
        [x - 5, y + 12],
        [x + 5, y + 12],
      ],
      ink: "ink",
      filled: true,
    },
    { type: "text", x: RIGHT + 20, y: y + 4, text: words, strong: true },
  ];
}
/** Rows by what they are about, in the order in which each comes first. */
function bySubject(rows: readonly DrawingRow[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const name = wordsOf(row["about"]);
    const value = numberOf(row["value"]);
    found.set(name, [...(found.get(name) ?? []), ...(value === undefined ? [] : [value])]);
  }
  return found;
}

export const dots: DrawingKind = {
  data: { scores: ["about", "value"] },
  draw({ scores: rows = [] }) {
    const subjects = [...bySubject(rows)];
    const shapes = subjects.flatMap(([name, given], index): readonly Shape[] => {
      const y = TOP + ROW * index + ROW - 20;
      const values = [...given].sort((a, b) => a - b);
      const label: Shape = { type: "text", x: 8, y: y + 4, text: name, strong: true };
      return [label, ...scale(y), ...scores(values, y), ...outcome(values, y)];
    });
    const head = [0, MOST / 2, MOST].map(
      (value): Shape => ({ type: "text", x: at(value), y: 14, text: String(value), anchor: "middle", ink: "quiet" }),
    );
    return { height: TOP + ROW * subjects.length + 8, shapes: [...head, ...shapes] };
  },
};
