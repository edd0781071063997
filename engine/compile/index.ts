/** Compiles files to a process that runs: every program, chart and form once. All findings at once, never an exception. */

import { readDefinition } from "../definition/read.ts";
import type { ProcessDefinition } from "../definition/types.ts";
import { compileExpression } from "../expressions/index.ts";
import type { CelType, TableFunction } from "../expressions/types.ts";
import { type CompiledForm, compileForm } from "../forms/index.ts";
import type { DefinitionHash } from "../ids.ts";
import { asId } from "../ids.ts";
import { type Applied, applyOverlays } from "../overlay/index.ts";
import type { Finding } from "../result.ts";
import { Compiler } from "./compiler.ts";
import { hoistConditions } from "./conditions.ts";
import { tableFunction } from "./decision-table.ts";
import { withDefaultRoleSource } from "./default-role-source.ts";
import { indexOf } from "./dependencies.ts";
import { compileFigures } from "./figures.ts";
import { canonical, sha256Hex } from "./hash.ts";
import { itemVariables, kindVariables, type LinkTypes } from "./names.ts";
import { compilePolicies } from "./policies.ts";
import { compileReports } from "./reports.ts";
import { rolesOfKind } from "./roles-of-kind.ts";
import { screeningOf } from "./screening.ts";
import type { CompiledProcess, CompileResult, DefinitionSource, OverlaySource } from "./types.ts";
import { compileKind } from "./unit.ts";

export { canonical, sha256Hex } from "./hash.ts";
export type {
  CompiledDeadline,
  CompiledEffect,
  CompiledFact,
  CompiledFigure,
  CompiledItem,
  CompiledKind,
  CompiledProcess,
  CompiledUnit,
  CompileResult,
  DefinitionSource,
  OverlaySource,
  ProgramTree,
} from "./types.ts";

/** A process in the making: what compiled, and where findings gather until they are sorted. */
export interface Compilation {
  readonly compiler: Compiler;
  readonly root: string;
  readonly process: CompiledProcess;
  /** Whether every file was read, and nothing had to be left out. */
  readonly isWhole: boolean;
  /** Sorts what was found. @returns the process when there is no error; every finding either way, errors first by file and line. */
  finish(process: CompiledProcess, options?: { readonly published?: boolean }): CompileResult;
}

/**
 * Compiles a process with its variants, without the checks of `verify`.
 * @param base the files of the process, its forms and its profile.
 * @param overlays variants, outermost last; each pinned to the base version.
 * @returns the compilation, or only findings when the files are no definition at all.
 */
export function compile(
  base: DefinitionSource,
  overlays: readonly OverlaySource[] = [],
): Compilation | { readonly findings: readonly Finding[] } {
  const read = readDefinition(base);
  if (!read.definition) return { findings: sorted(read.findings) };
  const isWhole = !hasErrors(read.findings);
  // What a variant changes may stand in what could not be read: it is checked once that is mended.
  const applied = applyOverlays(base.root, read.definition, isWhole ? overlays : []);
  const { definition, moved } = hoistConditions(base.root, withDefaultRoleSource(applied.definition));
  const compiler = new Compiler((at) => applied.place(at) ?? read.place(at), moved, applied.brought);
  return {
    compiler,
    root: base.root,
    isWhole,
    process: build(compiler, base.root, { ...applied, definition }),
    finish: (process, { published = false } = {}) => {
      compiler.finish();
      const sure = compiler.findings.filter((finding) => isWhole || !read.doubts?.has(finding));
      const all = [...read.findings, ...applied.findings, ...sure];
      const findings = sorted(all.map((finding) => ({ ...finding, pointer: read.pointer(finding) })));
      // Read with a part left out it would be another definition: then not even a published one runs.
      const stays = published && isWhole && !hasErrors(applied.findings);
      return hasErrors(findings) && !stays ? { findings } : { process, findings };
    },
  };
}

