/** A new process that begins as a copy of another: its own folder, id and name, without variants; the forms stay where they are. */

import { applyEdits, type DefinitionEdit } from "../../engine/index.ts";
import type { KeptSource } from "./source.ts";

/** Name of the folder of a process. */
export const folderOf = (id: string): string => id.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();

/**
 * @param id of the new process, unused so far.
 * @param name what people call it.
 * @returns undefined when the files of the other cannot be changed.
 */
export function copyOfProcess({ root, files }: KeptSource, id: string, name: string): KeptSource | undefined {
  const own = `workflows/${folderOf(id)}`;
  const moved = files
    .filter(([path]) => !path.startsWith(`${root}/variants/`))
    .map(([path, text]) => [path.startsWith(`${root}/`) ? own + path.slice(root.length) : path, text] as const);
  const set = (file: string, pointer: string, value: string): DefinitionEdit => ({ op: "set", file, pointer, value });
  const texts = moved.flatMap(([path]) => (path.startsWith(`${own}/texts.`) ? [set(path, "/process", name)] : []));
  const outcome = applyEdits(new Map(moved), [
    set(`${own}/process.json`, "/id", id),
    set(`${own}/process.json`, "/version", "1.0.0"),
    ...texts,
  ]);
  return "files" in outcome ? { root: own, files: [...outcome.files] } : undefined;
}
