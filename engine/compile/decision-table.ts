/** A decision table in its unit: what is wrong with it, what it is called with wherever it is called, and whether that leaves a gap. */

import { didYouMean } from "../definition/nearest.ts";
import type { Located } from "../definition/read.ts";
import type { DecisionTable } from "../definition/types.ts";
import { compileTable } from "../expressions/index.ts";
import type { CelType, TableFunction } from "../expressions/types.ts";
import type { Compiler } from "./compiler.ts";

/** The table as a function that remembers with what it was called; cells and gaps are looked at when everything has compiled. */
export function tableFunction(
  compiler: Compiler,
  table: DecisionTable,
  at: (pointer: string) => Located,
): TableFunction | undefined {
  const compiled = compileTable(table);
  for (const { code, pointer, message, remedy } of compiled.problems)
    if (code !== "table-gap")
      compiler.find(at(pointer), code, message, remedy, code === "table-overlap" ? "warning" : "error");
  if (!compiled.fn) return undefined;
  const calls: (readonly CelType[])[] = [];
  compiler.later(() => {
    checkCells(compiler, table, calls, at);
    // A column that only ever meets a closed list of choices needs no row for anything else.
    const gap = compiled.gapAmong(table.in.map((_, column) => choicesOf(calls, column)));
    if (gap) compiler.find(at(gap.pointer), gap.code, gap.message, gap.remedy);
  });
  return { ...compiled.fn, called: (types) => void calls.push(types) };
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
