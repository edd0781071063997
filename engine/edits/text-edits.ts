/** Changes of the text of one file: what is not touched stays byte for byte as it was. */

import type { JsonNode } from "../definition/json.ts";
import { plainOf } from "../definition/json.ts";
import type { Json } from "../definition/types.ts";
import { formatJson } from "./format.ts";
import { columnAt, endOf, indentAt, isBroken } from "./places.ts";

const cut = (text: string, from: number, to: number, by = ""): string => text.slice(0, from) + by + text.slice(to);

/** Writes a value where another stands. */
export function replaceValue(text: string, node: JsonNode, value: Json): string {
  const indent = indentAt(text, node.offset);
  const written = formatJson(value, indent, columnAt(text, node.offset), 1);
  const holder = node.parent?.type === "property" ? node.parent.parent : node.parent;
  // What no longer fits on the line of its holder breaks the holder as well.
  if (holder && written.includes("\n") && !isBroken(text, holder))
    return replaceValue(text, holder, withValue(holder, node, value));
  return cut(text, node.offset, endOf(node), written);
}
function withValue(holder: JsonNode, node: JsonNode, value: Json): Json {
  const parts = holder.children ?? [];
  if (holder.type === "array") return parts.map((part) => (part === node ? value : plainOf(part)));
  return Object.fromEntries(
    parts.flatMap(({ children: [key, part] = [] }) =>
      key && part ? [[String(key.value), part === node ? value : plainOf(part)]] : [],
    ),
  );
}

/**
 * Puts a part into an object or list.
 * @param key of an object's part; undefined in a list.
 * @param index before which part it comes; after the last one when there is none of that index.
 */
export function insertPart(
  text: string,
  holder: JsonNode,
  key: string | undefined,
  value: Json,
  index: number,
): string {
  const parts = holder.children ?? [];
  if (parts.length === 0 || !isBroken(text, holder))
    return replaceValue(text, holder, withPart(holder, key, value, index));
  const before = parts[index];
  const indent = indentAt(text, (before ?? parts.at(-1) ?? holder).offset);
  const lead = " ".repeat(indent);
  const name = key === undefined ? "" : `${JSON.stringify(key)}: `;
  const written = `${name}${formatJson(value, indent, indent + name.length, 1)}`;
  if (before) return cut(text, before.offset, before.offset, `${written},\n${lead}`);
  const last = endOf(parts.at(-1) ?? holder);
  return cut(text, last, last, `,\n${lead}${written}`);
}

function withPart(holder: JsonNode, key: string | undefined, value: Json, index: number): Json {
  const now = plainOf(holder);
  if (Array.isArray(now)) return [...now.slice(0, index), value, ...now.slice(index)];
  const entries = Object.entries(now as Readonly<Record<string, Json>>);
  entries.splice(index, 0, [key ?? "", value]);
  return Object.fromEntries(entries);
}

/** Takes a part of an object or list away, with its comma. */
export function removePart(text: string, holder: JsonNode, index: number): string {
  const parts = holder.children ?? [];
  const [before, part, next] = [parts[index - 1], parts[index], parts[index + 1]];
  if (!part) return text;
  if (before) return cut(text, endOf(before), endOf(part));
  if (next) return cut(text, part.offset, next.offset);
  return cut(text, holder.offset + 1, endOf(holder) - 1);
}

/** Puts a part of an object or list on another place among the others: each is written as it was. */
export function movePart(text: string, holder: JsonNode, from: number, to: number): string {
  const parts = holder.children ?? [];
  const written = parts.map((part) => text.slice(part.offset, endOf(part)));
  const moved = written.splice(from, 1);
  written.splice(to, 0, ...moved);
  const [first] = parts;
  if (!first) return text;
  const between = parts.map((part, index) => text.slice(endOf(part), parts[index + 1]?.offset ?? endOf(part)));
  const all = written.map((one, index) => one + between[index]).join("");
  return cut(text, first.offset, endOf(parts.at(-1) ?? first), all);
}
