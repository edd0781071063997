/** From files to a published process: compiled, its layouts completed, every check run. A pinned definition only compiles. */

import { compile } from "./compile/index.ts";
import type { CompiledProcess, CompileResult, DefinitionSource, OverlaySource } from "./compile/types.ts";
import { checkScreens } from "./layouts/check.ts";
import { checkPlaced } from "./layouts/check-placed.ts";
import { checkStrayTexts } from "./layouts/check-texts.ts";
import { completeLayouts } from "./layouts/index.ts";
import type { Finding } from "./result.ts";
import { checkDemo } from "./verify/demo.ts";
import { checkElsewhere } from "./verify/elsewhere.ts";
import { runChecks } from "./verify/index.ts";
import { checkWordless } from "./verify/texts.ts";
import { checkUnused } from "./verify/unused.ts";

const completed = (process: CompiledProcess): CompiledProcess => ({
  ...process,
  kinds: completeLayouts(process.kinds),
});

/**
 * Compiles a process with its variants and proves it.
 * @param base the files of the process, its forms and its profile.
 * @param overlays variants, outermost last; each pinned to the base version.
 * @returns the process when there is no error; every finding either way, errors first by file and line.
 */
export function publish(base: DefinitionSource, overlays: readonly OverlaySource[] = []): CompileResult {
  const compilation = compile(base, overlays);
  if (!("process" in compilation)) return compilation;
  const process = completed(compilation.process);
  for (const check of [runChecks, checkScreens, checkStrayTexts])
    check(compilation.compiler, compilation.root, process);
  if (compilation.isWhole) checkDemo(compilation.compiler, base, process);
  // What a misspelt name leaves unused, or in no tab, is no news: it is told when nothing else is wrong.
  if (compilation.isWhole && !compilation.compiler.findings.some(({ severity }) => severity === "error")) {
    checkPlaced(compilation.compiler, compilation.root, process);
    for (const check of [checkUnused, checkWordless]) check(compilation.compiler, base, process);
  }
  return compilation.finish(process);
}

/**
 * Compiles what was published before: it was proved then, and checks that came later take nothing away from what runs on it.
 * @returns the process unless its files cannot be read as they were.
 */
export function pinned(base: DefinitionSource, overlays: readonly OverlaySource[] = []): CompileResult {
  const compilation = compile(base, overlays);
  if (!("process" in compilation)) return compilation;
  return compilation.finish(completed(compilation.process), { published: true });
}

/**
 * What is wrong between a process and those that run beside it.
 * @param others of which what it names is looked up; a process that is not among them is not asked for.
 */
export function verifyBeside(
  base: DefinitionSource,
  overlays: readonly OverlaySource[],
  others: readonly CompiledProcess[],
): readonly Finding[] {
  const compilation = compile(base, overlays);
  if (!("process" in compilation)) return [];
  const { compiler, root, process } = compilation;
  const before = compiler.findings.length;
  checkElsewhere(compiler, root, process, others);
  return compiler.findings.slice(before);
}

/** Every finding of a definition with its variants: shape, names, types, rights, reachability, screens, reports, examples. */
export const verify = (base: DefinitionSource, overlays: readonly OverlaySource[] = []): readonly Finding[] =>
  publish(base, overlays).findings;
