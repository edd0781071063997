/** Checks a compiled process: one check per file, every finding with its place. */

import type { Compiler } from "../compiler.ts";
import type { CompiledProcess } from "../types.ts";

export type Check = (compiler: Compiler, root: string, process: CompiledProcess) => void;

const CHECKS: readonly Check[] = [];

/** Runs every check. Findings gather in the compiler. */
export function verify(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const check of CHECKS) check(compiler, root, process);
}
