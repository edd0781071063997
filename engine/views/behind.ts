/** What a fact rests on: where a reason can be mended, and whom it would tell of what is not for them. */

import type { CompiledKind } from "../compile/types.ts";
import { maySeeUnit } from "../instance/access.ts";
import type { EvaluationContext } from "../instance/scope.ts";
import type { Actor } from "../instance/types.ts";
import type { FactParts } from "./types.ts";

const known = new WeakMap<CompiledKind, Map<string, FactParts>>();

/** The sections of the main unit and the items that a fact rests on, through other facts. It follows from the definition alone. */
export function partsBehind(kind: CompiledKind, name: string): FactParts {
  const parts = known.get(kind) ?? new Map<string, FactParts>();
  known.set(kind, parts);
  const before = parts.get(name);
  if (before) return before;
  const found = findParts(kind, name, new Set());
  parts.set(name, found);
  return found;
}

function findParts(kind: CompiledKind, name: string, seen: Set<string>): FactParts {
  // A name is unique over the main unit and its items.
  const all = [kind, ...Object.values(kind.items)].flatMap(({ facts }) => facts);
  const fact = all.find((one) => one.name === name);
  if (!fact || seen.has(name)) return { sections: [], items: [] };
  seen.add(name);
  const parts = fact.sources.map((source): FactParts => {
    const [type, side, part = ""] = source.split(":");
    if (type === "section" && side === "main") return { sections: [part], items: [] };
    if (type === "items" && side) return { sections: [], items: [side] };
    return type === "fact" ? findParts(kind, part, seen) : { sections: [], items: [] };
  });
  return {
    sections: [...new Set(parts.flatMap(({ sections }) => sections))],
    items: [...new Set(parts.flatMap(({ items }) => items))],
  };
}

/** Whether the actor may know of every item that a fact looks at: else its answer tells of one that is kept from him. */
export function knowsItemsBehind(context: EvaluationContext, actor: Actor, fact: string): boolean {
  const { items } = partsBehind(context.kind, fact);
  return Object.values(context.instance.items).every(
    ({ id, item }) => !items.includes(item) || maySeeUnit(context, actor, id),
  );
}
