/** Reads what stands at an address of the files of a definition. */

import { pointerPart } from "../definition/json.ts";
import type { Json } from "../definition/types.ts";
import { partsOf } from "./places.ts";
import type { EditedFiles } from "./types.ts";

/** A JSON pointer (RFC 6901) to a name within a name. */
export const pointerTo = (...names: readonly (string | number)[]): string =>
  names.map((name) => `/${pointerPart(name)}`).join("");

/** What a file says; undefined when it is not there or is no JSON. */
export function parsedFile(files: EditedFiles, file: string): Json | undefined {
  const text = files.get(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
const within = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined;

/** What stands at an address, or undefined. */
export const valueIn = (files: EditedFiles, file: string, pointer: string): Json | undefined =>
  partsOf(pointer).reduce(within, parsedFile(files, file));
