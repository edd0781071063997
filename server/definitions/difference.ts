/** What differs between two sets of files, by address. */

import type { Json } from "../../engine/index.ts";

export interface Difference {
  readonly file: string;
  /** JSON pointer; `""` for a whole file. */
  readonly pointer: string;
  readonly before?: Json;
  readonly after?: Json;
}
/** More are not listed. */
const MOST = 500;

const part = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function between(
  file: string,
  pointer: string,
  before: Json | undefined,
  after: Json | undefined,
): readonly Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      between(file, `${pointer}/${part(key)}`, before[key], after[key]),
    );
  return [{ file, pointer, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}
function read(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** Differences of two versions, in the order of the files. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Difference[] {
  const files = [...new Set([...before.keys(), ...after.keys()])].sort();
  return files
    .filter((file) => before.get(file) !== after.get(file))
    .flatMap((file) => between(file, "", read(before.get(file)), read(after.get(file))))
    .slice(0, MOST);
}
