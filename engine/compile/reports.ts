/** The expressions of reports, compiled once: those of their blocks, their day, and what stands between braces in their texts. */

import { expressionsOf } from "../blocks/index.ts";
import { pointerPart } from "../definition/json.ts";
import { kebab, type Located } from "../definition/read.ts";
import type { Cel, ProcessDefinition, ReportDefinition } from "../definition/types.ts";
import { isList, isRecord, memberType } from "../expressions/index.ts";
import type { CelType, Program, TypeEnvironment } from "../expressions/types.ts";
import type { Compiler } from "./compiler.ts";
import type { CompiledKind, CompiledReport, CompiledUnit, ReportExpression, Template } from "./types.ts";

type Kinds = Readonly<Record<string, Omit<CompiledKind, "concerned">>>;

/** Compiles the reports of a process. Findings stand at the block, or in the file of the text. */
export function compileReports(
  compiler: Compiler,
  root: string,
  definition: ProcessDefinition,
  kinds: Kinds,
): Readonly<Record<string, CompiledReport>> {
  return Object.fromEntries(
    Object.entries(definition.reports).map(([name, report]) => {
      const unit = unitOf(kinds, report.of);
      const kind = kinds[unit?.kind ?? ""];
      const about = { kind: unit?.kind ?? "", ...(unit?.item === undefined ? {} : { item: unit.item }) };
      const made =
        unit && kind
          ? compileReport(new ReportCompiler(compiler, withLinked(kinds, kind, unit)), root, definition, name, report)
          : { expressions: [], texts: {} };
      return [name, { ...report, ...about, ...made }];
    }),
  );
}

/** What a report is about: a kind, or an item of one (the first kind that has an item of that name). */
const unitOf = (kinds: Kinds, name: string): Pick<CompiledUnit, "kind" | "item" | "environment"> | undefined =>
  kinds[name] ?? Object.values(kinds).find(({ items }) => Object.hasOwn(items, name))?.items[name];

/** Compiles expressions in the names of one report, each once for each list whose rows it is asked of. */
class ReportCompiler {
  readonly expressions: ReportExpression[] = [];
  readonly #compiler: Compiler;
  readonly #environment: TypeEnvironment;
  constructor(compiler: Compiler, environment: TypeEnvironment) {
    this.#compiler = compiler;
    this.#environment = environment;
  }

  compile(at: Located, source: Cel, rowsOf?: Cel): Program {
    const table = this.expressions.find((one) => one.program.source === rowsOf && one.rowsOf === undefined)?.program;
    const program = this.#compiler.expression(source, this.#withRow(table), at);
    this.expressions.push({ at, program, ...(table ? { rowsOf: table } : {}) });
    return program;
  }
  /** With `row` as one element of the table. */
  #withRow(table: Program | undefined): TypeEnvironment {
    const type = table?.type ?? "dyn";
    const variables = { ...this.#environment.variables, row: isList(type) ? type.list : ("dyn" as const) };
    return { ...this.#environment, variables };
  }
}

function compileReport(
  compiler: ReportCompiler,
  root: string,
  definition: ProcessDefinition,
  name: string,
  report: ReportDefinition,
): Pick<CompiledReport, "expressions" | "texts"> {
  const file = `${root}/reports/${kebab(name)}.json`;
  for (const [key, block] of Object.entries(report.blocks))
    for (const { pointer, source, rowsOf } of expressionsOf(block))
      compiler.compile({ file, pointer: `/blocks/${pointerPart(key)}${pointer}` }, source, rowsOf);
  if (report.each) {
    compiler.compile({ file, pointer: "/each/list" }, report.each.list);
    if (report.each.order !== undefined)
      compiler.compile({ file, pointer: "/each/order" }, report.each.order, report.each.list);
  }
  if (report.date !== undefined) compiler.compile({ file, pointer: "/date" }, report.date);
  const prefix = `reports.${name}.blocks.`;
  const texts = Object.entries(definition.texts).map(([language, all]) => {
    const templates = Object.entries(all)
      .filter(([address]) => address.startsWith(prefix))
      .map(([address, text]) => {
        const at = { file: `${root}/texts.${language}.json`, pointer: `/${pointerPart(address)}` };
        return [address.slice(prefix.length), compileTemplate(compiler, at, text)] as const;
      });
    return [language, Object.fromEntries(templates)] as const;
  });
  return { expressions: compiler.expressions, texts: Object.fromEntries(texts) };
}

/** What stands between `{{` and `}}` is an expression; the rest is text. */
const HOLE = /\{\{\s*([^{}]+?)\s*\}\}/;
const compileTemplate = (compiler: ReportCompiler, at: Located, text: string): Template =>
  // A split at a group gives text and hole in turn.
  text.split(HOLE).map((part, index) => (index % 2 === 0 ? part : compiler.compile(at, part)));

/** What a row across a link says of its instance besides the items there. */
const OF_OWNER = { ownerNumber: "string", ownerBy: "string", dueDay: "string", reference: "string" } as const;
/** The names of a report's kind, and the items at the far side of the links that come in. */
function withLinked(
  kinds: Kinds,
  kind: Omit<CompiledKind, "concerned">,
  { environment }: Pick<CompiledUnit, "environment">,
): TypeEnvironment {
  const linked = Object.entries(kind.incoming).map(([item, owner]): [string, CelType] => {
    const items = kinds[owner]?.environment.variables["items"];
    const list = items !== undefined && isRecord(items) ? memberType(items.record[item]) : "dyn";
    const isItem = isList(list) && isRecord(list.list);
    return [
      item,
      isItem ? { list: { record: { ...list.list.record, ...OF_OWNER, ownerItems: items ?? "dyn" } } } : "dyn",
    ];
  });
  const known: CelType = linked.length === 0 ? "dyn" : { record: Object.fromEntries(linked) };
  return { ...environment, variables: { ...environment.variables, linked: known, row: "dyn" } };
}
