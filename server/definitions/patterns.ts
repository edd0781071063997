/** Patterns that lie in `workflows/patterns/`: pieces that a designer inserts into a process of their own. */

import type { Pattern } from "../../engine/index.ts";
import { type Files, WORKFLOWS } from "./files.ts";

/** Every pattern, in the order in which they are offered. */
export function patternsIn(files: Files): readonly (Pattern & { readonly id: string })[] {
  const found = [...files].flatMap(([path, text]) => {
    const id = path.startsWith(`${WORKFLOWS}patterns/`) && /\/([^/]+)\.json$/.exec(path)?.[1];
    return id ? [{ id, ...(JSON.parse(text) as Pattern) }] : [];
  });
  return found.sort((one, other) => one.order - other.order);
}
