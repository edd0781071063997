/** What a fact rests on, for its readers: where a reason can be mended. */

import { factDependencies } from "../access/fact-visibility.ts";
import type { CompiledKind } from "../compile/types.ts";
import type { FactParts } from "./types.ts";

const known = new WeakMap<CompiledKind, Map<string, FactParts>>();

/** The sections of the main unit and the items that a fact rests on, through other facts. It follows from the definition alone. */
export function dependenciesOf(kind: CompiledKind, name: string): FactParts {
  const parts = known.get(kind) ?? new Map<string, FactParts>();
  known.set(kind, parts);
  const before = parts.get(name);
  if (before) return before;
  // A name is unique over the main unit and its items.
  const home = [kind, ...Object.values(kind.items)].find(({ facts }) => facts.some((fact) => fact.name === name));
  const { parts: all, items } = home ? factDependencies(kind, home, name) : { parts: [], items: [] };
  const sections = new Set(all.flatMap(({ of, section }) => (of === "main" ? [section] : [])));
  const found = { sections: [...sections], items };
  parts.set(name, found);
  return found;
}
