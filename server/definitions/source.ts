/** The files that one published definition is made of, as they are kept in the store, and compiling them. */

import {
  type CompiledProcess,
  type CompileResult,
  type DefinitionSource,
  type Finding,
  type OverlaySource,
  pinned,
  publish,
  type Validate,
} from "../../engine/index.ts";
import { compileValidators } from "../forms/validators.ts";
import type { ReportFormat } from "../reports/formats.ts";
import { type Files, variantsOf } from "./files.ts";

export interface Published {
  readonly process: CompiledProcess;
  readonly validate: Validate;
}
/** Source of a definition as it is kept: a base, or one variant on its own copy of the base. */
export interface KeptSource {
  /** `workflows/<folder>`. */
  readonly root: string;
  readonly variant?: string;
  readonly files: readonly (readonly [string, string])[];
}

/** A paper of a draft: on which example, in which form. */
export interface PaperAsked {
  readonly report: string;
  readonly format: ReportFormat;
  readonly language: string;
  /** Empty: the fullest that has such a paper. */
  readonly example: string;
  /** As ISO text. */
  readonly at: string;
}

/** Definitions that do not compile: the server does not start on them. */
export class DefinitionsBroken extends Error {
  override readonly name = "DefinitionsBroken";
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    const [first] = findings;
    super(
      `The definitions have ${findings.length} error${findings.length === 1 ? "" : "s"}; the first: ${first?.file}:${first?.line}:${first?.column} ${first?.message} ${first?.remedy}`,
    );
    this.findings = findings;
  }
}

/** The files that one process is made of: its folder, its forms, every profile. */
export function filesOf(root: string, files: Files): KeptSource["files"] {
  const wanted = [`${root}/`, "forms/", "workflows/profiles/"];
  return [...files].filter(
    ([path]) => wanted.some((start) => path.startsWith(start)) && !path.startsWith(`${root}/demo/`),
  );
}

/** What the engine takes: the base, and the one variant that is meant. */
export function sourceOf({ root, variant, files }: KeptSource): {
  readonly base: DefinitionSource;
  readonly overlays: readonly OverlaySource[];
} {
  const base = { root, files: new Map(files) };
  return { base, overlays: variantsOf(base).filter(({ id }) => id === variant) };
}

/** Compiles and proves it. */
export function proveSource(kept: KeptSource): CompileResult {
  const { base, overlays } = sourceOf(kept);
  return publish(base, overlays);
}

/**
 * Compiles a source.
 * @param published an earlier version proved it, and instances run on it.
 * @throws DefinitionsBroken
 */
export function compileSource(kept: KeptSource, published = false): Published {
  const { base, overlays } = sourceOf(kept);
  const { process, findings } = (published ? pinned : publish)(base, overlays);
  if (!process) throw new DefinitionsBroken(findings.filter(({ severity }) => severity === "error"));
  return { process, validate: compileValidators(process) };
}
