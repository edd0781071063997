/** What a fact depends on, for its readers: where a reason can be mended. */

import type { CompiledKind, CompiledProcess } from "../compile/types.ts";
import type { FactParts } from "./types.ts";

/** The sections of the main unit and the items that a fact depends on, through other facts. @param fact with or without `!` before it. */
export function dependenciesOf({ dependencies }: CompiledProcess, kind: CompiledKind, fact: string): FactParts {
  const name = fact.startsWith("!") ? fact.slice(1) : fact;
  // A name is unique over the main unit and its items.
  const home = [kind, ...Object.values(kind.items)].find(({ facts }) => facts.some((one) => one.name === name));
  if (!home) return { sections: [], items: [] };
  const { parts, items } = dependencies.ofFact(home, name);
  return { sections: [...new Set(parts.flatMap(({ of, section }) => (of === "main" ? [section] : [])))], items };
}
