/** Where things stand in the text of a JSON file. */

import { type JsonNode, treeOf } from "../definition/json.ts";

const unescaped = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~");
export const partsOf = (pointer: string): readonly string[] =>
  pointer === "" ? [] : pointer.slice(1).split("/").map(unescaped);

/** The address of what holds an address, and the name of the last part. */
export function parentOf(pointer: string): { readonly pointer: string; readonly name: string } {
  const cut = pointer.lastIndexOf("/");
  return { pointer: pointer.slice(0, cut), name: unescaped(pointer.slice(cut + 1)) };
}

export const propertyOf = (node: JsonNode, name: string): JsonNode | undefined =>
  node.children?.find((property) => property.children?.[0]?.value === name);

/** The node of a value, or undefined where the address leads nowhere. */
export function valueAt(text: string, pointer: string): JsonNode | undefined {
  let node = treeOf(text);
  for (const part of partsOf(pointer)) {
    if (!node) return undefined;
    node = node.type === "array" ? node.children?.[Number(part)] : propertyOf(node, part)?.children?.[1];
  }
  return node;
}

export const endOf = (node: JsonNode): number => node.offset + node.length;
/** Spaces at the beginning of the line on which an offset stands. */
export function indentAt(text: string, offset: number): number {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^ */.exec(text.slice(start))?.[0].length ?? 0;
}
export const columnAt = (text: string, offset: number): number => offset - (text.lastIndexOf("\n", offset - 1) + 1);
/** Whether an object or list is written over several lines. */
export const isBroken = (text: string, node: JsonNode): boolean => text.slice(node.offset, endOf(node)).includes("\n");
