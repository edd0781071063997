/** Bars of counts per period below the lines of a chart. */

import { dayOf, type Frame } from "./chart-frame.ts";
import { type DrawingRow, numberOf, type Shape } from "./types.ts";

const BETWEEN = 1.5;
const NARROWEST = 6;
export function bars(
  rows: readonly DrawingRow[],
  { x, left: start, right: end, barsTop, barsBase }: Frame,
): readonly Shape[] {
  const found = rows.flatMap((row) => {
    const [from, count] = [dayOf(row, "from"), numberOf(row["count"])];
    return from === undefined || count === undefined ? [] : [{ from, until: dayOf(row, "until") ?? from, count }];
  });
  // A period before the axis begins has no place on it; it stands in the table.
  const shown = found.filter(({ until }) => x(until) >= start);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  return shown.flatMap(({ from, until, count }): readonly Shape[] => {
    const left = Math.min(end - NARROWEST, Math.max(start, x(from)));
    const right = Math.min(end, Math.max(left + NARROWEST, x(until) - BETWEEN));
    if (right <= left) return [];
    const top = barsBase - ((barsBase - barsTop) * count) / most;
    const bar: Shape = {
      type: "polygon",
      points: [
        [left, top],
        [right, top],
        [right, barsBase],
        [left, barsBase],
      ],
      ink: "quiet",
      filled: true,
    };
    return [
      bar,
      { type: "text", x: (left + right) / 2, y: top - 3, text: String(count), anchor: "middle", strong: true },
    ];
  });
}
