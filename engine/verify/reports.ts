/** Reports: every expression compiles, and one that says it holds no names reads no field that names somebody (docs/design.md section 3). */

import { expressionsOf } from "../blocks/index.ts";
import type { Compiler } from "../compile/compiler.ts";
import type { CompiledFact, CompiledKind, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { kebab, type Located } from "../definition/read.ts";
import type { FieldSchema, ReportDefinition } from "../definition/types.ts";
import { compileExpression, isList, isRecord, memberType } from "../expressions/index.ts";
import type { CelType, TypeEnvironment } from "../expressions/types.ts";

type Fields = Readonly<Record<string, FieldSchema>>;
/** What an item is asked for by name; none of it is a field. */
const OF_ITEMS = [
  "id",
  "key",
  "number",
  "ownerNumber",
  "ownerBy",
  "due",
  "wanted",
  "holders",
  "answer",
  "why",
  "link",
  "parent",
];
const PLAIN_TYPES: readonly unknown[] = ["bool", "int", "double", "timestamp", "duration"];

const unitsOf = (process: CompiledProcess): readonly CompiledUnit[] =>
  Object.values(process.kinds).flatMap((kind) => [kind, ...Object.values(kind.items)]);

/** Names somebody, or may: free text that is not looked through when it is typed. */
const namesSomebody = ({ privacy, screen }: FieldSchema): boolean =>
  privacy?.identifies === "direct" || (privacy?.freeText === true && screen !== true);
const withRows = (fields: Fields): readonly (readonly [string, FieldSchema])[] =>
  Object.entries(fields).flatMap(([name, schema]) => [
    [name, schema] as const,
    ...withRows(schema.items?.properties ?? schema.properties ?? {}),
  ]);

class Reader {
  readonly #process: CompiledProcess;
  /** Section → the names of fields in it that name somebody. */
  readonly #sections = new Map<string, ReadonlySet<string>>();
  readonly #anywhere: ReadonlySet<string>;

  constructor(process: CompiledProcess) {
    this.#process = process;
    for (const unit of unitsOf(process))
      for (const [section, { form }] of Object.entries(unit.sections)) {
        const fields = withRows(process.forms[form]?.definition.schema.properties ?? {});
        const known = this.#sections.get(section) ?? [];
        const found = fields.flatMap(([name, schema]) => (namesSomebody(schema) ? [name] : []));
        this.#sections.set(section, new Set([...known, ...found]));
      }
    this.#anywhere = new Set([...this.#sections.values()].flatMap((names) => [...names]));
  }

  /**
   * The first name in an expression by which it reads what names somebody. After a section's name its own fields
   * decide; where the section is not told (`row.name`, the variable of a macro), a field of that name anywhere does.
   */
  found(source: string, table = "", seen: ReadonlySet<string> = new Set()): string | undefined {
    const bare = source.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
    for (const chain of bare.match(/[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/g) ?? []) {
      const parts = chain.split(/\s*\.\s*/);
      const section = parts.findIndex((part) => this.#sections.has(part));
      const names = section < 0 ? this.#anywhere : (this.#sections.get(parts[section] ?? "") ?? new Set());
      const isOfItems = /\b(items|linked|incoming|own)\b/.test(table === "" ? bare : table);
      const read = parts
        .slice(section < 0 ? 1 : section + 1)
        .find((part) => names.has(part) && !(section < 0 && isOfItems && OF_ITEMS.includes(part)));
      if (read !== undefined) return chain;
      const told = section < 0 ? parts.find((part) => this.#tells(part, seen)) : undefined;
      if (told !== undefined) return told;
    }
    return undefined;
  }
  /** Whether a fact passes on what names somebody: what it counts or decides does not. */
  #tells(name: string, seen: ReadonlySet<string>): boolean {
    if (seen.has(name)) return false;
    const facts = unitsOf(this.#process).flatMap((unit) => unit.facts.filter((fact) => fact.name === name));
    return facts.some((fact) => this.#passesOn(fact, new Set([...seen, name])));
  }
  #passesOn({ definition, type }: CompiledFact, seen: ReadonlySet<string>): boolean {
    if (PLAIN_TYPES.includes(type)) return false;
    const source = "is" in definition ? String(definition.is) : "";
    return this.found(source, "", seen) !== undefined;
  }
}

/** `{{ … }}` in the texts of a report, each with the file of its language and its address there. */
function templatesOf(
  root: string,
  process: CompiledProcess,
  report: string,
): readonly { readonly at: Located; readonly source: string }[] {
  return Object.entries(process.texts).flatMap(([language, texts]) =>
    Object.entries(texts)
      .filter(([address]) => address.startsWith(`reports.${report}.blocks.`))
      .flatMap(([address, text]) =>
        [...text.matchAll(/\{\{\s*([^{}]+?)\s*\}\}/g)].map(([, source = ""]) => ({
          at: { file: `${root}/texts.${language}.json`, pointer: `/${pointerPart(address)}` },
          source,
        })),
      ),
  );
}

export function checkReports(compiler: Compiler, root: string, process: CompiledProcess): void {
  const reader = new Reader(process);
  for (const [name, report] of Object.entries(process.reports)) {
    const file = `${root}/reports/${kebab(name)}.json`;
    const kind = process.kinds[report.of];
    if (!kind) continue;
    const environment = withLinked(process, kind);
    const mindAt = (at: Located, source: string, table?: string): void => {
      compiler.expression(source, withRow(environment, table), at);
      if (report.privacy === "personal" && /\blinked\b/.test(source)) acrossLinks(compiler, at);
      if (report.privacy !== "personal") warn(compiler, at, report, reader.found(source, table));
      if (["anonymous", "aggregate"].includes(report.privacy)) noNumbers(compiler, at, report, source);
    };
    const mind = (pointer: string, source: string, table?: string): void => mindAt({ file, pointer }, source, table);
    for (const [key, block] of Object.entries(report.blocks))
      for (const { pointer, source, rowsOf } of expressionsOf(block))
        mind(`/blocks/${pointerPart(key)}${pointer}`, source, rowsOf);
    if (report.date !== undefined) mind("/date", report.date);
    for (const { at, source } of templatesOf(root, process, name)) mindAt(at, source);
  }
}
/** What a row across a link says of its instance besides the items there. */
const OF_OWNER = { ownerNumber: "string", ownerBy: "string", dueDay: "string" } as const;
/** The names of a report's kind, and the items at the far side of the links that come in. */
function withLinked(process: CompiledProcess, kind: CompiledKind): TypeEnvironment {
  const linked = Object.entries(kind.incoming).map(([item, owner]): [string, CelType] => {
    const items = process.kinds[owner]?.environment.variables["items"];
    const list = items !== undefined && isRecord(items) ? memberType(items.record[item]) : "dyn";
    return isList(list) && isRecord(list.list)
      ? [item, { list: { record: { ...list.list.record, ...OF_OWNER, ownerItems: items ?? "dyn" } } }]
      : [item, "dyn"];
  });
  const known: CelType = linked.length === 0 ? "dyn" : { record: Object.fromEntries(linked) };
  const variables = { ...kind.environment.variables, linked: known, row: "dyn" as const };
  return { ...kind.environment, variables };
}
/** With `row` as one element of the table. */
function withRow(environment: TypeEnvironment, table: string | undefined): TypeEnvironment {
  const compiled = table === undefined ? undefined : compileExpression(table, environment);
  const type: CelType = compiled && "program" in compiled ? compiled.program.type : "dyn";
  return { ...environment, variables: { ...environment.variables, row: isList(type) ? type.list : "dyn" } };
}
/** A number leads back to its case: only a pseudonymised report shows it. */
function noNumbers(compiler: Compiler, at: Located, { privacy }: ReportDefinition, source: string): void {
  const bare = source.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  const found = /\b(?:row|[a-z]|item|parent)\s*\.\s*(?:number|ownerNumber)\b/.exec(bare)?.[0];
  if (found === undefined) return;
  compiler.find(
    at,
    "report-shows-number",
    `This report is ${privacy}, and \`${found}\` leads back to a case.`,
    "Leave it out, count instead, or make the report pseudonymised.",
  );
}
function warn(compiler: Compiler, at: Located, { privacy }: ReportDefinition, found: string | undefined): void {
  if (found === undefined) return;
  compiler.find(
    at,
    "report-names-somebody",
    `This report is ${privacy}, and \`${found}\` can name a person.`,
    'Leave it out, show a number or a function instead, let free text be looked through when it is typed ("screen": true), or make the report personal.',
  );
}
/** What is personal stays with the instance that owns it: its rules are not asked for a report of another. */
function acrossLinks(compiler: Compiler, at: Located): void {
  compiler.find(
    at,
    "report-crosses-links",
    "A personal report reads across a link, where the owner decides who may read.",
    "Make the report pseudonymised, or make it about the kind that owns what it shows.",
  );
}
