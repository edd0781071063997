/** JSON as the definitions are written: on one line where it fits, else a line per part. */

import type { Json } from "../definition/types.ts";

/** The widest line. */
export const WIDTH = 150;

function onOneLine(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  const parts = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner as Json)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

/**
 * A value as text.
 * @param indent of the line on which it begins, in spaces.
 * @param used signs that stand before it on its line.
 * @param after signs that follow on the same line, such as a comma.
 */
export function formatJson(value: Json, indent = 0, used = 0, after = 0): string {
  const line = onOneLine(value);
  if (value === null || typeof value !== "object" || used + line.length + after <= WIDTH) return line;
  const inner = " ".repeat(indent + 2);
  const parts: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? value.map((element) => ["", element] as const)
    : Object.entries(value).map(([key, part]) => [`${JSON.stringify(key)}: `, part as Json] as const);
  const lines = parts.map(([key, part], index) => {
    const comma = index < parts.length - 1 ? 1 : 0;
    return `${inner}${key}${formatJson(part, indent + 2, inner.length + key.length, comma)}`;
  });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${lines.join(",\n")}\n${" ".repeat(indent)}${close}`;
}

/** A whole file. */
export const formatFile = (value: Json): string => `${formatJson(value)}\n`;
