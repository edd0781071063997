/** A paper that puts together the papers of several instances: one after another to read, or as rows of the same sheets in a workbook. */

import type { ReportBlock } from "../blocks/index.ts";
import type { CompiledReport } from "../compile/types.ts";
import type { InstanceId } from "../ids.ts";
import type { ReportModel } from "./types.ts";

type Ask = (source: string, row?: unknown) => unknown;

/** Owners of the links that a paper puts together, in its order. @param ask an expression of the report, of a row of its list */
export function ownersOf({ each }: Pick<CompiledReport, "each">, ask: Ask): readonly InstanceId[] {
  const rows = each && ask(each.list);
  if (!each || !Array.isArray(rows)) return [];
  const { order } = each;
  const keyed = rows.map((row: unknown) => ({
    owner: row instanceof Map ? (row.get("owner") as InstanceId) : undefined,
    key: order === undefined ? "" : String(ask(order, row) ?? ""),
  }));
  const sorted = [...keyed].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return [...new Set(sorted.flatMap(({ owner }) => owner ?? []))];
}

/** Every part after another under its number; from the second on each begins a page. */
export function unfolded(model: ReportModel): ReportModel {
  const { parts = [], ...whole } = model;
  const blocks = parts.flatMap(({ blocks: [first, ...rest], title, number = "" }, index): readonly ReportBlock[] => {
    const head = first?.type === "heading" ? first.text : title;
    const below = first?.type === "heading" ? rest : [...(first ? [first] : []), ...rest];
    const apart: readonly ReportBlock[] = index === 0 ? [] : [{ type: "pageBreak" }];
    return [...apart, { type: "heading", text: [head, number].join(" ").trim() }, ...below];
  });
  return { ...whole, blocks: [...whole.blocks, ...blocks] };
}

type Table = Extract<ReportBlock, { readonly type: "table" }>;
type Pairs = Extract<ReportBlock, { readonly type: "fields" }>;
const tablesOf = ({ blocks }: ReportModel, title: string): readonly Table[] =>
  blocks.flatMap((block) => (block.type === "table" && block.title === title ? [block] : []));
const pairsOf = ({ blocks }: ReportModel, title: string): Pairs["rows"] =>
  blocks.flatMap((block) => (block.type === "fields" && block.title === title ? block.rows : []));

/** Rows of the tables of one title, each with the number of its part in front. */
function mergedTable(parts: readonly ReportModel[], title: string, head: string): Table {
  const found = parts.flatMap((part) => tablesOf(part, title).map((table) => ({ table, number: part.number ?? "" })));
  const [{ table } = { table: undefined }] = found;
  return {
    type: "table",
    title,
    columns: [head, ...(table?.columns ?? [])],
    kinds: ["number", ...(found.find((one) => one.table.rows.length > 0)?.table.kinds ?? table?.kinds ?? [])],
    rows: found.flatMap((one) => one.table.rows.map((row) => [one.number, ...row])),
  };
}
/** Labels as columns: a row for each part. */
function mergedFields(parts: readonly ReportModel[], title: string, head: string): Table {
  const found = parts.map((part) => ({
    rows: pairsOf(part, title),
    number: part.number ?? "",
  }));
  const labels = [...new Set(found.flatMap(({ rows }) => rows.map(([label]) => label)))];
  return {
    type: "table",
    title,
    columns: [head, ...labels],
    rows: found.map(({ rows, number }) => [
      number,
      ...labels.map((label) => rows.find(([one]) => one === label)?.[1] ?? ""),
    ]),
  };
}
const isMerged = (block: ReportBlock): block is Table | Pairs => block.type === "table" || block.type === "fields";

/** All parts in the same tables. @param head what the column with the number is called */
export function merged(model: ReportModel): ReportModel {
  const { parts = [], partName = "", ...whole } = model;
  const kinds = parts.flatMap(({ blocks }) => blocks.filter(isMerged).map(({ type, title }) => `${type} ${title}`));
  const tables = [...new Set(kinds)].map((kind) => {
    const [type = "", ...title] = kind.split(" ");
    return (type === "table" ? mergedTable : mergedFields)(parts, title.join(" "), partName);
  });
  return { ...whole, blocks: [...whole.blocks, ...tables] };
}
