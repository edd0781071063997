/** What a draft changes against the published version: per address, what stood there and what stands there now. */

import { type Files, parsed, pointerTo } from "./edits.ts";
import { isObject, type JsonValue } from "./json-text.ts";

export interface Change {
  readonly file: string;
  readonly pointer: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}
const same = (a: JsonValue | undefined, b: JsonValue | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function between(
  file: string,
  pointer: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly Change[] {
  if (same(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ file, pointer, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const parts = keys.flatMap((key) => between(file, `${pointer}${pointerTo(key)}`, before[key], after[key]));
  // The same parts in another order.
  return parts.length > 0 ? parts : [{ file, pointer, before, after }];
}
export const changesOf = (base: Files, files: Files): readonly Change[] =>
  [...files.keys()].flatMap((file) =>
    base.get(file) === files.get(file) ? [] : between(file, "", parsed(base, file), parsed(files, file)),
  );
