/** Decision tables: typed columns, first row that fits, checked for gaps and for rows that can never fit (after DMN's hit policy "first"). */

import type { DecisionTable, TableCell } from "../definition/types.ts";
import type { CelType, TableFunction, Value } from "./types.ts";

export interface TableProblem {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
}
export type CompiledTable =
  | {
      readonly fn: TableFunction;
      /** All that is wrong, for values of any kind that the columns say. */
      readonly problems: readonly TableProblem[];
      /** The gap that is left when columns only ever meet these values; `undefined` for a column that may meet any. */
      readonly gapAmong: (choices: readonly (readonly string[] | undefined)[]) => TableProblem | undefined;
    }
  | { readonly fn?: undefined; readonly problems: readonly TableProblem[] };

const COLUMN_TYPES: Readonly<Record<string, CelType>> = {
  string: "string",
  int: "int",
  integer: "int",
  double: "double",
  number: "double",
  bool: "bool",
  boolean: "bool",
};
const COMPARISON = /^(>=|<=|>|<|=|!=)\s*(.+)$/;

type Cell = (value: Value) => boolean;

function literal(text: string, type: CelType): Value | undefined {
  if (type === "int") return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
  if (type === "double") return Number.isNaN(Number(text)) ? undefined : Number(text);
  if (type === "bool") return text === "true" ? true : text === "false" ? false : undefined;
  return text;
}

function compare(operator: string, value: Value, bound: Value): boolean {
  const a = value as number;
  const b = bound as number;
  switch (operator) {
    case ">=":
      return a >= b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case "<":
      return a < b;
    case "!=":
      return a !== b;
    default:
      return a === b;
  }
}

/** `-` any, `a|b` one of, `>= 12` a comparison, else equal. `undefined` when it does not fit the column's type. */
function cell(text: string, type: CelType): Cell | undefined {
  if (text === "-") return () => true;
  const comparison = type === "string" ? null : COMPARISON.exec(text.trim());
  if (comparison) {
    const bound = literal(comparison[2] ?? "", type);
    return bound === undefined ? undefined : (value) => compare(comparison[1] ?? "=", value, bound);
  }
  const choices = text.split("|").map((part) => literal(part.trim(), type));
  return choices.includes(undefined) ? undefined : (value) => choices.includes(value);
}

interface Row {
  readonly key: string;
  readonly row: readonly string[];
  readonly cells: readonly Cell[];
}
const shown = (value: Value): string => (typeof value === "string" ? `"${value}"` : String(value));
/** Above this many combinations only a last row of dashes is asked for, and no row is called unreachable. */
const MOST_COMBINATIONS = 20_000;

/** Values of a column that behave differently: each bound and what lies beside it, each choice and one that is none. */
function samples(texts: readonly string[], type: CelType): readonly Value[] {
  if (type === "bool") return [true, false];
  const bounds = texts
    .flatMap((text) => (type === "string" ? text : text.replace(/[<>=!]/g, "")).split("|"))
    .map((part) => literal(part.trim(), type))
    .filter((value): value is string | number | bigint => value !== undefined && value !== "-");
  if (type === "int")
    return [...new Set([0n, ...bounds.flatMap((bound) => [-1n, 0n, 1n].map((n) => BigInt(bound) + n))])];
  if (type === "double")
    return [...new Set([0, ...bounds.flatMap((bound) => [-1e-6, 0, 1e-6].map((n) => Number(bound) + n))])];
  return [...new Set(["", ...bounds])];
}

/** Tries every combination of telling values: one that no row fits is a gap, a row that is never the first is out of reach. */
function coverage(
  rows: readonly Row[],
  columns: readonly CelType[],
  choices: readonly (readonly string[] | undefined)[] = [],
): { readonly gap?: readonly Value[]; readonly unreached: readonly string[] } {
  const perColumn = columns.map(
    (type, index) =>
      choices[index] ??
      samples(
        rows.map(({ row }) => row[index] ?? "-"),
        type,
      ),
  );
  const fitsAll = ({ row }: Row): boolean => row.slice(0, columns.length).every((text) => text === "-");
  const catchAll = rows.some(fitsAll);
  if (perColumn.reduce((product, values) => product * values.length, 1) > MOST_COMBINATIONS)
    return { unreached: [], ...(catchAll ? {} : { gap: perColumn.map((values) => values[0] ?? null) }) };
  const reached = new Set<string>();
  let gap: readonly Value[] | undefined;
  const combinations = perColumn.reduce<readonly (readonly Value[])[]>(
    (before, values) => before.flatMap((one) => values.map((value) => [...one, value])),
    [[]],
  );
  for (const values of combinations) {
    const first = rows.find(({ cells }) => cells.every((test, index) => test(values[index] ?? null)));
    if (first) reached.add(first.key);
    else gap ??= values;
  }
  // A last row that fits everything is never wrong: it is what is left when a row above it goes.
  const asked = rows.filter((one, index) => index < rows.length - 1 || !fitsAll(one));
  return { ...(gap ? { gap } : {}), unreached: asked.map(({ key }) => key).filter((key) => !reached.has(key)) };
}

