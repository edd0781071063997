/** What a draft changes against the published version: per address, what stood there and what stands there now. */

import { type EditedFiles, type Json, parsedFile, pointerTo } from "../../../engine/index.ts";
import { isObject } from "./json.ts";

export interface Change {
  readonly file: string;
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function between(file: string, pointer: string, before: Json | undefined, after: Json | undefined): readonly Change[] {
  if (same(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ file, pointer, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const parts = keys.flatMap((key) => between(file, `${pointer}${pointerTo(key)}`, before[key], after[key]));
  // The same parts in another order.
  return parts.length > 0 ? parts : [{ file, pointer, before, after }];
}
export const changesOf = (base: EditedFiles, files: EditedFiles): readonly Change[] =>
  [...files.keys()].flatMap((file) =>
    base.get(file) === files.get(file) ? [] : between(file, "", parsedFile(base, file), parsedFile(files, file)),
  );
