/** JSON of a definition as it is written by hand: on one line while that fits, else one line for each part. */

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}
const WIDTH = 150;

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** The value as an object; an empty one for anything else. */
export const asObject = (value: JsonValue | undefined): JsonObject => (isObject(value) ? value : {});

function inline(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${inline(part)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

/** @param before what stands on the line before the value, in characters; @param after what follows it. */
function print(value: JsonValue, indent: string, before: number, after: number): string {
  const short = inline(value);
  if (typeof value !== "object" || value === null || before + short.length + after <= WIDTH) return short;
  return broken(value, indent);
}
function broken(value: JsonValue[] | JsonObject, indent: string): string {
  const within = `${indent}  `;
  const named = Array.isArray(value)
    ? value.map((part) => ["", part] as const)
    : Object.entries(value).map(([key, part]) => [`${JSON.stringify(key)}: `, part] as const);
  const lines = named.map(
    ([key, part], index) =>
      `${within}${key}${print(part, within, within.length + key.length, index < named.length - 1 ? 1 : 0)}`,
  );
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}
/** The text of a whole file: its first level always has lines of its own. */
export const fileText = (value: JsonValue): string =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0
    ? `${broken(value, "")}\n`
    : `${inline(value)}\n`;
