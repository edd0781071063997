/** The block `heading`: a line that heads what follows; its words stand in the texts. */

import type { BlockKind } from "./types.ts";

export interface HeadingBlock {
  readonly type: "heading";
  readonly text: string;
  /** Above the headings of its parts. */
  readonly isChapter?: true;
}

export const heading: BlockKind<"heading", HeadingBlock> = {
  key: "heading",
  keys: [],
  expressions: () => [],
  columns: () => [],
  build: (_, { title }) => [{ type: "heading", text: title }],
};
