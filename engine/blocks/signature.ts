/** The block `signature`: the words under which somebody signs. */

import type { TextBlock } from "./text.ts";
import type { BlockKind } from "./types.ts";

export const signature: BlockKind<"signature", TextBlock> = {
  key: "signature",
  keys: [],
  expressions: () => [],
  columns: () => [],
  build: (_, { title }) => [{ type: "text", text: title }],
};
