/** The measures of a chart, wide or for a phone, and days and values as places in it. */

import type { DrawingRow } from "./types.ts";

export const DAY = 86_400_000;

/** Edges of the parts of a chart, in its units; those of lines and bars are counted from its top. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly base: number;
  readonly barsTop: number;
  readonly barsBase: number;
}
export interface Frame extends Edges {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}
/**
 * @param strips how many strips of periods stand above the lines
 * @param counted bars stand below them; without any the axis is their base
 * @param tall how high the lines stand together
 */
export function edgesOf(left: number, right: number, strips: number, counted: boolean, tall = 184): Edges {
  const top = 16 + STRIP * strips;
  const base = top + tall;
  return { left, right, top, base, barsTop: counted ? base + 36 : base, barsBase: counted ? base + 90 : base };
}
export const STRIP = 24;

/** Days since 1970; `undefined` when it is no day. */
export function dayOf(row: DrawingRow, column: string): number | undefined {
  const value = row[column]?.value;
  const at = typeof value === "string" ? Date.parse(`${value.slice(0, 10)}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at / DAY;
}
