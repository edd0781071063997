/** The shipped processes as tests need them: read from the project, compiled on the base and on every variant. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompiledProcess } from "../../engine/compile/types.ts";
import { publish } from "../../engine/publish.ts";
import type { Finding } from "../../engine/result.ts";

export const PROJECT = join(import.meta.dirname, "..", "..");

/** Every JSON file of `workflows/` and `forms/`, by path from the project. */
export function projectFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const top of ["workflows", "forms"])
    for (const entry of readdirSync(join(PROJECT, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".json")) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(PROJECT.length + 1), readFileSync(path, "utf8"));
    }
  return files;
}

/** The files of one shipped process: its folder, its forms, every profile. */
export function filesOf(process: string): Map<string, string> {
  const wanted = [`workflows/${process}/`, `forms/${process}/`, "workflows/profiles/", "workflows/templates/"];
  return new Map([...projectFiles()].filter(([path]) => wanted.some((start) => path.startsWith(start))));
}

export interface Shipped {
  /** `mdo-jeugd` or `mdo-jeugd/<variant>`. */
  readonly name: string;
  readonly process: CompiledProcess;
  readonly findings: readonly Finding[];
}

/** Every process that ships, or one of them by its folder, on its base and on each of its variants. */
export function shippedProcesses(only?: string): readonly Shipped[] {
  const files = only === undefined ? projectFiles() : filesOf(only);
  const roots = [...files.keys()]
    .filter((path) => /^workflows\/[^/]+\/process\.json$/.test(path))
    .map((path) => path.slice(0, -"/process.json".length));
  return roots.flatMap((root) => {
    const variants = [...files.keys()]
      .filter((path) => path.startsWith(`${root}/variants/`) && path.endsWith("/overlay.json"))
      .map((path) => path.slice(0, -"/overlay.json".length));
    return [undefined, ...variants].map((variant) => {
      const { process, findings } = publish({ root, files }, variant === undefined ? [] : [{ root: variant, files }]);
      const name = [root.split("/").at(-1), ...(variant ? [variant.split("/").at(-1)] : [])].join("/");
      if (!process) throw new Error(`${name} does not compile: ${JSON.stringify(findings, null, 1)}`);
      return { name, process, findings };
    });
  });
}
