/** Makes one plain JavaScript file of a TypeScript program, so that a child process starts in a moment. */

import { mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";

const folder = join(import.meta.dirname, "..", "..", ".cache", "faults");

export async function bundle(program: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${basename(dirname(program))}-${basename(program, ".ts")}-${process.pid}.mjs`);
  await build({
    entryPoints: [program],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    target: "node20",
    logLevel: "error",
  });
  return outfile;
}
