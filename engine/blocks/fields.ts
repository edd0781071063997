/** The block `fields`: fields with their labels; empty ones are left out. */

import type { BlockKind } from "./types.ts";

export interface FieldsBlock {
  readonly type: "fields";
  readonly title: string;
  /** Label and value. */
  readonly rows: readonly (readonly [string, string])[];
}

/** Labels with values, without those that have no value; no block where none is left. */
export function labelled(title: string, rows: FieldsBlock["rows"]): readonly FieldsBlock[] {
  const filled = rows.filter(([, words]) => words !== "");
  return filled.length > 0 ? [{ type: "fields", title, rows: filled }] : [];
}

export const fields: BlockKind<"fields", FieldsBlock> = {
  key: "fields",
  keys: [],
  expressions: (block) => block.fields.map((source, index) => ({ pointer: `/fields/${index}`, source })),
  columns: () => [],
  build: (block, writer) =>
    labelled(
      writer.title,
      block.fields.map((source) => {
        const field = writer.field(source);
        return [field ? writer.label(field) : source, writer.words(writer.ask(source), field)];
      }),
    ),
};
