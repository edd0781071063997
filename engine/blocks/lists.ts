/** The block `lists`: labels, each with several values in one line; empty ones are left out. */

import { pointerPart } from "../definition/json.ts";
import { type FieldsBlock, labelled } from "./fields.ts";
import type { BlockKind } from "./types.ts";

export const lists: BlockKind<"lists", FieldsBlock> = {
  key: "lists",
  keys: [],
  expressions: (block) =>
    Object.entries(block.lists).map(([name, source]) => ({ pointer: `/lists/${pointerPart(name)}`, source })),
  columns: (block) => Object.keys(block.lists),
  build: (block, writer) =>
    labelled(
      writer.title,
      Object.entries(block.lists).map(([name, source]) => [
        writer.column(name),
        writer.listWords(writer.ask(source), writer.field(source)),
      ]),
    ),
};
