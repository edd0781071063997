/** The drawing `chart`: lines over time with their names, bars of counts below, and the periods in which it all happened above. */

import { BAND, bandShapes, bandsOf, mostOf, TOGETHER } from "./chart-bands.ts";
import { bars } from "./chart-bars.ts";
import { DAY, dayOf, edgesOf, type Frame } from "./chart-frame.ts";
import { endLabels, LABEL_ROW, type Line, lineShapes, linesOf, listedLabels } from "./chart-lines.ts";
import { stripShapes, stripsOf } from "./chart-spans.ts";
import { type Drawing, type DrawingData, type DrawingKind, NARROW, type Shape } from "./types.ts";

const dateOf = (day: number): string => new Date(day * DAY).toISOString();
const monthOf = (day: number): string => {
  const [year, month] = dateOf(day).split("-");
  return `${month}-${year}`;
};

/** How many days before the first measurement are drawn at most: what was counted before it still stands in the table. */
const BEFORE = 91;
const SHORTEST = 7;
/** The first and the last day of everything that is drawn; `undefined` where nothing has a day. */
function daysOf(
  lines: readonly Line[],
  { bars: counts = [], spans = [] }: DrawingData,
): readonly [number, number] | undefined {
  const measured = lines.flatMap((line) => line.points.map(({ day }) => day));
  const besides = [
    ...counts.flatMap((row) => [dayOf(row, "from"), dayOf(row, "until")]),
    ...spans.flatMap((row) => [dayOf(row, "from"), dayOf(row, "until")]),
  ].filter((day) => day !== undefined);
  const all = [...measured, ...besides];
  if (all.length === 0) return undefined;
  const first = Math.max(
    Math.min(...all),
    measured.length > 0 ? Math.min(...measured) - BEFORE : Number.NEGATIVE_INFINITY,
  );
  return [first, Math.max(first + SHORTEST, ...all)];
}

/** Lines across, with their values. */
const scale = (most: number, { y, left, right }: Frame): readonly Shape[] =>
  [0, most / 2, most].flatMap((value): readonly Shape[] => [
    {
      type: "line",
      points: [
        [left, y(value)],
        [right, y(value)],
      ],
      ink: "hair",
    },
    { type: "text", x: left - 6, y: y(value) + 4, text: String(Math.round(value)), anchor: "end", ink: "quiet" },
  ]);

/** The base, and the first and last month below. */
function axis(days: readonly [number, number], { x, left, right, barsBase }: Frame): readonly Shape[] {
  // Within one month the days themselves tell the ends apart.
  const isShort = monthOf(days[0]) === monthOf(days[1]);
  const ends = days.map((day, index): Shape => {
    const anchor = index === 0 ? "start" : "end";
    const text = isShort ? `${dateOf(day).slice(8, 10)}-${monthOf(day)}` : monthOf(day);
    return { type: "text", x: x(day), y: barsBase + 18, text, anchor, ink: "quiet" };
  });
  const base: Shape = {
    type: "line",
    points: [
      [left, barsBase],
      [right, barsBase],
    ],
    ink: "quiet",
  };
  return [base, ...ends];
}

/** Everything but the names of lines that are drawn on one place, which it gives; nothing where nothing has a day. */
function plot(
  data: DrawingData,
  left: number,
  right: number,
): { readonly lines: readonly Line[]; readonly frame: Frame; readonly shapes: readonly Shape[] } | undefined {
  const { points = [], bars: counts = [], spans = [] } = data;
  const lines = linesOf(points);
  const days = daysOf(lines, data);
  if (!days) return undefined;
  const [first, last] = days;
  const [most, isApart] = [mostOf(lines), lines.length > TOGETHER];
  const strips = stripsOf(spans);
  const edges = edgesOf(left, right, strips.length, counts.length > 0, isApart ? BAND * lines.length : undefined);
  const frame: Frame = {
    ...edges,
    x: (day) => left + ((right - left) * (day - first)) / Math.max(1, last - first),
    y: (value) => edges.base - ((edges.base - edges.top) * value) / most,
  };
  const places = isApart ? bandsOf(lines, frame) : lines.map(() => frame);
  const drawn = lines.flatMap((line, index) => lineShapes(line, index, places[index] ?? frame));
  const scales = isApart
    ? lines.flatMap((line, index) => bandShapes(line, index, places[index] ?? frame))
    : scale(most, frame);
  const besides = [...stripShapes(strips, frame), ...bars(counts, frame)];
  return {
    lines: isApart ? [] : lines,
    frame,
    shapes: [...scales, ...axis([first, last], frame), ...besides, ...drawn],
  };
}
const NOTHING: Drawing = { height: 0, shapes: [] };

export const chart: DrawingKind = {
  data: {
    points: ["name", "day", "value", "target"],
    bars: ["from", "until", "count"],
    spans: ["of", "name", "from", "until"],
  },
  draw(data) {
    const found = plot(data, 40, 470);
    if (!found) return NOTHING;
    const { lines, frame, shapes } = found;
    return { height: frame.barsBase + 26, shapes: [...shapes, ...endLabels(lines, frame)] };
  },
  narrow(data) {
    const found = plot(data, 28, NARROW - 10);
    if (!found) return NOTHING;
    const { lines, frame, shapes } = found;
    const top = frame.barsBase + 44;
    return { height: top + LABEL_ROW * lines.length, shapes: [...shapes, ...listedLabels(lines, 8, top)] };
  },
};
