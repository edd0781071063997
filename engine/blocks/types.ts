/** What a kind of report block gives: its keys, its expressions, its columns, and how it becomes text. */

import type { BlockDefinition, Cel, FieldSchema, FormDefinition } from "../definition/types.ts";

/**
 * `tick`: yes or no, a box on paper. `day`: dates as people write them, `07-07-2026`. `number`: of a case or an item.
 * `blank`: to be written in by hand.
 */
export type ColumnKind = "text" | "number" | "day" | "tick" | "blank";

/** The definition of the block that is named by this key. */
export type BlockOf<Key extends string> = Extract<BlockDefinition, { readonly [key in Key]: unknown }>;

/** An expression of a block, with its place. */
export interface BlockExpression {
  /** JSON pointer below the block: `/columns/what`. */
  readonly pointer: string;
  readonly source: Cel;
  /** Asked of each row (`row`) of the list that this expression gives. */
  readonly rowsOf?: Cel;
}

/** The field that an expression reads, where it reads one: it gives label, choices and privacy. */
export interface Field {
  readonly form: FormDefinition;
  /** `persons.relation` for a field of a row. */
  readonly key: string;
  readonly schema: FieldSchema;
}

/** The report under way, as a block needs it: values asked for one reader, words in the report's language. */
export interface BlockWriter {
  /** Text of the block, its `{{ … }}` filled in; empty where the definition has none. */
  readonly title: string;
  /** Value of an expression; `undefined` when it is absent. */
  ask(source: Cel, row?: unknown): unknown;
  /** The field at a path such as `case.intake.reason`. */
  field(source: Cel): Field | undefined;
  /** The field that a column of a table shows. */
  columnField(table: Cel, column: Cel): Field | undefined;
  /** What a column is whatever its values are; `undefined` where those say it. */
  columnKind(column: Cel): ColumnKind | undefined;
  label(field: Field): string;
  /** Head of a column, or label of a list. */
  column(name: string): string;
  words(value: unknown, field: Field | undefined): string;
  /** Several values in one line. */
  listWords(value: unknown, field: Field | undefined): string;
  /** Names of the organisations of a person, or of several; each once. */
  organisations(persons: unknown): readonly string[];
}

/** One kind of block. `Key` names it in a definition; `Block` is what the renderers draw. */
export interface BlockKind<Key extends string, Block> {
  readonly key: Key;
  /** What may stand beside the key; anything else does nothing there. */
  readonly keys: readonly string[];
  expressions(block: BlockOf<Key>): readonly BlockExpression[];
  /** Names whose words stand under `reports.<report>.columns`. */
  columns(block: BlockOf<Key>): readonly string[];
  /** Blocks of plain text; none where there is nothing to show. */
  build(block: BlockOf<Key>, writer: BlockWriter): readonly Block[];
}
