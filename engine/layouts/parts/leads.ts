/** The part `leads`: the fact that gives the person who leads, shown in the bar. */

import type { CompiledKind } from "../../compile/types.ts";
import type { Part } from "../types.ts";

/** The fact that gives who leads an instance of the kind; `undefined` where it is who made it. */
export function leadsOf({ screens }: Pick<CompiledKind, "screens">): string | undefined {
  const fact = screens[0]?.["leads"];
  return typeof fact === "string" ? fact : undefined;
}

export const leads: Part = {
  key: "leads",
  check({ kind, screen, need }) {
    const fact = screen["leads"];
    const facts = kind.facts.map(({ name }) => name);
    if (typeof fact === "string") need("/leads", "fact", fact, facts);
  },
};
