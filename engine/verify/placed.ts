/** Items that stand in no tab of their kind's screen: they are there, and nobody can open them. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledKind, CompiledProcess } from "../compile/types.ts";
import { unitFile } from "../definition/read.ts";

/** Names that stand anywhere in the screens of the process. */
function namedIn(value: unknown, found: Set<string>): Set<string> {
  if (typeof value === "string") for (const part of value.split(".")) found.add(part);
  else if (Array.isArray(value)) for (const one of value) namedIn(one, found);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      found.add(key);
      namedIn(inner, found);
    }
  return found;
}

const hasTabs = ({ screens }: CompiledKind): boolean => screens.some((screen) => screen["tabs"] !== undefined);

export function checkPlaced(compiler: Compiler, root: string, process: CompiledProcess): void {
  const named = namedIn(
    Object.values(process.kinds).map(({ screens }) => screens),
    new Set(),
  );
  for (const kind of Object.values(process.kinds))
    for (const { item, definition } of hasTabs(kind) ? Object.values(kind.items) : []) {
      // What belongs to another item is shown with it.
      if (named.has(item) || definition.of !== undefined) continue;
      compiler.find(
        unitFile(root, kind.kind, item, "chart", ""),
        "item-in-no-tab",
        `"${item}" stands in no tab: nobody can open it.`,
        `Name it in \`show\` of a tab of ${kind.kind}/screens.json.`,
        "warning",
      );
    }
}
