/** The drawing `chart`: lines over time that differ by dash and marker, each labelled at its end, with bars of counts below. */

import { type DrawingKind, type DrawingRow, type Ink, numberOf, type Shape, wordsOf } from "./types.ts";

interface Point {
  readonly day: number;
  readonly value: number;
}
interface Line {
  readonly name: string;
  readonly points: readonly Point[];
  readonly target: number | undefined;
}
interface Frame {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}
const DAY = 86_400_000;
const [LEFT, RIGHT, TOP, BASE] = [40, 470, 16, 200] as const;
const [BARS_TOP, BARS_BASE] = [236, 290] as const;
const INKS: readonly Ink[] = ["first", "second", "third", "fourth"];
const DASHES: readonly (readonly [number, number] | undefined)[] = [undefined, [7, 4], [2, 3], [10, 3]];

/** Days since 1970; `undefined` when it is no day. */
function dayOf(row: DrawingRow, column: string): number | undefined {
  const value = row[column]?.value;
  const at = typeof value === "string" ? Date.parse(`${value.slice(0, 10)}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at / DAY;
}
/** Points by line, each in the order of days, whatever order they were written in. */
function linesOf(rows: readonly DrawingRow[]): readonly Line[] {
  const found = new Map<string, { points: Point[]; target: number | undefined }>();
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
const marker = (index: number, x: number, y: number, ink: Ink): Shape =>
  index % 3 === 0
    ? { type: "circle", x, y, r: 4, ink, filled: true }
    : index % 3 === 1
      ? {
          type: "polygon",
          points: [
            [x - 4, y - 4],
            [x + 4, y - 4],
            [x + 4, y + 4],
            [x - 4, y + 4],
          ],
          ink,
        }
      : {
          type: "polygon",
          points: [
            [x, y - 5],
            [x + 5, y + 4],
            [x - 5, y + 4],
          ],
          ink,
          filled: true,
        };

function lineShapes({ points, target }: Line, index: number, { x, y }: Frame): readonly Shape[] {
  const ink = INKS[index % INKS.length] ?? "first";
  const dash = DASHES[index % DASHES.length];
  const places = points.map(({ day, value }) => [x(day), y(value)] as const);
  const aim: readonly Shape[] =
    target === undefined
      ? []
      : [
          {
            type: "line",
            points: [
              [RIGHT - 14, y(target)],
              [RIGHT + 6, y(target)],
            ],
            ink,
            width: 3,
          },
        ];
  const path: Shape = { type: "line", points: places, ink, width: 2, ...(dash ? { dash } : {}) };
  return [...aim, path, ...places.map(([left, top]) => marker(index, left, top, ink))];
}
/** Labels at the ends of lines, moved apart where they would touch. */
function labels(lines: readonly Line[], { y }: Frame): readonly Shape[] {
  const ends = lines.map(({ name, points }, index) => ({ name, index, value: points.at(-1)?.value ?? 0 }));
  let above = Number.NEGATIVE_INFINITY;
  return [...ends]
    .sort((a, b) => b.value - a.value)
    .map(({ name, index, value }) => {
      above = Math.max(y(value) + 4, above + 15);
      const short = name.length > 20 ? `${name.slice(0, 19)}…` : name;
      return {
        type: "text",
        x: RIGHT + 12,
        y: above,
        text: `${short}: ${value}`,
        ink: INKS[index % INKS.length] ?? "first",
        strong: true,
      };
    });
}
const SHADES = 1.5;
function bars(rows: readonly DrawingRow[], { x }: Frame): readonly Shape[] {
  const found = rows.flatMap((row) => {
    const [from, count] = [dayOf(row, "from"), numberOf(row["count"])];
    return from === undefined || count === undefined ? [] : [{ from, until: dayOf(row, "until") ?? from, count }];
  });
  // A period before the first measurement has no place on the axis; it stands in the table.
  const shown = found.filter(({ until }) => x(until) >= LEFT);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  return shown.flatMap(({ from, until, count }): readonly Shape[] => {
    const left = Math.max(LEFT, x(from));
    const right = Math.min(RIGHT, Math.max(left + 6, x(until) - SHADES));
    if (right <= left) return [];
    const top = BARS_BASE - ((BARS_BASE - BARS_TOP) * count) / most;
    return [
      {
        type: "polygon",
        points: [
          [left, top],
          [right, top],
          [right, BARS_BASE],
          [left, BARS_BASE],
        ],
        ink: "quiet",
        filled: true,
      },
      { type: "text", x: (left + right) / 2, y: top - 3, text: String(count), anchor: "middle", strong: true },
    ];
  });
}
/** Lines across, with their values, and the first and last month below. */
function axes(most: number, days: readonly [number, number], { x, y }: Frame): readonly Shape[] {
  const across = [0, most / 2, most].flatMap((value): readonly Shape[] => [
    {
      type: "line",
      points: [
        [LEFT, y(value)],
        [RIGHT, y(value)],
      ],
      ink: "hair",
    },
    { type: "text", x: LEFT - 6, y: y(value) + 4, text: String(Math.round(value)), anchor: "end", ink: "quiet" },
  ]);
  const ends = days.map((day, index): Shape => {
    const [year, month] = new Date(day * DAY).toISOString().split("-");
    return {
      type: "text",
      x: x(day),
      y: 308,
      text: `${month}-${year}`,
      anchor: index === 0 ? "start" : "end",
      ink: "quiet",
    };
  });
  return [...across, ...ends];
}

export const chart: DrawingKind = {
  data: { points: ["name", "day", "value", "target"], bars: ["from", "until", "count"] },
  draw({ points = [], bars: counts = [] }) {
    const lines = linesOf(points);
    const days = lines.flatMap((line) => line.points.map(({ day }) => day));
    if (days.length === 0) return { height: 0, shapes: [] };
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const values = lines.flatMap((line) => [...line.points.map(({ value }) => value), line.target ?? 0]);
    // Even, so that the line halfway stands at a whole number.
    const most = 2 * Math.ceil(Math.max(1, ...values) / 2);
    const frame: Frame = {
      x: (day) => LEFT + ((RIGHT - LEFT) * (day - first)) / Math.max(1, last - first),
      y: (value) => BASE - ((BASE - TOP) * value) / most,
    };
    const base: Shape = {
      type: "line",
      points: [
        [LEFT, BARS_BASE],
        [RIGHT, BARS_BASE],
      ],
      ink: "quiet",
    };
    const drawn = lines.flatMap((line, index) => lineShapes(line, index, frame));
    return {
      height: 316,
      shapes: [...axes(most, [first, last], frame), ...bars(counts, frame), base, ...drawn, ...labels(lines, frame)],
    };
  },
};
