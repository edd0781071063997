/** The lines of a chart: by day, differing by dash and marker, each with its name. */

import { dayOf, type Frame } from "./chart-frame.ts";
import { type DrawingRow, type Ink, numberOf, type Shape, wordsOf } from "./types.ts";

export interface Line {
  readonly name: string;
  readonly points: readonly { readonly day: number; readonly value: number }[];
  readonly target: number | undefined;
}
const INKS: readonly Ink[] = ["first", "second", "third", "fourth"];
const DASHES: readonly (readonly [number, number] | undefined)[] = [undefined, [7, 4], [2, 3], [10, 3]];

/** Points by line, each in the order of days, whatever order they were written in. */
export function linesOf(rows: readonly DrawingRow[]): readonly Line[] {
  const found = new Map<string, { points: { day: number; value: number }[]; target: number | undefined }>();
  for (const row of rows) {
    const [day, value] = [dayOf(row, "day"), numberOf(row["value"])];
    if (day === undefined || value === undefined) continue;
    const name = wordsOf(row["name"]);
    const line = found.get(name) ?? { points: [], target: undefined };
    line.points.push({ day, value });
    line.target = numberOf(row["target"]) ?? line.target;
    found.set(name, line);
  }
  return [...found].map(([name, { points, target }]) => ({
    name,
    target,
    points: points.sort((a, b) => a.day - b.day),
  }));
}

/** The ink of a line by its place among the lines; after the last ink the first comes again. */
export const inkOf = (index: number): Ink => INKS[index % INKS.length] ?? "first";
function marker(index: number, x: number, y: number): Shape {
  const ink = inkOf(index);
  if (index % 3 === 0) return { type: "circle", x, y, r: 4, ink, filled: true };
  const [low, wide] = [4, index % 3 === 1 ? 4 : 5];
  const top: readonly (readonly [number, number])[] =
    index % 3 === 1
      ? [
          [x - 4, y - 4],
          [x + 4, y - 4],
        ]
      : [[x, y - 5]];
  const points = [...top, [x + wide, y + low] as const, [x - wide, y + low] as const];
  return { type: "polygon", points, ink, filled: index % 3 === 2 };
}
const stroke = (index: number, points: readonly (readonly [number, number])[]): Shape => {
  const dash = DASHES[index % DASHES.length];
  return { type: "line", points, ink: inkOf(index), width: 2, ...(dash ? { dash } : {}) };
};

type Place = readonly [x: number, y: number];
/** From one marker of a line to the next, at least: closer ones would hide the lines. */
const APART = 14;
/** Places that get a marker, counted back from the last, which always has one. */
function marked(places: readonly Place[]): readonly Place[] {
  let next = Number.POSITIVE_INFINITY;
  return [...places].reverse().filter(([left]) => {
    if (next - left < APART) return false;
    next = left;
    return true;
  });
}

export function lineShapes({ points, target }: Line, index: number, { x, y, right }: Frame): readonly Shape[] {
  const places = points.map(({ day, value }) => [x(day), y(value)] as const);
  const aim: readonly Shape[] =
    target === undefined
      ? []
      : [
          {
            type: "line",
            points: [
              [right - 14, y(target)],
              [right + 6, y(target)],
            ],
            ink: inkOf(index),
            width: 3,
          },
        ];
  return [...aim, stroke(index, places), ...marked(places).map(([left, top]) => marker(index, left, top))];
}

/** The latest value of a line. */
export const lastOf = ({ points }: Line): number => points.at(-1)?.value ?? 0;
/** Names at the ends of lines, moved apart where they would touch. */
export function endLabels(lines: readonly Line[], { y, right }: Frame): readonly Shape[] {
  let above = Number.NEGATIVE_INFINITY;
  return lines
    .map((line, index) => ({ line, index }))
    .sort((a, b) => lastOf(b.line) - lastOf(a.line))
    .map(({ line, index }) => {
      above = Math.max(y(lastOf(line)) + 4, above + 15);
      const short = line.name.length > 20 ? `${line.name.slice(0, 19)}…` : line.name;
      const text = `${short}: ${lastOf(line)}`;
      return { type: "text", x: right + 12, y: above, text, ink: inkOf(index), strong: true };
    });
}
/** Names below each other with a sample of their line, where there is no room beside it. */
export const listedLabels = (lines: readonly Line[], left: number, top: number): readonly Shape[] =>
  lines.flatMap((line, index): readonly Shape[] => {
    const y = top + LABEL_ROW * index;
    const sample = stroke(index, [
      [left, y],
      [left + 32, y],
    ]);
    const text = `${line.name.length > 38 ? `${line.name.slice(0, 37)}…` : line.name}: ${lastOf(line)}`;
    return [
      sample,
      marker(index, left + 16, y),
      { type: "text", x: left + 40, y: y + 4, text, ink: inkOf(index), strong: true },
    ];
  });
export const LABEL_ROW = 20;
