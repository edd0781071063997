/** Builds a report from its definition: every expression asked of the instance as it is now, and what it is linked to. */

import type { CompiledKind, CompiledProcess } from "../compile/types.ts";
import type { BlockDefinition } from "../definition/types.ts";
import { compileExpression } from "../expressions/index.ts";
import type { CelType, Program } from "../expressions/types.ts";
import { withoutNarrowedRows } from "../instance/rows.ts";
import { type EvaluationContext, evaluate, itemView, Lazy } from "../instance/scope.ts";
import type { ItemState } from "../instance/types.ts";
import { fieldAt, fieldOfColumn } from "./fields.ts";
import type { ColumnKind, ReportBlock, ReportModel } from "./types.ts";
import { isDay, type Wording, wordsFor } from "./values.ts";

export interface ReportContext {
  readonly context: EvaluationContext;
  /** Items at the far side of incoming links, by item name. */
  readonly linked: Readonly<Record<string, readonly unknown[]>>;
  readonly language: string;
  readonly person: Wording["person"];
}

const programs = new WeakMap<CompiledKind, Map<string, Program | null>>();
const OPEN: readonly string[] = ["items", "incoming", "settings", "linked", "row"];

/** Compiled once per definition; names of the report's kind, `linked` and `row`. */
function programOf(kind: CompiledKind, source: string): Program | null {
  const known = programs.get(kind) ?? new Map<string, Program | null>();
  programs.set(kind, known);
  const found = known.get(source);
  if (found !== undefined) return found;
  const variables: Record<string, CelType> = Object.fromEntries([kind.kind, ...OPEN].map((name) => [name, "dyn"]));
  for (const fact of kind.facts) variables[fact.name] = fact.type;
  const compiled = compileExpression(source, { variables });
  const program = "problem" in compiled ? null : compiled.program;
  known.set(source, program);
  return program;
}

/** An item of another instance as a row: like an item here, with the number of its owner. */
export function linkedView(owner: EvaluationContext, item: ItemState): Lazy {
  const view = itemView(withoutNarrowedRows(owner), item);
  return new Lazy((key) => (key === "ownerNumber" ? (Object.values(owner.instance.numbers)[0] ?? "") : view.get(key)));
}

function ask(given: ReportContext, source: string, row?: unknown): unknown {
  const program = programOf(given.context.kind, source);
  if (!program) return undefined;
  const linked = new Lazy((name) => given.linked[name] ?? []);
  const answer = evaluate(given.context, null, program, { linked, ...(row === undefined ? {} : { row }) });
  return answer.absent ? undefined : answer.value;
}

const textAt = ({ process }: EvaluationContext, language: string, address: string): string =>
  process.texts[language]?.[address] ?? process.texts["nl"]?.[address] ?? "";

/** A text with its `{{ expression }}` asked; what is absent leaves nothing. */
const filled = (given: ReportContext, text: string, wording: Wording): string =>
  text.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (_, source: string) =>
    wordsFor(ask(given, source), fieldAt(given.context.process, source), wording),
  );

/** What all values of a column are; a column of nothing is text. */
function kindOf(source: string, values: readonly unknown[]): ColumnKind {
  if (/^row\.(number|ownerNumber)$/.test(source)) return "number";
  const given = values.filter((value) => value !== undefined && value !== "");
  if (given.length === 0) return "text";
  if (given.every((value) => typeof value === "boolean")) return "tick";
  return given.every(isDay) ? "day" : "text";
}

function tableParts(
  given: ReportContext,
  process: CompiledProcess,
  block: Extract<BlockDefinition, { table: string }>,
  wording: Wording,
): { readonly kinds: readonly ColumnKind[]; readonly rows: readonly (readonly string[])[] } {
  const value = ask(given, block.table);
  const rows = Array.isArray(value) ? value : [];
  const order = block.order;
  const keyed = rows.map((row) => ({ row, key: order === undefined ? "" : String(ask(given, order, row) ?? "") }));
  if (order !== undefined) keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const columns = Object.values(block.columns).map((source) => ({
    source,
    field: fieldOfColumn(process, block.table, source),
    values: keyed.map(({ row }) => ask(given, source, row)),
  }));
  return {
    kinds: columns.map(({ source, values }) => kindOf(source, values)),
    rows: keyed.map((_, index) => columns.map(({ field, values }) => wordsFor(values[index], field, wording))),
  };
}

function blockOf(
  given: ReportContext,
  report: string,
  key: string,
  block: BlockDefinition,
  wording: Wording,
): readonly ReportBlock[] {
  const { context, language } = given;
  const { process } = context;
  const title = filled(given, textAt(context, language, `reports.${report}.blocks.${key}`), wording);
  if ("heading" in block) return [{ type: "heading", text: title }];
  if ("text" in block) return [{ type: "text", text: title }];
  if ("signature" in block) return [{ type: "text", text: title }];
  if ("pageBreak" in block) return [{ type: "pageBreak" }];
  if ("fields" in block) {
    const rows = block.fields.flatMap((source): (readonly [string, string])[] => {
      const field = fieldAt(process, source);
      const words = wordsFor(ask(given, source), field, wording);
      const label = field ? (field.form.texts[language]?.[field.key] ?? field.key) : source;
      return words === "" ? [] : [[label, words]];
    });
    return rows.length > 0 ? [{ type: "fields", title, rows }] : [];
  }
  if (block.when !== undefined && ask(given, block.when) !== true) return [];
  const columns = Object.keys(block.columns).map((column) =>
    textAt(context, language, `reports.${report}.columns.${column}`),
  );
  return [{ type: "table", title, columns, ...tableParts(given, process, block, wording) }];
}

/** @param report id of a report of the process, about this kind of instance. */
export function buildReport(asked: ReportContext, report: string): ReportModel | undefined {
  const given = { ...asked, context: withoutNarrowedRows(asked.context) };
  const { context, language } = given;
  const definition = context.process.reports[report];
  if (!definition || definition.of !== context.kind.kind) return undefined;
  const wording: Wording = { language, privacy: definition.privacy, person: given.person };
  const group = context.directory.group(context.instance.group);
  const [number] = Object.values(context.instance.numbers);
  return {
    report,
    language,
    title: textAt(context, language, `reports.${report}`),
    note: textAt(context, language, `reports.${report}.help`),
    privacy: definition.privacy,
    ...(number === undefined ? {} : { number }),
    group: group?.name ?? "",
    municipality: group?.municipality ?? "",
    blocks: Object.entries(definition.blocks).flatMap(([key, block]) => blockOf(given, report, key, block, wording)),
  };
}
