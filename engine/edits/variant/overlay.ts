/** The edits of an overlay as they are written now, and those that write into it. */

import type { Json } from "../../definition/types.ts";
import type { DefinitionEdit, EditedFiles } from "../types.ts";
import { pointerTo, valueIn } from "../values.ts";

export type OverlayEntry = Readonly<Record<string, Json>>;
export interface Overlay {
  readonly root: string;
  readonly file: string;
  readonly entries: readonly (readonly [string, OverlayEntry])[];
  /** Files of the base. */
  readonly files: EditedFiles;
  /** The same as they are under the variant. */
  readonly composed: EditedFiles;
}

export function overlayOf(root: string, variant: string, files: EditedFiles, composed: EditedFiles): Overlay {
  const file = `${root}/variants/${variant}/overlay.json`;
  const edits = valueIn(files, file, "/edits") as Readonly<Record<string, OverlayEntry>> | undefined;
  return { root, file, entries: Object.entries(edits ?? {}), files, composed };
}

/** The id of the entry whose key names an address. */
export const entryAt = ({ entries }: Overlay, key: string, address: string): string | undefined =>
  entries.find(([, entry]) => entry[key] === address)?.[0];

/** Operations that make something. */
export const MAKES = ["addField", "addStep", "add"] as const;
/** The entry that made what stands at an address. */
export function madeAt(overlay: Overlay, address: string): string | undefined {
  const named = (key: string) => (key === "addField" ? address.replace(/^forms\./, "") : address);
  return MAKES.map((key) => entryAt(overlay, key, named(key))).find((id) => id !== undefined);
}

/** A name for a new entry, made of its address. */
function freshId({ entries }: Overlay, address: string): string {
  const words = address
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .slice(-2);
  const name = words.map((word, at) => (at === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`)).join("");
  const start = /^[a-z]/.test(name) ? name : `edit${name}`;
  const taken = new Set(entries.map(([id]) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? start : `${start}${n}`;
    if (!taken.has(id)) return id;
  }
}

export const setIn = ({ file }: Overlay, id: string, keys: readonly string[], value: Json): DefinitionEdit => ({
  op: "set",
  file,
  pointer: pointerTo("edits", id, ...keys),
  value,
});
export const removeIn = ({ file }: Overlay, id: string, ...keys: readonly string[]): DefinitionEdit => ({
  op: "remove",
  file,
  pointer: pointerTo("edits", id, ...keys),
});
/** Changes the entry for an address, or makes it. */
export function write(overlay: Overlay, key: string, address: string, more: OverlayEntry): readonly DefinitionEdit[] {
  const id = entryAt(overlay, key, address);
  if (id === undefined) return [setIn(overlay, freshId(overlay, address), [], { [key]: address, ...more })];
  return Object.entries(more).map(([name, value]) => setIn(overlay, id, [name], value));
}
