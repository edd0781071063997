/**
 * The names an expression asks whatever their values are. When one of them is absent the answer is known without running it,
 * and CEL's error, which costs more than most expressions, need not be made.
 */

import { type Ast, childrenOf } from "./cel.ts";
import { pathOf } from "./tree.ts";
import type { Evaluated } from "./types.ts";

/** `a && b` may hold no answer for one side only; `c ? a : b` asks one side; a macro walks a list that may be empty. */
function walk(node: Ast): readonly (readonly string[])[] {
  const path = pathOf(node);
  if (path) return [path];
  switch (node.op) {
    case "&&":
    case "||":
      return [];
    case "?:":
      return walk(node.args[0]);
    case "call":
      return node.args[0] === "has" ? [] : node.args[1].flatMap(walk);
    case "rcall":
      return walk(node.args[1]);
    default:
      return childrenOf(node).flatMap(walk);
  }
}

/** Paths that are always read, each once. */
export const strictReads = (ast: Ast): readonly (readonly string[])[] => [
  ...new Map(walk(ast).map((path) => [path.join("."), path])).values(),
];

/** Whether a path leads to nothing. Whatever is no record is left to CEL. */
function isAbsent(variables: Readonly<Record<string, unknown>>, [head = "", ...rest]: readonly string[]): boolean {
  let value: unknown = variables[head];
  for (const part of rest) {
    if (value === undefined) return true;
    if (value instanceof Map) value = value.get(part);
    else if (typeof value === "object" && value !== null && !Array.isArray(value))
      value = Object.hasOwn(value, part) ? (value as Readonly<Record<string, unknown>>)[part] : undefined;
    else return false;
  }
  return value === undefined;
}

/** The answer when one of the paths leads to nothing. */
export function nothingIn(
  variables: Readonly<Record<string, unknown>>,
  paths: readonly (readonly string[])[],
): Extract<Evaluated, { absent: true }> | undefined {
  const path = paths.find((one) => isAbsent(variables, one));
  return path && { absent: true, because: `"${path.join(".")}" is absent` };
}
