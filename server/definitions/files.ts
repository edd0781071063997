/** Reads the definition folders: every JSON file below `workflows/` and `forms/`, as the engine takes them. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { DefinitionSource, OverlaySource } from "../../engine/compile/types.ts";

/** Path relative to the project folder, with `/`, → text. */
export type Files = ReadonlyMap<string, string>;

export function readFiles(project: string): Files {
  const files = new Map<string, string>();
  for (const folder of ["workflows", "forms"]) {
    const root = join(project, folder);
    if (!existsSync(root)) continue;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".json")) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(project, path).split(sep).join("/"), readFileSync(path, "utf8"));
    }
  }
  return files;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

/** A folder that holds `process.json` is a process. */
export const processesIn = (files: Files): readonly DefinitionSource[] =>
  [...files.keys()]
    .filter((path) => /^workflows\/[^/]+\/process\.json$/.test(path))
    .map((path) => ({ root: folderOf(path), files }));

/** The variants of a process: folders with an `overlay.json`. */
export const variantsOf = ({ root, files }: DefinitionSource): readonly (OverlaySource & { readonly id: string })[] =>
  [...files.keys()]
    .filter((path) => path.startsWith(`${root}/variants/`) && path.endsWith("/overlay.json"))
    .map((path) => ({ id: folderOf(path).split("/").at(-1) ?? "", root: folderOf(path), files }));
