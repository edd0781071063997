/** Cells of a decision table are among the choices of what the table is called with, wherever it is called. */

import { didYouMean } from "../definition/nearest.ts";
import type { Located } from "../definition/read.ts";
import type { DecisionTable } from "../definition/types.ts";
import type { CelType, TableFunction } from "../expressions/types.ts";
import type { Compiler } from "./compiler.ts";

/** The table as a function that remembers with what it was called; its cells are looked at when everything has compiled. */
export function watched(
  compiler: Compiler,
  table: DecisionTable,
  fn: TableFunction,
  at: (pointer: string) => Located,
): TableFunction {
  const calls: (readonly CelType[])[] = [];
  compiler.later(() => checkCells(compiler, table, calls, at));
  return { ...fn, called: (types) => void calls.push(types) };
}

/** The choices of a column, when every call gives one of a closed list. */
function choicesOf(calls: readonly (readonly CelType[])[], column: number): readonly string[] | undefined {
  const types = calls.map((types) => types[column] ?? "dyn");
  const closed = types.flatMap((type) => (typeof type === "object" && "choice" in type ? [type.choice] : []));
  return closed.length > 0 && closed.length === types.length ? [...new Set(closed.flat())] : undefined;
}

function checkCells(
  compiler: Compiler,
  table: DecisionTable,
  calls: readonly (readonly CelType[])[],
  at: (pointer: string) => Located,
): void {
  table.in.forEach((_, column) => {
    const choices = choicesOf(calls, column);
    for (const [key, row] of choices ? Object.entries(table.rows) : [])
      for (const value of String(row[column] ?? "-")
        .split("|")
        .map((part) => part.trim())) {
        if (value === "-" || value === "" || choices?.includes(value)) continue;
        compiler.find(
          at(`/rows/${key}/${column}`),
          "unknown-choice",
          `"${value}" is not one of the choices of what the table is called with.`,
          didYouMean(value, choices ?? []),
        );
      }
  });
}
