/** Periods above the lines of a chart: a strip per thing, each period with its name; it lasts until the next one of the same thing begins. */

import { dayOf, type Frame, STRIP } from "./chart-frame.ts";
import { type DrawingRow, type Shape, wordsOf } from "./types.ts";

export interface Span {
  readonly name: string;
  readonly from: number;
  /** Of the last one of a thing that has no end: absent. */
  readonly until: number | undefined;
}
/** Periods of each thing, by the day they began, whatever order they were written in. */
export function stripsOf(rows: readonly DrawingRow[]): readonly (readonly [of: string, spans: readonly Span[]])[] {
  const found = new Map<string, { name: string; from: number; until: number | undefined }[]>();
  for (const row of rows) {
    const from = dayOf(row, "from");
    if (from === undefined) continue;
    const own = found.get(wordsOf(row["of"])) ?? [];
    own.push({ name: wordsOf(row["name"]), from, until: dayOf(row, "until") });
    found.set(wordsOf(row["of"]), own);
  }
  return [...found].map(([of, spans]) => {
    const sorted = spans.sort((a, b) => a.from - b.from);
    return [of, sorted.map((span, index) => ({ ...span, until: span.until ?? sorted[index + 1]?.from }))];
  });
}

const LETTER_WIDE = 6.4;
function spanShapes(span: Span, index: number, top: number, frame: Frame): readonly Shape[] {
  const left = Math.max(frame.left, frame.x(span.from));
  const right = span.until === undefined ? frame.right : Math.min(frame.right, frame.x(span.until));
  if (right - left < 1) return [];
  const base = top + STRIP - 6;
  const fits = Math.floor((right - left - 8) / LETTER_WIDE);
  const short =
    span.name.length > fits ? (fits < 3 ? span.name.slice(0, 1) : `${span.name.slice(0, fits - 1)}…`) : span.name;
  const box: Shape = {
    type: "polygon",
    points: [
      [left, top],
      [right, top],
      [right, base],
      [left, base],
    ],
    ink: "quiet",
  };
  const begin: Shape = {
    type: "line",
    points: [
      [left, top],
      [left, frame.barsBase],
    ],
    ink: "quiet",
    dash: [2, 4],
  };
  const label: Shape = { type: "text", x: left + 4, y: base - 5, text: right - left < 12 ? "" : short };
  return [
    ...(left > frame.left ? [begin] : []),
    box,
    ...(label.text === "" ? [] : [{ ...label, strong: index === 0 }]),
  ];
}

/** The strips, the first at the top; each thing's name beside it when there are several. */
export function stripShapes(
  strips: readonly (readonly [of: string, spans: readonly Span[]])[],
  frame: Frame,
): readonly Shape[] {
  return strips.flatMap(([of, spans], row) => {
    const top = 4 + STRIP * row;
    const name: readonly Shape[] =
      strips.length > 1 ? [{ type: "text", x: frame.right + 12, y: top + 13, text: of, ink: "quiet" }] : [];
    return [...spans.flatMap((span, index) => spanShapes(span, spans.length - 1 - index, top, frame)), ...name];
  });
}
