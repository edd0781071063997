/** The lines of a genogram: couples and violence below a generation, descent to the next one, other ties above; and the legend. */

import { type Bar, BEND, COUPLES, DOWN, DROP, type Layout, type Place, R } from "./genogram-layout.ts";
import type { Relation } from "./relations.ts";
import { type Shape, WIDTH } from "./types.ts";

/** Dash per kind; a kind that is not here is dotted. */
const DASHES: Readonly<Record<string, readonly [number, number] | undefined>> = {
  partner: undefined,
  exPartner: undefined,
  parent: undefined,
  stepParent: [7, 4],
  carer: [10, 3],
  sibling: [4, 4],
};
const DOTTED = [2, 3] as const;
/** Below the names beside a symbol. */
const UNDER_NAME = 22;

export function lineFor(kind: string, points: readonly Place[]): Shape {
  const dash = Object.hasOwn(DASHES, kind) ? DASHES[kind] : DOTTED;
  return { type: "line", points, ink: "ink", width: 1.5, ...(dash ? { dash } : {}) };
}
/** Two strokes through a line: they parted. */
const strokes = (x: number, y: number, kind: string): readonly Shape[] =>
  [0, 6].map((by) =>
    lineFor(kind, [
      [x + by - 4, y + 7],
      [x + by + 4, y - 7],
    ]),
  );

/** Teeth along a straight line from one place to another, its ends included. */
function teethAlong([x, y]: Place, [right, base]: Place): readonly Place[] {
  const long = Math.max(1, Math.hypot(right - x, base - y));
  const [across, down] = [(right - x) / long, (base - y) / long];
  const count = Math.max(2, Math.round(long / 9));
  return Array.from({ length: count + 1 }, (_, index): Place => {
    const way = (long * index) / count;
    const aside = index === 0 || index === count ? 0 : index % 2 === 0 ? 4 : -4;
    return [x + across * way - down * aside, y + down * way + across * aside];
  });
}
const violence = (points: readonly Place[]): Shape => ({ type: "line", points, ink: "fourth", width: 1.5 });

/** Between two of one generation, below both. */
function barShapes({ relation: { kind }, teeth, from, to, y }: Bar, top: number): readonly Shape[] {
  if (teeth) return [violence([[from, top], ...teethAlong([from, y], [to, y]), [to, top]])];
  const path: readonly Place[] = [
    [from, top],
    [from, y],
    [to, y],
    [to, top],
  ];
  return [lineFor(kind, path), ...(kind === "exPartner" ? strokes(from + (to - from) / 4, y, kind) : [])];
}
/** Violence from one generation to another: down past the name, then straight to the symbol. */
function violenceDown([x, y]: Place, [right, base]: Place): Shape {
  const [upper, lower]: readonly [Place, Place] =
    y < base
      ? [
          [x, y],
          [right, base],
        ]
      : [
          [right, base],
          [x, y],
        ];
  const start: Place = [upper[0] - 5, upper[1] + UNDER_NAME];
  return violence([[upper[0] - 5, upper[1] + R - 1], ...teethAlong(start, [lower[0] - 5, lower[1] - R])]);
}

/** Where a line to a child begins: at the line of two parents who are or were a couple, else at the parent. */
function originOf({ from, to, kind }: Relation, all: readonly Relation[], { places, bars }: Layout): Place {
  const parents = all.filter((one) => one.kind === "parent" && one.to === to).map((one) => one.from);
  const bar = bars.find(
    ({ teeth, relation }) =>
      !teeth &&
      [relation.from, relation.to].includes(from) &&
      [relation.from, relation.to].every((name) => parents.includes(name)),
  );
  const [x, y] = places.get(from) ?? [0, 0];
  return bar && kind === "parent" ? [(bar.from + bar.to) / 2, bar.y] : [x, y + R];
}
/** Lines to children; those of different parents bend at different heights. */
function descent(layout: Layout, all: readonly Relation[]): readonly Shape[] {
  const bends = new Map<string, number>();
  return all
    .filter(({ kind }) => DOWN.includes(kind))
    .flatMap((one) => {
      const end = layout.places.get(one.to);
      if (!end) return [];
      const [x, top] = originOf(one, all, layout);
      const row = String(end[1]);
      const origin = `${row} ${x} ${top}`;
      const used = [...bends.keys()].filter((key) => key.startsWith(`${row} `)).length;
      const nth = bends.get(origin) ?? used;
      bends.set(origin, nth);
      const bend = end[1] - R - DROP - BEND * nth;
      const points: readonly Place[] = [
        [x, top],
        [x, bend],
        [end[0], bend],
        [end[0], end[1] - R],
      ];
      return [lineFor(one.kind, points)];
    });
}
/** Any other tie: a bracket above both. */
function bracket([x, y]: Place, [right, base]: Place, kind: string): Shape {
  const over = Math.min(y, base) - R - 6;
  return lineFor(kind, [
    [x + 6, y - R],
    [x + 6, over],
    [right + 6, over],
    [right + 6, base - R],
  ]);
}

/** All lines between persons. */
export function relationLines(layout: Layout, all: readonly Relation[]): readonly Shape[] {
  const { places, bars } = layout;
  const others = all.flatMap((one): readonly Shape[] => {
    const [start, end] = [places.get(one.from), places.get(one.to)];
    if (!start || !end) return [];
    const level = start[1] === end[1];
    const tie = [...COUPLES, ...DOWN].includes(one.kind) && (level || DOWN.includes(one.kind));
    return [
      ...(tie ? [] : [bracket(start, end, one.kind)]),
      ...(one.violent && !level ? [violenceDown(start, end)] : []),
    ];
  });
  const below = bars.flatMap((bar) => barShapes(bar, (places.get(bar.relation.from)?.[1] ?? 0) + R));
  return [...descent(layout, all), ...below, ...others];
}

/** A sample of each kind of line that is drawn, with its word. */
export function legend(relations: readonly Relation[], y: number): readonly Shape[] {
  const kinds = [...new Map(relations.map(({ kind, words }) => [kind, words]))];
  const room = WIDTH / Math.max(1, kinds.length);
  return kinds.flatMap(([kind, words], index) => {
    const x = room * index + 8;
    const sample = lineFor(kind, [
      [x, y],
      [x + 26, y],
    ]);
    const label: Shape = { type: "text", x: x + 32, y: y + 4, text: words, ink: "quiet" };
    return [sample, ...(kind === "exPartner" ? strokes(x + 10, y, kind) : []), label];
  });
}
