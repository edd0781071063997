/** Edits of the screens as the server takes them: a new key stands where it was put, and keys move, by setting their object. */

import type { DefinitionEdit } from "../../../engine/index.ts";
import { applyEdits, type Edit, type Files, valueAt } from "./edits.ts";

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));

function sent(files: Files, edit: Edit, after: Files): readonly DefinitionEdit[] {
  const { file, pointer } = edit;
  if (!files.has(file))
    return edit.op === "remove" ? [] : [{ op: "addFile", file, value: valueAt(after, file, "") ?? {} }];
  if (edit.op === "remove") return valueAt(files, file, pointer) === undefined ? [] : [{ op: "remove", file, pointer }];
  if (edit.op === "set" && valueAt(files, file, parentOf(pointer)) !== undefined)
    return [{ op: "set", file, pointer, value: edit.value }];
  // The nearest container that is there is set as a whole.
  let container = parentOf(pointer);
  while (container !== "" && valueAt(files, file, container) === undefined) container = parentOf(container);
  return [{ op: "set", file, pointer: container, value: valueAt(after, file, container) ?? {} }];
}
/** @param files as they are before the first of the edits */
export function sentEdits(files: Files, edits: readonly Edit[]): readonly DefinitionEdit[] {
  let now = files;
  return edits.flatMap((edit) => {
    const after = applyEdits(now, [edit]);
    const one = sent(now, edit, after);
    now = after;
    return one;
  });
}
