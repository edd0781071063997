/** The edit that moves a key or an element so many places on among those beside it. */

import { type DefinitionEdit, type EditedFiles, valueIn } from "../../../engine/index.ts";
import { isObject } from "./json.ts";

const nameIn = (pointer: string): string =>
  pointer
    .slice(pointer.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");

/** @returns nothing when it stands at that end already. */
export function moveBy(files: EditedFiles, file: string, pointer: string, by: number): readonly DefinitionEdit[] {
  const holder = pointer.slice(0, pointer.lastIndexOf("/"));
  const value = valueIn(files, file, holder);
  const names = Object.keys(Array.isArray(value) ? { ...value } : isObject(value) ? value : {});
  const from = names.indexOf(nameIn(pointer));
  const to = from + by;
  return from < 0 || to < 0 || to >= names.length ? [] : [{ op: "move", file, pointer: holder, from, to }];
}
