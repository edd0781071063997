/** A fact that lists states one by one does not count the one that a variant adds: it reads a tag or the state around them (docs/format/facts.md). */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledFact, CompiledProcess } from "../compile/types.ts";
import { below, unitsOf } from "./units.ts";

const MOST = 2;

export function checkListedStates(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process))
    for (const fact of place.unit.facts)
      for (const [whose, states] of statesOf(fact))
        if (states.size > MOST)
          compiler.find(
            below(compiler, place, "facts", fact.name, "is"),
            "lists-states",
            `"${fact.name}" lists ${states.size} states of ${whose}: ${[...states].join(", ")}.`,
            "Give them one tag and ask for it (`has.<tag>`), or ask the state they stand in: a state that a variant adds is then counted.",
            "hint",
          );
}

/** States a fact asks for, by whose they are: `case`, `item`, or the elements of a list. */
function statesOf({ program }: CompiledFact): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const path of [...(program?.reads ?? []), ...(program?.elements ?? [])]) {
    const [state = "", part, ...before] = [...path].reverse();
    if (part !== "is" || before.length === 0) continue;
    const whose = before
      .reverse()
      .filter((name) => name !== "*")
      .join(".");
    found.set(whose, (found.get(whose) ?? new Set()).add(state));
  }
  return found;
}
