/** Figures count what is there: a kind, its facts and states, and a period that is known. */

import type { Compiler } from "../compile/compiler.ts";
import { countedUnit, isName } from "../compile/figures.ts";
import type { CompiledProcess, CompiledUnit } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import type { Located } from "../definition/read.ts";
import type { Json } from "../definition/types.ts";
import { needName } from "./units.ts";

const PERIODS = ["day", "week", "month", "quarter", "halfYear", "year"];
/** What a figure may be told apart by besides facts and fields of its kind. */
const BY = ["group", "state", "organisation", "municipality", "variant"];

/** Fields of the kind's sections, by their own name. */
const fieldsOf = (process: CompiledProcess, { sections }: CompiledUnit): readonly string[] =>
  Object.values(sections).flatMap(({ form }) => Object.keys(process.definition.forms[form]?.schema.properties ?? {}));

/** Figures are of a group: only a function of the group can see them. */
function checkReaders(compiler: Compiler, at: Located, process: CompiledProcess, read: Json | undefined): void {
  if (!Array.isArray(read)) return;
  const held = Object.entries(process.roles).flatMap(([role, { held }]) => (held === "group" ? [role] : []));
  const circles = Object.keys(process.definition.process.circles ?? {});
  read.forEach((role: Json, index) => {
    if (typeof role === "string")
      needName(compiler, { ...at, pointer: `${at.pointer}/${index}` }, "role", role, [...held, ...circles]);
  });
}

export function checkFigures(compiler: Compiler, root: string, process: CompiledProcess): void {
  const items = Object.values(process.kinds).flatMap((kind) => Object.keys(kind.items));
  for (const [name, figure] of Object.entries(process.definition.figures)) {
    if (typeof figure !== "object" || figure === null || Array.isArray(figure)) continue;
    const told = figure as unknown as Readonly<Record<string, Json>>;
    const at = (key: string) => ({ file: `${root}/figures.json`, pointer: `/${pointerPart(name)}/${key}` });
    const need = (key: string, what: string, value: Json | undefined, known: readonly string[]): void => {
      if (typeof value === "string") needName(compiler, at(key), what, value, known);
    };
    if (!["count", "share", "median", "sum"].some((key) => key in told))
      compiler.find(
        { file: `${root}/figures.json`, pointer: `/${pointerPart(name)}` },
        "missing-key",
        `"${name}" does not say what it tells.`,
        'Add "count", "share", "median" or "sum".',
      );
    need("over", "kind", told["over"], [...Object.keys(process.kinds), ...items]);
    need("per", "period", told["per"], PERIODS);
    checkReaders(compiler, at("read"), process, told["read"]);
    const kind = countedUnit(process.kinds, String(told["over"]));
    if (!kind) continue;
    const names = [...kind.facts.map((fact) => fact.name), ...Object.keys(kind.chart.states)];
    for (const key of ["count", "share"] as const) if (isName(told[key])) need(key, "fact", told[key], names);
    const by = told["by"];
    if (Array.isArray(by))
      by.forEach((one: Json, index) => {
        if (isName(one)) need(`by/${index}`, "part", one, [...BY, ...names, ...fieldsOf(process, kind)]);
      });
  }
}
