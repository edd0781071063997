/** Makes the table of a figure over a year, and withholds small numbers, also where they follow from others. */

import type { FigureCell, FigureKind, FigureRow, FigureTable, Measure } from "./types.ts";

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };
/** First month (from 1) and name of each period of a year. */
function periodsOf(per: string): readonly { readonly from: number; readonly until: number; readonly name: string }[] {
  const length = MONTHS[per] ?? 12;
  if (length === 12) return [];
  return Array.from({ length: 12 / length }, (_, index) => ({
    from: index * length + 1,
    until: (index + 1) * length,
    name: length === 1 ? String(index + 1) : `${index + 1}`,
  }));
}
const monthOf = ({ day }: Measure): number => Number(day.slice(5, 7));

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
const valuesOf = (all: readonly Measure[]): readonly number[] => all.flatMap(({ value }) => value ?? []);

/** How many units a number rests on: what is compared with the least number. */
function weightOf(kind: FigureKind, all: readonly Measure[]): number {
  if (kind === "count") return all.filter(({ counts }) => counts).length;
  return kind === "share" ? all.length : valuesOf(all).length;
}
function numberOf(kind: FigureKind, all: readonly Measure[]): number | undefined {
  switch (kind) {
    case "count":
      return all.filter(({ counts }) => counts).length;
    case "share":
      return all.length === 0 ? undefined : Math.round((100 * all.filter(({ counts }) => counts).length) / all.length);
    case "median":
      return median(valuesOf(all));
    case "sum":
      return valuesOf(all).reduce((sum, one) => sum + one, 0);
  }
}

/** Indexes that are withheld of numbers whose whole is shown: small ones, and where one alone would follow from the rest, the next smallest. */
export function withheldOf(weights: readonly number[], smallest: number): ReadonlySet<number> {
  const small = weights.flatMap((weight, index) => (weight > 0 && weight < smallest ? [index] : []));
  if (small.length !== 1) return new Set(small);
  const rest = weights.flatMap((weight, index) => (weight > 0 && !small.includes(index) ? [{ weight, index }] : []));
  const [next] = [...rest].sort((a, b) => a.weight - b.weight);
  return new Set(next ? [...small, next.index] : small);
}

/** Withholds in rows and columns until nothing follows from a sum any more. */
function withheld(weights: readonly (readonly number[])[], smallest: number): readonly (readonly boolean[])[] {
  const hidden = weights.map((row) => row.map((weight) => weight > 0 && weight < smallest));
  const lines = (): readonly (readonly (readonly [number, number])[])[] => [
    ...weights.map((row, y) => row.map((_, x) => [y, x] as const)),
    ...(weights[0] ?? []).map((_, x) => weights.map((_row, y) => [y, x] as const)),
  ];
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines()) {
      const told = line.filter(([y, x]) => (weights[y]?.[x] ?? 0) > 0);
      const open = told.filter(([y, x]) => !hidden[y]?.[x]);
      if (told.length - open.length !== 1) continue;
      const [next] = [...open].sort(([a, b], [c, d]) => (weights[a]?.[b] ?? 0) - (weights[c]?.[d] ?? 0));
      const row = next && hidden[next[0]];
      if (!next || !row) continue;
      row[next[1]] = true;
      changed = true;
    }
  }
  return hidden;
}

export interface FigureOptions {
  readonly kind: FigureKind;
  readonly per: string;
  /** Numbers that rest on fewer units are not shown. */
  readonly smallest: number;
}
/**
 * The table of a figure.
 * @param measures of one year; a row for each part, a column for each period and one for the year
 * @returns cells that are withheld as `"small"`: also those from which, with a sum, another would follow
 */
export function figureTable(measures: readonly Measure[], { kind, per, smallest }: FigureOptions): FigureTable {
  const periods = periodsOf(per);
  const parts = [...new Set(measures.map(({ part }) => part))].sort();
  const grid = [...parts, ...(parts.length > 1 ? [undefined] : [])].map((part) => {
    const own = part === undefined ? measures : measures.filter((one) => one.part === part);
    const inPeriods = periods.map(({ from, until }) =>
      own.filter((one) => monthOf(one) >= from && monthOf(one) <= until),
    );
    return { part: part ?? "", cells: [...inPeriods, own] };
  });
  const hidden = withheld(
    grid.map(({ cells }) => cells.map((cell) => weightOf(kind, cell))),
    smallest,
  );
  const rows = grid.map(
    ({ part, cells }, y): FigureRow => ({
      part,
      cells: cells.map((cell, x): FigureCell => (hidden[y]?.[x] ? "small" : numberOf(kind, cell))),
    }),
  );
  return { periods: periods.map(({ name }) => name), rows };
}
