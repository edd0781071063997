/** Decision tables: typed columns, first row that fits, checked for gaps and for rows that can never fit (after DMN's hit policy "first"). */

import type { DecisionTable } from "../definition/types.ts";
import type { CelType, TableFunction, Value } from "./types.ts";

export interface TableProblem {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
}
export type CompiledTable =
  | { readonly fn: TableFunction; readonly problems: readonly TableProblem[] }
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

  const rows = Object.entries(table.rows).map(([key, row]) => {
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

  if (!rows.some(({ row }) => row.slice(0, columns.length).every((text) => text === "-")))
    problems.push({
      code: "table-gap",
      pointer: "/rows",
      message: "Some values fit no row.",
      remedy: 'End with a row that fits everything: "-" in each column.',
    });
  rows.forEach(({ key, row }, index) => {
    const covered = rows
      .slice(0, index)
      .some((before) =>
        before.row.slice(0, columns.length).every((text, column) => text === "-" || text === row[column]),
      );
    if (covered)
      problems.push({
        code: "table-overlap",
        pointer: `/rows/${key}`,
        message: "This row can never be reached: one above it fits whenever it does.",
        remedy: "Move it up, or leave it out.",
      });
  });
  if (problems.some(({ code }) => code.startsWith("bad")) || !result) return { problems };

  const call = (...values: Value[]): Value =>
    rows.find(({ cells }) => cells.every((test, index) => test(values[index] ?? null)))?.outcome ?? null;
  return { fn: { parameters: columns, result, call }, problems };
}
