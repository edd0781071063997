/** `compile(base, overlays[])`: the only way from files to a process that runs. All findings at once, never an exception. */

import { type Applied, applyOverlays } from "../definition/overlay/index.ts";
import { readDefinition } from "../definition/read.ts";
import type { ProcessDefinition } from "../definition/types.ts";
import { compileExpression } from "../expressions/index.ts";
import type { CelType, TableFunction } from "../expressions/types.ts";
import { type CompiledForm, compileForm } from "../forms/index.ts";
import type { DefinitionHash } from "../ids.ts";
import { asId } from "../ids.ts";
import { nameWords } from "../privacy/possible.ts";
import type { Finding } from "../result.ts";
import { tableFunction } from "./cells.ts";
import { Compiler } from "./compiler.ts";
import { rolesConcerned } from "./concerned.ts";
import { nameConditions } from "./conditions.ts";
import { canonical, sha256Hex } from "./hash.ts";
import { withHeld } from "./held.ts";
import { withMeetingParts } from "./meeting-parts.ts";
import { itemVariables, kindVariables, type LinkTypes } from "./names.ts";
import type { CompiledProcess, CompileResult, DefinitionSource, OverlaySource } from "./types.ts";
import { compileKind } from "./unit.ts";
import { runChecks } from "./verify/index.ts";

export { canonical, sha256Hex } from "./hash.ts";
export { SOURCE } from "./sources.ts";
export type {
  CompiledDeadline,
  CompiledEffect,
  CompiledFact,
  CompiledItem,
  CompiledKind,
  CompiledProcess,
  CompiledUnit,
  CompileResult,
  DefinitionSource,
  OverlaySource,
  ProgramTree,
} from "./types.ts";

/** Everything that people read of a process, in each language. */
const textsOf = ({ texts, forms }: ProcessDefinition): readonly string[] =>
  [texts, ...Object.values(forms).map((form) => form.texts)].flatMap((all) =>
    Object.values(all).flatMap((one) => Object.values(one)),
  );

/**
 * Compiles a process with its variants.
 * @param base the files of the process, its forms and its profile.
 * @param overlays variants, outermost last; each pinned to the base version.
 * @param options `published`: it was proved when it was published; checks that came later take nothing away from what runs on it.
 * @returns the process when there is no error; every finding either way, errors first by file and line.
 */
export function compile(
  base: DefinitionSource,
  overlays: readonly OverlaySource[] = [],
  { published = false }: { readonly published?: boolean } = {},
): CompileResult {
  const read = readDefinition(base);
  if (!read.definition) return { findings: sorted(read.findings) };
  const isWhole = !hasErrors(read.findings);
  // What a variant changes may stand in what could not be read: it is checked once that is mended.
  const applied = applyOverlays(base.root, read.definition, isWhole ? overlays : []);
  const { definition, moved } = nameConditions(base.root, withHeld(applied.definition));
  const compiler = new Compiler((at) => applied.place(at) ?? read.place(at), moved, applied.brought);
  const process = build(compiler, base.root, { ...applied, definition });
  runChecks(compiler, base.root, process);
  compiler.finish();
  const sure = compiler.findings.filter((finding) => isWhole || !read.doubts?.has(finding));
  const all = [...read.findings, ...applied.findings, ...sure];
  const findings = sorted(all.map((finding) => ({ ...finding, pointer: read.pointer(finding) })));
  // Read with a part left out it would be another definition: then not even a published one runs.
  const stays = published && isWhole && !hasErrors(applied.findings);
  return hasErrors(findings) && !stays ? { findings } : { process, findings };
}

/** Every finding of a definition with its variants: shape, names, types, rights, reachability, screens, reports, examples. */
export const verify = (base: DefinitionSource, overlays: readonly OverlaySource[] = []): readonly Finding[] =>
  compile(base, overlays).findings;

function build(
  compiler: Compiler,
  root: string,
  { definition, provenance, variant, passes, ownExamples, changedExamples, skips }: Applied,
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
        screens: withMeetingParts(compiled, kind),
        concerned: rolesConcerned(kind, definition.reports, circle, roles),
      },
    ]),
  );
  const { examples: _examples, texts: _texts, folder: _folder, ...hashed } = definition;
  return {
    id: definition.process.id,
    version: definition.process.version,
    hash: asId<DefinitionHash>(sha256Hex(canonical(hashed))),
    ...(variant === undefined ? {} : { variant }),
    folder: definition.folder,
    definition,
    profile: definition.profile,
    ...(definition.profile.names ? { nameWords: nameWords(definition.profile.names, textsOf(definition)) } : {}),
    roles: definition.process.roles,
    circle,
    kinds,
    forms: compileForms(compiler, definition),
    reports: definition.reports,
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