function build(
  compiler: Compiler,
  root: string,
  { definition, provenance, variant, variantVersion, passes, ownExamples, changedExamples, skips }: Applied,
): CompiledProcess {
  const shared = sharedTables(compiler, root, definition);
  const context = { root, definition, shared, linkTypes: linkTypesOf(definition, shared) };
  const circles = definition.process.circles ?? {};
  const circle = (name: string): readonly string[] => circles[name] ?? [name];
  const compiled = Object.fromEntries(
    Object.entries(definition.kinds).map(([name, one]) => [name, compileKind(compiler, context, name, one)]),
  );
  const roles = Object.keys(definition.process.roles);
  const kinds = Object.fromEntries(
    Object.entries(compiled).map(([name, kind]) => [
      name,
      {
        ...kind,
        concerned: rolesOfKind(kind, definition.reports, circle, roles),
      },
    ]),
  );
  const policies = compilePolicies(compiler, root, { kinds, roles: definition.process.roles, definition });
  const { examples: _examples, texts: _texts, folder: _folder, ...rest } = definition;
  // A variant without a version of its own counts by what it changes alone.
  const hashed = variantVersion === undefined ? rest : { ...rest, variant, variantVersion };
  return {
    id: definition.process.id,
    version: definition.process.version,
    hash: asId<DefinitionHash>(sha256Hex(canonical(hashed))),
    ...(variant === undefined ? {} : { variant }),
    ...(variantVersion === undefined ? {} : { variantVersion }),
    folder: definition.folder,
    definition,
    profile: definition.profile,
    screening: screeningOf(compiler, definition),
    roles: definition.process.roles,
    circle,
    kinds,
    dependencies: indexOf(kinds),
    forms: compileForms(compiler, definition),
    reports: compileReports(compiler, root, definition, kinds),
    policies,
    figures: compileFigures(compiler, root, definition, kinds),
    examples: definition.examples,
    provenance,
    texts: definition.texts,
    passes,
    ownExamples,
    changedExamples,
    skips,
  };
}

function compileForms(compiler: Compiler, definition: ProcessDefinition): Record<string, CompiledForm> {
  return Object.fromEntries(
    Object.entries(definition.forms).flatMap(([id, form]) => {
      const compiled = compileForm(form);
      for (const { file, pointer, code, severity, message, remedy } of compiled.problems)
        compiler.find({ file: `forms/${id}/${file}.json`, pointer }, code, message, remedy, severity);
      // A form with faults stands in for itself: its fields are still names for everything else.
      return [[id, compiled.form ?? { id, definition: form, rules: [] }]];
    }),
  );
}

function sharedTables(compiler: Compiler, root: string, definition: ProcessDefinition): Record<string, TableFunction> {
  return Object.fromEntries(
    Object.entries(definition.tables).flatMap(([name, table]) => {
      const fn = tableFunction(compiler, table, (pointer) => ({
        file: `${root}/tables.json`,
        pointer: `/${name}${pointer}`,
      }));
      return fn ? [[name, fn]] : [];
    }),
  );
}

/** Types of what links bring and show, asked without those of further links, so that no circle arises. */
function linkTypesOf(definition: ProcessDefinition, functions: Readonly<Record<string, TableFunction>>): LinkTypes {
  const unknown: LinkTypes = () => "dyn";
  const cache = new Map<string, CelType>();
  return (item, kind, what, name) => {
    const key = `${kind}.${item}.${what}.${name}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const link = definition.kinds[kind]?.items[item]?.link;
    const variables =
      what === "brings"
        ? kindVariables(definition, link?.to ?? "", unknown)
        : { ...kindVariables(definition, kind, unknown), ...itemVariables(definition, kind, item, unknown) };
    const compiled = compileExpression(link?.[what]?.[name] ?? "", { variables, functions });
    const type: CelType = "problem" in compiled ? "dyn" : compiled.program.type;
    cache.set(key, type);
    return type;
  };
}

const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === "error");
const SEVERITY = { error: 0, warning: 1, hint: 2 } as const;
function sorted(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings
    .filter((finding) => {
      const key = `${finding.code} ${finding.file} ${finding.pointer} ${finding.message}`;
      return seen.has(key) ? false : seen.add(key) !== undefined;
    })
    .sort(
      (a, b) =>
        SEVERITY[a.severity] - SEVERITY[b.severity] ||
        a.file.localeCompare(b.file) ||
        a.line - b.line ||
        a.column - b.column,
    );
}
