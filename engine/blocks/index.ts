/** The kinds of report blocks: one file each and one entry here. What else knows a kind is its shape in the meta-schema and its renderer. */

import type { BlockDefinition } from "../definition/types.ts";
import { beside } from "./beside.ts";
import { drawing } from "./drawing.ts";
import { fields } from "./fields.ts";
import { grid } from "./grid.ts";
import { heading } from "./heading.ts";
import { lists } from "./lists.ts";
import { pageBreak } from "./page-break.ts";
import { signature } from "./signature.ts";
import { table } from "./table.ts";
import { text } from "./text.ts";
import type { BlockExpression, BlockKind, BlockWriter } from "./types.ts";

/** Of a block that is two kinds at once, which earns a warning, the first of these counts. */
const KINDS = [heading, text, signature, pageBreak, fields, lists, table, grid, beside, drawing] as const;

/** A block of plain text, as renderers draw it and as it is stored. */
export type ReportBlock = ReturnType<(typeof KINDS)[number]["build"]>[number];

/** Each kind is asked only of blocks that have its key: `kindOf` sees to that. */
type AnyKind = Omit<BlockKind<string, ReportBlock>, "expressions" | "columns" | "build"> & {
  expressions(block: BlockDefinition): readonly BlockExpression[];
  columns(block: BlockDefinition): readonly string[];
  build(block: BlockDefinition, writer: BlockWriter): readonly ReportBlock[];
};
const kinds = KINDS as unknown as readonly AnyKind[];

/** Keys that name a kind of block, in the order in which they are told. */
export const blockKeys: readonly string[] = kinds.map(({ key }) => key);

/** What a kind of block reads, its own key first. */
export function keysOf(kind: string): readonly string[] {
  const found = kinds.find(({ key }) => key === kind);
  return found ? [found.key, ...found.keys] : [];
}

/** Every kind whose key a block has: one, unless the definition is wrong. */
export const kindsIn = (block: BlockDefinition): readonly AnyKind[] =>
  kinds.filter(({ key }) => Object.hasOwn(block, key));

/** Every expression of a block, with its place below the block. */
export const expressionsOf = (block: BlockDefinition): readonly BlockExpression[] =>
  kindsIn(block)[0]?.expressions(block) ?? [];

/** Names of a block whose words stand under `reports.<report>.columns`. */
export const columnsOf = (block: BlockDefinition): readonly string[] => kindsIn(block)[0]?.columns(block) ?? [];

/** The block as plain text; nothing where it has nothing to show. */
export const buildBlock = (block: BlockDefinition, writer: BlockWriter): readonly ReportBlock[] =>
  kindsIn(block)[0]?.build(block, writer) ?? [];
