/** The command line: for process authors `verify` checks a definition and plays its examples, `examples` only plays them; for operators `doctor`, `check-reads`, `check`, `backup`, `restore`, `export` and `import`. */

import { existsSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { Command } from "commander";
import {
  type CompiledProcess,
  type DefinitionSource,
  exampleFindings,
  type Finding,
  type OverlaySource,
  pinned,
  publish,
  runExample,
  verifyBeside,
} from "../../engine/index.ts";
import {
  type Files,
  processesIn,
  processFolders,
  readFiles,
  readLooseFiles,
  variantsOf,
  WORKFLOWS,
} from "../definitions/files.ts";
import { compileValidators } from "../forms/validators.ts";
import { type CheckOptions, checkReads } from "./check-reads.ts";
import { addDefinitions } from "./definitions.ts";
import { addOperations, run } from "./operations.ts";

/** Exit codes: 0 fine, 1 the definition has errors, 2 there is nothing to check. */
const FINE = 0;
const HAS_ERRORS = 1;
const NOTHING_THERE = 2;

interface Target {
  readonly sources: readonly DefinitionSource[];
  /** The processes lie in a folder of another name than `workflows/`: files are told as they lie there. */
  readonly loose?: boolean;
}

/** A folder in or above a process names it, or all that lie there: in `workflows/` of a project, or in any other folder with its forms beside it. */
function findTarget(given: string): Target | undefined {
  const folder = resolve(given);
  if (!existsSync(folder)) return undefined;
  const process = processAbove(folder);
  if (process !== undefined && basename(dirname(process)) !== "workflows")
    return { loose: true, sources: sourcesIn(readLooseFiles(dirname(process)), basename(process)) };
  const parts = folder.split(sep);
  const at = parts.lastIndexOf("workflows");
  if (at >= 0) return { sources: sourcesIn(readFiles(parts.slice(0, at).join(sep) || sep), parts[at + 1]) };
  if (existsSync(join(folder, "workflows"))) return { sources: sourcesIn(readFiles(folder)) };
  return processFolders(folder).length > 0 ? { loose: true, sources: sourcesIn(readLooseFiles(folder)) } : undefined;
}
function processAbove(folder: string): string | undefined {
  if (existsSync(join(folder, "process.json"))) return folder;
  return dirname(folder) === folder ? undefined : processAbove(dirname(folder));
}
function sourcesIn(own: Files, wanted?: string): readonly DefinitionSource[] {
  const files = withShippedProfiles(own);
  if (wanted === undefined) return processesIn(files);
  const isThere = [...files.keys()].some((path) => path.startsWith(`${WORKFLOWS}${wanted}/`));
  return isThere ? [{ root: `${WORKFLOWS}${wanted}`, files }] : [];
}

/** A process elsewhere may name a profile that ships with the product. */
function withShippedProfiles(files: Files): Files {
  const own = readFiles(ownProject());
  return new Map([...[...own].filter(([path]) => path.startsWith("workflows/profiles/")), ...files]);
}

interface Compiled {
  readonly name: string;
  readonly process?: CompiledProcess;
  readonly findings: readonly Finding[];
}
/** The base and each of its variants; a variant's findings that the base has too are told once. */
function compileAll(source: DefinitionSource): readonly Compiled[] {
  const base = publish(source);
  const known = new Set(base.findings.map(keyOf));
  // A warning of the base may stand at an edit that touches the same thing: it is the base's all the same.
  const warned = new Set(base.findings.map(({ code, message }) => `${code} ${message}`));
  const isNew = (finding: Finding): boolean =>
    !known.has(keyOf(finding)) && (finding.severity === "error" || !warned.has(`${finding.code} ${finding.message}`));
  const variants = variantsOf(source).map((overlay) => {
    const result = publish(source, [overlay]);
    return {
      name: `${source.root} (${overlay.root.split("/").at(-1)})`,
      ...result,
      findings: result.findings.filter(isNew),
    };
  });
  return [{ name: source.root, ...base }, ...(base.process ? variants : [])];
}
const keyOf = ({ code, file, pointer, message }: Finding): string => `${code} ${file} ${pointer} ${message}`;

/** What the examples say of the base, and what else of each variant: they are played as soon as everything compiles. */
function playAll(source: DefinitionSource): readonly Finding[] {
  const played = (overlays: readonly OverlaySource[]): readonly Finding[] => {
    const { process } = publish(source, overlays);
    const roots = [source.root, ...overlays.map(({ root }) => root)];
    return process
      ? exampleFindings(process, { files: source.files, roots }, { validate: compileValidators(process) })
      : [];
  };
  const base = played([]);
  const stepOf = ({ code, file, pointer }: Finding): string => `${code} ${file} ${pointer}`;
  const known = new Set(base.map(stepOf));
  const variants = variantsOf(source).flatMap((overlay) => played([overlay]));
  return [...base, ...variants.filter((finding) => !known.has(stepOf(finding)))];
}

/** What is wrong between a process and the others that lie beside it. */
function besideAll(source: DefinitionSource): readonly Finding[] {
  const others = processesIn(source.files)
    .filter(({ root }) => root !== source.root)
    .flatMap((other) => pinned(other).process ?? []);
  return others.length === 0 ? [] : verifyBeside(source, [], others);
}

function forPeople(findings: readonly Finding[]): string {
  const files = [...new Set(findings.map(({ file }) => file))];
  const lines = files.flatMap((file) => [
    "",
    file,
    ...findings
      .filter((finding) => finding.file === file)
      .flatMap((finding) => [
        `  ${finding.line}:${finding.column}  ${finding.severity}  ${finding.code}`,
        `      ${finding.message}`,
        `      ${finding.remedy}`,
      ]),
  ]);
  const count = (severity: Finding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return [...lines, "", `${count("error")} errors, ${count("warning")} warnings, ${count("hint")} hints`]
    .join("\n")
    .trimStart();
}

function verifyCommand(folder: string, { json }: { readonly json?: boolean }): number {
  const target = findTarget(folder);
  if (!target || target.sources.length === 0) return nothingThere(folder, json);
  const findings = target.sources.flatMap((source) => [
    ...compileAll(source).flatMap((compiled) => compiled.findings),
    ...playAll(source),
    ...besideAll(source),
  ]);
  const told = asTheyLie(target, findings);
  console.log(json ? JSON.stringify(told, null, 2) : forPeople(told));
  return told.some(({ severity }) => severity === "error") ? HAS_ERRORS : FINE;
}

function asTheyLie({ loose }: Target, findings: readonly Finding[]): readonly Finding[] {
  return findings.map(({ code, severity, file, pointer, line, column, message, remedy }) => ({
    code,
    severity,
    file: loose && file.startsWith(WORKFLOWS) ? file.slice(WORKFLOWS.length) : file,
    pointer,
    line,
    column,
    message,
    remedy,
  }));
}

/** Programs get an array here too. */
function nothingThere(folder: string, json = false): number {
  const message = `There is no process in "${folder}".`;
  const remedy = "Point at the folder of a process, which holds its process.json, or at the folder above it.";
  const finding = {
    code: "no-process",
    severity: "error",
    file: folder,
    pointer: "",
    line: 1,
    column: 1,
    message,
    remedy,
  };
  if (json) console.log(JSON.stringify([finding], null, 2));
  else console.error(`${message} ${remedy}`);
  return NOTHING_THERE;
}

function examplesCommand(folder: string): number {
  const target = findTarget(folder);
  if (!target || target.sources.length === 0) return nothingThere(folder);
  let passed = 0;
  let failed = 0;
  for (const { name, process, findings } of target.sources.flatMap(compileAll)) {
    if (!process) {
      console.log(
        `${name} does not compile; run verify first.\n${forPeople(asTheyLie(target, findings).filter(({ severity }) => severity === "error"))}`,
      );
      failed += 1;
      continue;
    }
    const validate = compileValidators(process);
    for (const example of Object.keys(process.examples)) {
      const result = runExample(process, example, { validate });
      if (result.passed) passed += 1;
      else failed += 1;
      if (result.changed.length > 0) console.log(`\n≠ ${name}: ${example} ends otherwise, as the variant says`);
      if (!result.passed)
        console.log(
          `\n✗ ${name}: ${example}\n${result.failures.map((failure) => `    ${failure.example}, step ${failure.step + 1}: expected ${failure.expected}; found ${failure.found}`).join("\n")}`,
        );
    }
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? HAS_ERRORS : FINE;
}

/** The product's own folder: where this file lies, also when it is bundled. */
function ownProject(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "workflows")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

// Who reads the first lines only (`| head`) closes the pipe: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const program = new Command("casustafel").description(
  "Checks and plays process definitions, and checks the records of a data folder.",
);
program
  .command("verify")
  .description("checks a process with its variants: shape, names, types, ways")
  .argument("[folder]", "a folder in or above a process", ownProject())
  .option("--json", "findings as an array for programs")
  .action((folder: string, options: { readonly json?: boolean }) => {
    process.exitCode = verifyCommand(folder, options);
  });
program
  .command("examples")
  .description("plays the examples of a process and of its variants")
  .argument("[folder]", "a folder in or above a process", ownProject())
  .action((folder: string) => {
    process.exitCode = examplesCommand(folder);
  });
program
  .command("check-reads")
  .description("checks that every record of who looked is as it was written, and none is gone")
  .argument("[folder]", "the data folder", process.env.DATA_DIR ?? "data")
  .option("--kept <number:hash>", "the last line of an earlier check, kept elsewhere")
  .option("--json", "the outcome as an object for programs")
  .action(async (folder: string, options: CheckOptions) => {
    process.exitCode = await checkReads(folder, options);
  });
addOperations(program);
addDefinitions(program, run);
await program.parseAsync();