const asGap = (gap: readonly Value[] | undefined): TableProblem | undefined =>
  gap && {
    code: "table-gap",
    pointer: "/rows",
    message: `Some values fit no row: ${gap.map(shown).join(", ")}.`,
    remedy: 'End with a row that fits everything: "-" in each column.',
  };

/** Compiles a table to a typed function. Problems point into the table (`/rows/2/1`, `/in/0`). */
export function compileTable(table: DecisionTable): CompiledTable {
  const problems: TableProblem[] = [];
  const columns = table.in.map((column, index) => {
    const [name, type] = column.split(":").map((part) => part.trim());
    const known = COLUMN_TYPES[type ?? ""];
    if (!name || !known)
      problems.push({
        code: "bad-column",
        pointer: `/in/${index}`,
        message: `"${column}" is no column.`,
        remedy: 'Write "name: string", "name: int", "name: bool" or "name: double".',
      });
    return known ?? "dyn";
  });
  const result = COLUMN_TYPES[table.out];
  if (!result)
    problems.push({
      code: "bad-column",
      pointer: "/out",
      message: `"${table.out}" is no type.`,
      remedy: "Use string, int, bool or double.",
    });

  const rows = Object.entries(table.rows).map(([key, given]: [string, readonly TableCell[]]) => {
    const row = given.map(String);
    const cells = columns.map((type, index) => {
      const text = row[index] ?? "";
      const test = cell(text, type);
      if (!test)
        problems.push({
          code: "bad-cell",
          pointer: `/rows/${key}/${index}`,
          message: `"${text}" does not fit its column (${table.in[index]}).`,
          remedy: 'Use "-", a value, "a|b" or a comparison such as ">= 12".',
        });
      return test ?? (() => false);
    });
    if (row.length !== columns.length + 1)
      problems.push({
        code: "bad-row",
        pointer: `/rows/${key}`,
        message: `The row has ${row.length} cells; ${columns.length} and an outcome are asked.`,
        remedy: "Give one cell per column and the outcome last.",
      });
    const outcome = literal(row[columns.length] ?? "", result ?? "string");
    if (outcome === undefined)
      problems.push({
        code: "bad-cell",
        pointer: `/rows/${key}/${columns.length}`,
        message: `The outcome "${row[columns.length] ?? ""}" is no ${table.out}.`,
        remedy: `Give a ${table.out}.`,
      });
    return { key, row, cells, outcome: outcome ?? null };
  });

  if (problems.some(({ code }) => code.startsWith("bad")) || !result) return { problems };

  const gapAmong = (choices: readonly (readonly string[] | undefined)[]): TableProblem | undefined =>
    asGap(coverage(rows, columns, choices).gap);
  const { gap, unreached } = coverage(rows, columns);
  const told = asGap(gap);
  if (told) problems.push(told);
  for (const key of unreached)
    problems.push({
      code: "table-overlap",
      pointer: `/rows/${key}`,
      message: "This row can never be reached: what is above it fits whenever it does.",
      remedy: "Move it up, or leave it out.",
    });

  const call = (...values: Value[]): Value =>
    rows.find(({ cells }) => cells.every((test, index) => test(values[index] ?? null)))?.outcome ?? null;
  // A text that comes out is one of those that stand there: what it is compared with is checked like any choice.
  const outcomes = [...new Set(rows.map(({ outcome }) => String(outcome)))];
  const fn = { parameters: columns, result: result === "string" ? { choice: outcomes } : result, call };
  return { fn, problems, gapAmong };
}
