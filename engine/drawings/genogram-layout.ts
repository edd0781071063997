/** Where the persons of a genogram are, and at which height the lines between two of one generation run, so that no line crosses a name or another couple's line. */

import { generations } from "./lineage.ts";
import type { Relation } from "./relations.ts";
import { WIDTH } from "./types.ts";

export type Place = readonly [x: number, y: number];
/** A line between two of one generation, below them: of a couple, or of violence. */
export interface Bar {
  readonly relation: Relation;
  readonly teeth: boolean;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}
export interface Layout {
  readonly width: number;
  /** Names by generation, the oldest first. */
  readonly rows: readonly (readonly string[])[];
  readonly places: ReadonlyMap<string, Place>;
  readonly bars: readonly Bar[];
  readonly bottom: number;
}
export const [R, TOP] = [15, 30] as const;
/** Between a symbol and the first line below it; from one line to the next; above a child, per pair of parents. */
export const [DROP, LANE, BEND] = [16, 14, 8] as const;
const PORT = 7;

export const COUPLES: readonly string[] = ["partner", "exPartner"];
export const DOWN: readonly string[] = ["parent", "stepParent", "carer"];
const LEVEL: readonly string[] = [...COUPLES, "sibling"];

/** Persons of one generation, partners beside each other. */
function besidePartners(names: readonly string[], relations: readonly Relation[]): readonly string[] {
  const couples = relations.filter(({ kind }) => COUPLES.includes(kind));
  const partners = (name: string): readonly string[] =>
    couples
      .flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []))
      .filter((one) => names.includes(one));
  const placed: string[] = [];
  for (const name of [...names].sort((a, b) => Number(partners(a).length > 1) - Number(partners(b).length > 1))) {
    if (placed.includes(name)) continue;
    // Somebody with two partners stands between them.
    const [first, ...others] = partners(name).filter((one) => !placed.includes(one));
    placed.push(...(others.length > 0 && first !== undefined ? [first, name, ...others] : [name]));
    if (others.length === 0 && first !== undefined && partners(first).length < 2) placed.push(first);
  }
  return placed;
}
/** Names by generation; one without anybody is left out. */
function rowsOf(names: readonly string[], relations: readonly Relation[]): readonly (readonly string[])[] {
  const ties = relations
    .filter(({ kind }) => DOWN.includes(kind) || LEVEL.includes(kind))
    .map(({ from, to, kind }) => ({ from, to, down: DOWN.includes(kind) }));
  const levels = generations(names, ties);
  const used = [...new Set(levels.values())].sort((a, b) => a - b);
  return used.map((level) =>
    besidePartners(
      names.filter((name) => levels.get(name) === level),
      relations,
    ),
  );
}

interface Wish {
  readonly relation: Relation;
  readonly teeth: boolean;
}
/** What runs below a row: couples, and violence between two of it. */
const wishesOf = (row: readonly string[], relations: readonly Relation[]): readonly Wish[] => {
  const within = relations.filter(({ from, to }) => row.includes(from) && row.includes(to));
  return [
    ...within.filter(({ kind }) => COUPLES.includes(kind)).map((relation) => ({ relation, teeth: false })),
    ...within.filter(({ violent }) => violent).map((relation) => ({ relation, teeth: true })),
  ];
};
/** Beside each other where several lines leave one symbol. */
function portOf(name: string, wish: Wish, wishes: readonly Wish[]): number {
  const own = wishes.filter(({ relation }) => relation.from === name || relation.to === name);
  return (own.indexOf(wish) - (own.length - 1) / 2) * Math.min(PORT, (2 * R - 6) / Math.max(1, own.length - 1));
}
/** Each line at the first height at which nothing else runs there; short ones first. */
function barsOf(
  row: readonly string[],
  wishes: readonly Wish[],
  x: (name: string) => number,
  y: number,
): readonly Bar[] {
  const spans = wishes.map((wish) => {
    const ends = [wish.relation.from, wish.relation.to].map((name) => x(name) + portOf(name, wish, wishes));
    return { wish, from: Math.min(...ends), to: Math.max(...ends) };
  });
  const done: (Bar & { readonly lane: number })[] = [];
  const wide = (name: string): number => row.indexOf(name);
  for (const { wish, from, to } of [...spans].sort(
    (a, b) =>
      Math.abs(wide(a.wish.relation.from) - wide(a.wish.relation.to)) -
        Math.abs(wide(b.wish.relation.from) - wide(b.wish.relation.to)) || Number(a.wish.teeth) - Number(b.wish.teeth),
  )) {
    const taken = done.filter((one) => one.from < to + PORT && from < one.to + PORT).map(({ lane }) => lane);
    const lane = done.map((_, index) => index).find((index) => !taken.includes(index)) ?? done.length;
    done.push({ ...wish, from, to, lane, y: y + R + DROP + LANE * lane });
  }
  return done;
}

/** Of how many different parents a row descends. */
const bendsOf = (row: readonly string[], relations: readonly Relation[]): number =>
  new Set(
    row.flatMap((name) => {
      const parents = relations.filter(({ to, kind }) => to === name && DOWN.includes(kind)).map(({ from }) => from);
      return parents.length > 0 ? [parents.sort().join("\n")] : [];
    }),
  ).size;

/** @param relations between persons that are there, nobody with themselves */
export function layoutOf(names: readonly string[], relations: readonly Relation[]): Layout {
  const rows = rowsOf(names, relations);
  const places = new Map<string, Place>();
  const bars: Bar[] = [];
  let y = TOP;
  for (const [level, row] of rows.entries()) {
    const room = WIDTH / row.length;
    row.forEach((name, index) => {
      places.set(name, [room * index + Math.max(R + 4, room / 2 - 40), y]);
    });
    const own = barsOf(row, wishesOf(row, relations), (name) => places.get(name)?.[0] ?? 0, y);
    bars.push(...own);
    const low = Math.max(y + R + DROP, ...own.map((bar) => bar.y + 8));
    y = low + 14 + BEND * bendsOf(rows[level + 1] ?? [], relations) + DROP + R;
  }
  const last = rows.at(-1)?.[0] ?? "";
  const bottom = Math.max((places.get(last)?.[1] ?? TOP) + R + 8, ...bars.map((bar) => bar.y));
  return { width: WIDTH, rows, places, bars, bottom };
}
