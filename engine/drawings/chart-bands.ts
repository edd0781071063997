/** Many lines of a chart, each in a band of its own below the others: on one place nobody could tell them apart. */

import type { Frame } from "./chart-frame.ts";
import { inkOf, type Line, lastOf } from "./chart-lines.ts";
import type { Shape } from "./types.ts";

/** How many lines are drawn on one place at most. */
export const TOGETHER = 6;
/** Height of a band, and of the room above its line for a name. */
export const BAND = 52;
const ABOVE = 20;

/** The greatest value of lines, even, so that the line halfway stands at a whole number. */
export function mostOf(lines: readonly Line[]): number {
  const values = lines.flatMap((line) => [...line.points.map(({ value }) => value), line.target ?? 0]);
  return 2 * Math.ceil(Math.max(1, ...values) / 2);
}

/** The measures of the band of each line; each has a scale of its own, for lines may count different things. */
export const bandsOf = (lines: readonly Line[], frame: Frame): readonly Frame[] =>
  lines.map((line, index) => {
    const [most, base] = [mostOf([line]), frame.top + BAND * (index + 1)];
    return { ...frame, top: base - BAND + ABOVE, base, y: (value) => base - ((BAND - ABOVE) * value) / most };
  });

/** The scale of a band, and the name of its line with the last value above it. */
export function bandShapes(line: Line, index: number, { left, right, y }: Frame): readonly Shape[] {
  const most = mostOf([line]);
  const scale = [0, most].flatMap((value): readonly Shape[] => [
    {
      type: "line",
      points: [
        [left, y(value)],
        [right, y(value)],
      ],
      ink: "hair",
    },
    { type: "text", x: left - 6, y: y(value) + 4, text: String(value), anchor: "end", ink: "quiet" },
  ]);
  const short = line.name.length > 44 ? `${line.name.slice(0, 43)}…` : line.name;
  const text = `${short}: ${lastOf(line)}`;
  return [...scale, { type: "text", x: left, y: y(most) - 6, text, ink: inkOf(index), strong: true }];
}
