/** The block `fields`: fields with their labels; empty ones are left out. */

import { valueKind } from "./field-kind.ts";
import type { BlockKind, ColumnKind } from "./types.ts";

export interface FieldsBlock {
  readonly type: "fields";
  readonly title: string;
  /** Label and value. */
  readonly rows: readonly (readonly [string, string])[];
  /** What each value is; text where nothing is said. */
  readonly kinds?: readonly ColumnKind[];
}

/** Labels with values, without those that have no value; no block where none is left. */
export function labelled(
  title: string,
  rows: FieldsBlock["rows"],
  kinds: readonly ColumnKind[] = [],
): readonly FieldsBlock[] {
  const isFilled = (index: number): boolean => rows[index]?.[1] !== "";
  const filled = rows.filter((_, index) => isFilled(index));
  const ofFilled = kinds.filter((_, index) => isFilled(index));
  return filled.length > 0
    ? [{ type: "fields", title, rows: filled, ...(kinds.length > 0 ? { kinds: ofFilled } : {}) }]
    : [];
}

export const fields: BlockKind<"fields", FieldsBlock> = {
  key: "fields",
  keys: [],
  expressions: (block) => block.fields.map((source, index) => ({ pointer: `/fields/${index}`, source })),
  columns: () => [],
  build: (block, writer) => {
    const asked = block.fields.map((source) => ({ source, field: writer.field(source), value: writer.ask(source) }));
    return labelled(
      writer.title,
      asked.map(({ source, field, value }) => [field ? writer.label(field) : source, writer.words(value, field)]),
      asked.map(({ field, value }) => valueKind(value, field)),
    );
  },
};
