/** The part `about`: the fact whose text says what an instance is about, in rows of lists and tasks. */

import type { CompiledKind } from "../../compile/types.ts";
import type { Part } from "../types.ts";

/** The fact that says what an instance of the kind is about; `undefined` where its number says enough. */
export function aboutOf({ screens }: Pick<CompiledKind, "screens">): string | undefined {
  const fact = screens[0]?.["about"];
  return typeof fact === "string" ? fact : undefined;
}

export const about: Part = {
  key: "about",
  check({ kind, screen, need }) {
    const fact = screen["about"];
    const facts = kind.facts.map(({ name }) => name);
    if (typeof fact === "string") need("/about", "fact", fact, facts);
  },
};
