/** Items that stand in no tab of their kind's screen: they are there, and nobody can open them. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { unitFile } from "../definition/read.ts";
import { hasTabs, namesInScreens } from "./parts/names.ts";

export function checkPlaced(compiler: Compiler, root: string, process: CompiledProcess): void {
  const named = namesInScreens(Object.values(process.kinds));
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
