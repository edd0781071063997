/** The block `pageBreak`: what follows begins on a new page. */

import type { BlockKind } from "./types.ts";

export interface PageBreakBlock {
  readonly type: "pageBreak";
}

export const pageBreak: BlockKind<"pageBreak", PageBreakBlock> = {
  key: "pageBreak",
  keys: [],
  expressions: () => [],
  columns: () => [],
  build: () => [{ type: "pageBreak" }],
};
