/** The part `leads`: the fact that gives the person who leads, shown in the bar. */

import type { Part } from "../types.ts";

export const leads: Part = {
  key: "leads",
  check({ kind, screen, need }) {
    const fact = screen["leads"];
    const facts = kind.facts.map(({ name }) => name);
    if (typeof fact === "string") need("/leads", "fact", fact, facts);
  },
};
