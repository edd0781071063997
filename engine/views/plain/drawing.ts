/** A chart as a drawing for paper and screen: steps under each other, ways to the next beside it, longer ways along lanes at the right. */

import { type Drawing, LETTER, type Shape, WIDTH } from "../../drawings/types.ts";
import type { ProcessStep, ProcessView, ProcessWay } from "../types.ts";
import type { Teller } from "./teller.ts";

const LEFT = 8;
const INDENT = 14;
const BOX = 196;
const ROW = 17;
const GAP = 12;
/** Widest words beside a way, in units; the lanes begin after them. */
const LABEL = 200;
const SIGN = 6.1;

interface Line {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly isItself: boolean;
}
interface Placed {
  readonly step: ProcessStep;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  /** Lines that leave it, each with a height of its own, and where others arrive. */
  readonly out: readonly (Line & { readonly y: number })[];
  readonly arrives: number | undefined;
}

const short = (text: string, width: number): string => {
  const most = Math.floor(width / SIGN);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};
/** Where a way leads from a step, told once for each pair of steps and button; what leads into its own parts is told in the text. */
function linesOf(teller: Teller, steps: readonly ProcessStep[]): readonly Line[] {
  const at = new Map(steps.map(({ address }, index) => [address, index]));
  const isWithin = (outer: number, inner: number): boolean =>
    inner > outer && steps.slice(outer + 1, inner + 1).every(({ depth }) => depth > (steps[outer]?.depth ?? 0));
  const label = ({ address }: ProcessWay): string => (address === undefined ? "" : teller.word(address));
  const all = steps.flatMap((step, from) =>
    step.ways.flatMap((way): readonly Line[] => {
      const to = at.get(way.to[0] ?? "");
      if (to === undefined || to === from || isWithin(from, to)) return [];
      return [{ from, to, label: label(way), isItself: way.how === "itself" }];
    }),
  );
  const key = ({ from, to, label: words }: Line): string => `${from} ${to} ${words}`;
  return [...new Map(all.map((line) => [key(line), line])).values()];
}

function placed(steps: readonly ProcessStep[], lines: readonly Line[]): readonly Placed[] {
  let top = GAP / 2;
  return steps.map((step, index): Placed => {
    const left = LEFT + step.depth * INDENT;
    const own = lines.filter(({ from }) => from === index);
    const isReached = lines.some(({ to }) => to === index);
    const out = own.map((line, at) => ({ ...line, y: top + ROW * (at + (isReached ? 1 : 0)) + ROW / 2 + 4 }));
    const height = Math.max(1, own.length + (isReached ? 1 : 0)) * ROW + 10;
    const one = { step, left, right: LEFT + BOX, top, height, out, arrives: isReached ? top + ROW / 2 + 4 : undefined };
    top += height + GAP;
    return one;
  });
}
/** A lane for each step that others lead to; two share one where they do not meet. */
function lanesOf(all: readonly Placed[]): ReadonlyMap<number, number> {
  const lanes: number[][][] = [];
  const found = new Map<number, number>();
  const spans = all.flatMap(({ arrives }, to) => {
    const ys = all.flatMap(({ out }) => out.flatMap((line) => (line.to === to ? [line.y] : [])));
    return arrives === undefined || ys.length === 0
      ? []
      : [{ to, from: Math.min(arrives, ...ys), until: Math.max(arrives, ...ys) }];
  });
  for (const { to, from, until } of [...spans].sort((a, b) => a.until - a.from - (b.until - b.from))) {
    const isFree = (lane: number[][]): boolean =>
      lane.every(([start = 0, end = 0]) => until < start - 4 || from > end + 4);
    const index = lanes.findIndex(isFree);
    const lane = index < 0 ? lanes.length : index;
    lanes[lane] = [...(lanes[lane] ?? []), [from, until]];
    found.set(to, lane);
  }
  return found;
}

function boxShapes({ word }: Teller, all: readonly Placed[], index: number): readonly Shape[] {
  const one = all[index];
  if (!one) return [];
  const { step, left, right, top, height } = one;
  const inner = all.slice(index + 1).findIndex((other) => other.step.depth <= step.depth);
  const last = inner < 0 ? all.length - 1 : index + inner;
  const isGroup = (all[index + 1]?.step.depth ?? 0) > step.depth;
  const until = isGroup ? (all[last]?.top ?? top) + (all[last]?.height ?? height) + 5 : top + height;
  const corners = [
    [left, top],
    [right + (isGroup ? 0 : 0), top],
    [right + (isGroup ? 0 : 0), until],
    [left, until],
  ] as const;
  const name = short(word(step.address), right - left - 16);
  return [
    { type: "polygon", points: corners, ink: step.end ? "quiet" : "first" },
    ...(step.end
      ? [
          {
            type: "line",
            points: [
              [left + 3, until - 3],
              [right - 3, until - 3],
            ],
            ink: "quiet",
          } as const,
        ]
      : []),
    { type: "text", x: left + 8, y: top + 17, text: name, strong: step.depth === 0 },
  ];
}
function lineShapes(all: readonly Placed[], lanes: ReadonlyMap<number, number>, count: number): readonly Shape[] {
  const space = WIDTH - (LEFT + BOX + LABEL) - 8;
  const laneX = (to: number): number =>
    LEFT + BOX + LABEL + ((lanes.get(to) ?? 0) + 0.5) * (space / Math.max(1, count));
  return all.flatMap(({ out, right }) =>
    out.flatMap(({ to, y, label, isItself }): readonly Shape[] => {
      const target = all[to];
      if (target?.arrives === undefined) return [];
      const [x, end] = [laneX(to), target.arrives];
      const dash = isItself ? ({ dash: [4, 3] } as const) : {};
      return [
        {
          type: "line",
          points: [
            [right, y],
            [x, y],
            [x, end],
            [target.right + 7, end],
          ],
          ink: "quiet",
          ...dash,
        },
        {
          type: "polygon",
          points: [
            [target.right, end],
            [target.right + 8, end - 4],
            [target.right + 8, end + 4],
          ],
          ink: "quiet",
          filled: true,
        },
        ...(label === ""
          ? []
          : [{ type: "text", x: right + 12, y: y - 3, text: short(label, LABEL - 20), ink: "quiet" } as const]),
      ];
    }),
  );
}

/** What leads to a step from all others stands beside it in words. */
function alwaysShapes({ say, word }: Teller, all: readonly Placed[], always: readonly ProcessWay[]): readonly Shape[] {
  return all.flatMap(({ step, right, top, arrives }): readonly Shape[] => {
    const names = always.flatMap(({ to, address }) =>
      to[0] === step.address && address !== undefined ? [word(address)] : [],
    );
    if (names.length === 0 || arrives !== undefined) return [];
    const text = short(say("steps.fromAll", { what: names.join(", ") }), LABEL + 100);
    return [{ type: "text", x: right + 12, y: top + 17, text, ink: "quiet" }];
  });
}
type Charted = Pick<ProcessView["kinds"][number], "steps" | "always">;

/** @returns undefined for a chart of one step. */
export function chartDrawing(teller: Teller, { steps, always }: Charted): Drawing | undefined {
  if (steps.length < 2) return undefined;
  const all = placed(steps, linesOf(teller, steps));
  const lanes = lanesOf(all);
  const last = all.at(-1);
  const shapes = [
    ...all.flatMap((_, index) => boxShapes(teller, all, index)),
    ...alwaysShapes(teller, all, always),
    ...lineShapes(all, lanes, Math.max(0, ...lanes.values()) + 1),
  ];
  return { height: (last?.top ?? 0) + (last?.height ?? 0) + LETTER, shapes };
}
