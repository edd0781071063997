/** The block `text`: a paragraph with `{{ CEL }}` in it; its words stand in the texts. */

import type { BlockKind } from "./types.ts";

export interface TextBlock {
  readonly type: "text";
  readonly text: string;
}

export const text: BlockKind<"text", TextBlock> = {
  key: "text",
  keys: [],
  expressions: () => [],
  columns: () => [],
  build: (_, { title }) => [{ type: "text", text: title }],
};
