/** Facts that stand where something is opened or refused must give true or false. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledKind, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import type { Located } from "../definition/read.ts";
import { describe } from "../expressions/index.ts";
import { factOf } from "../machine/index.ts";
import { eachUnit } from "./walk.ts";

function ask(compiler: Compiler, kind: CompiledKind, unit: CompiledUnit, guard: string, at: Located): void {
  const name = factOf(guard);
  const fact = unit.facts.find((one) => one.name === name) ?? kind.facts.find((one) => one.name === name);
  if (!fact || fact.type === "bool" || fact.type === "dyn") return;
  compiler.find(
    at,
    "gate-not-bool",
    `"${name}" opens or refuses something here, but gives ${describe(fact.type)}.`,
    "Use a fact that gives true or false.",
  );
}

export function checkGates(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const { home, kind, unit, definition } of eachUnit(root, process)) {
    for (const [name, section] of Object.entries(definition.sections)) {
      for (const [role, rule] of Object.entries(section.read))
        if (rule !== true) ask(compiler, kind, unit, rule, compiler.at(home, "sections", `/${name}/read/${role}`));
      if (section.when !== undefined)
        ask(compiler, kind, unit, section.when, compiler.at(home, "sections", `/${name}/when`));
    }
    for (const [name, effect] of Object.entries(definition.effects))
      for (const need of effect.needs ?? [])
        ask(compiler, kind, unit, need, compiler.at(home, "effects", `/${name}/needs`));
    const add = unit.item === undefined ? undefined : kind.items[unit.item]?.definition.add?.if;
    if (add !== undefined) ask(compiler, kind, unit, add, compiler.at(home, "add", "/if"));
    if (unit.item === undefined)
      for (const [role, gate] of Object.entries(kind.access.only ?? {}))
        ask(compiler, kind, unit, gate, compiler.at(home, "access", `/only/${role}`));
  }
}
