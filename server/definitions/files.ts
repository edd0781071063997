/** Reads the definition folders: every JSON file below `workflows/` and `forms/`, as the engine takes them. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { DefinitionSource, OverlaySource } from "../../engine/index.ts";

/** Path relative to the project folder, with `/`, → text. */
export type Files = ReadonlyMap<string, string>;

export const readFiles = (project: string): Files =>
  new Map(["workflows", "forms"].flatMap((folder) => jsonBelow(project, folder)));

/** Path relative to the project and text of every JSON file below one of its folders. */
function jsonBelow(project: string, folder: string): readonly (readonly [string, string])[] {
  const root = join(project, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile() || !entry.name.endsWith(".json")) return [];
    const path = join(entry.parentPath, entry.name);
    return [[relative(project, path).split(sep).join("/"), readFileSync(path, "utf8")] as const];
  });
}

/** Names of the folders in a folder that are processes. */
export const processFolders = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "process.json")))
    .map(({ name }) => name);

/** As `readFiles`, of processes that lie in a folder of another name, with `forms/` and `profiles/` beside them. */
export const readLooseFiles = (folder: string): Files =>
  new Map([
    ...jsonBelow(folder, "forms"),
    ...["profiles", ...processFolders(folder)].flatMap((name) =>
      jsonBelow(folder, name).map(([path, text]) => [`${WORKFLOWS}${path}`, text] as const),
    ),
  ]);
/** What the engine's paths of a process begin with, wherever it lies. */
export const WORKFLOWS = "workflows/";

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
