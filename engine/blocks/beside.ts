/** The block `beside`: the rows of two lists beside each other, by what both are about, with which of their values differ. */

import { pointerPart } from "../definition/json.ts";
import type { GridBlock, GridEntry, GridLine } from "./grid.ts";
import type { BlockExpression, BlockKind, BlockOf, BlockWriter } from "./types.ts";

type Definition = BlockOf<"beside">;
/** A row of one list with its words, by the names of `compare`. */
interface Told {
  readonly id: string;
  readonly match: string;
  readonly words: readonly string[];
}
/** A row of each list that are the same thing; one of them may not be there. */
interface Pair {
  readonly one?: Told;
  readonly other?: Told;
}
/** Words of the definition: heads of the columns, and what is said of a pair. */
const WORDS = ["per", "one", "other", "differs", "same", "onlyOne", "onlyOther"] as const;

const textOf = (value: unknown): string => (typeof value === "string" ? value : value == null ? "" : String(value));
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const idOf = (row: unknown): string => textOf((row as { readonly id?: unknown } | undefined)?.id);

function expressionsOf({ beside: one, against: other, match, compare, when }: Definition): readonly BlockExpression[] {
  const ofRows = (rowsOf: string): readonly BlockExpression[] => [
    { pointer: "/match", source: match, rowsOf },
    ...Object.entries(compare).map(([name, source]) => ({ pointer: `/compare/${pointerPart(name)}`, source, rowsOf })),
  ];
  return [
    { pointer: "/beside", source: one },
    { pointer: "/against", source: other },
    ...(when === undefined ? [] : [{ pointer: "/when", source: when }]),
    ...ofRows(one),
    ...ofRows(other),
  ];
}

function toldOf({ match, compare }: Definition, writer: BlockWriter, list: string): readonly Told[] {
  return listOf(writer.ask(list)).map((row) => ({
    id: idOf(row),
    match: textOf(writer.ask(match, row)),
    words: Object.values(compare).map((source) =>
      writer.words(writer.ask(source, row), writer.columnField(list, source)),
    ),
  }));
}

/** Rows with one id are the same thing; the others are paired in the order in which they stand. */
function pairsOf(ones: readonly Told[], others: readonly Told[]): readonly Pair[] {
  const free = others.filter(({ id }) => id === "" || !ones.some((one) => one.id === id));
  const pairs = ones.map((one): Pair => {
    const other = others.find(({ id }) => id !== "" && id === one.id) ?? free.shift();
    return { one, ...(other ? { other } : {}) };
  });
  return [...pairs, ...free.map((other) => ({ other }))];
}

/** What stands in a cell: the first value, and every other with its name. */
function entryOf(names: readonly string[], told: Told | undefined): readonly GridEntry[] {
  const [words = "", ...rest] = told?.words ?? [];
  const beside = rest.flatMap((value, index) => (value === "" ? [] : [`${names[index + 1] ?? ""}: ${value}`]));
  return told ? [{ words, beside }] : [];
}
function differenceOf(names: readonly string[], writer: BlockWriter, { one, other }: Pair): readonly GridEntry[] {
  const said = (words: string): readonly GridEntry[] => [{ words, beside: [] }];
  if (!one || !other) return said(writer.column(one ? "onlyOne" : "onlyOther"));
  const differ = names.filter((_, index) => one.words[index] !== other.words[index]);
  return differ.length === 0 ? said(writer.column("same")) : differ.flatMap(said);
}

function build(block: Definition, writer: BlockWriter): readonly GridBlock[] {
  const { beside, against, match, compare, when } = block;
  if (when !== undefined && writer.ask(when) !== true) return [];
  const [ones, others] = [toldOf(block, writer, beside), toldOf(block, writer, against)];
  const field = writer.columnField(beside, match) ?? writer.columnField(against, match);
  const found = new Set([...ones, ...others].map((one) => one.match));
  const matches = [...new Set([...(field?.schema.enum ?? []).map(textOf), ...found])].filter((one) => found.has(one));
  if (matches.length === 0) return [];
  const names = Object.keys(compare).map((name) => writer.column(name));
  const lines = matches.map((value): GridLine => {
    const of = (all: readonly Told[]): readonly Told[] => all.filter((told) => told.match === value);
    const pairs = pairsOf(of(ones), of(others));
    const cells = [
      pairs.flatMap(({ one }) => entryOf(names, one)),
      pairs.flatMap(({ other }) => entryOf(names, other)),
      pairs.flatMap((pair) => differenceOf(names, writer, pair)),
    ];
    return { name: writer.words(value, field), cells };
  });
  const [head = "", ...columns] = ["per", "one", "other", "differs"].map((name) => writer.column(name));
  return [{ type: "grid", title: writer.title, head, columns, lines, isDerived: true }];
}

export const beside: BlockKind<"beside", GridBlock> = {
  key: "beside",
  keys: ["against", "match", "compare", "when"],
  expressions: expressionsOf,
  columns: ({ compare }) => [...WORDS, ...Object.keys(compare)],
  build,
};
