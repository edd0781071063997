/** The part `head`: facts shown in the bar, by name. */

import { pointerPart } from "../../definition/json.ts";
import type { Part } from "../types.ts";

export const head: Part = {
  key: "head",
  check({ kind, screen, need }) {
    const facts = kind.facts.map(({ name }) => name);
    const named = screen["head"];
    if (typeof named !== "object" || named === null) return;
    for (const [name, fact] of Object.entries(named))
      if (typeof fact === "string") need(`/head/${pointerPart(name)}`, "fact", fact, facts);
  },
};
