/** Questions about the syntax of an expression, answered on its tree: nobody reads the text of one. */

import { type Ast, childrenOf, parse } from "./cel.ts";
import type { Path, Program } from "./types.ts";

/** The tree of a text without its types; `undefined` when it is no expression. */
export function parsed(source: string): Ast | undefined {
  const found = parse(source);
  return "ast" in found ? found.ast : undefined;
}
/** The tree of a compiled expression. */
export const treeOf = ({ tree }: Pick<Program, "tree">): Ast => tree as Ast;

/** `a.b.c` as a path of names; `undefined` when the node is anything else. */
export function pathOf(node: Ast): Path | undefined {
  if (node.op === "id") return [node.args];
  if (node.op !== ".") return undefined;
  const before = pathOf(node.args[0]);
  return before && [...before, node.args[1]];
}

/** The source of a part of an expression. */
export const textOf = (node: Ast): string => node.input.slice(node.start, node.end);

/** The operands of a chain of one operator, left to right; the node itself when it is no such chain. */
export function operandsOf(node: Ast, operator: "&&" | "||" | "+"): readonly Ast[] {
  return node.op === operator ? [...operandsOf(node.args[0], operator), ...operandsOf(node.args[1], operator)] : [node];
}

/** The value of a literal; `undefined` when the node is no literal. */
export const literalOf = (node: Ast): unknown => (node.op === "value" ? node.args : undefined);

/** A fact as a guard names it: `name` or `!name`; `undefined` when the node is anything else. */
export function guardOf(node: Ast): { readonly name: string; readonly negated: boolean } | undefined {
  if (node.op === "id") return { name: node.args, negated: false };
  return node.op === "!_" && node.args.op === "id" ? { name: node.args.args, negated: true } : undefined;
}

/** A path, or its negative: `-settings.days`. */
export function signedPathOf(node: Ast): { readonly path: Path; readonly negative: boolean } | undefined {
  const negative = node.op === "-_";
  const path = pathOf(node.op === "-_" ? node.args : node);
  return path && { path, negative };
}

/** The paths that an expression gives when it is nothing but one, or a list of them. */
export function pathsOf(node: Ast): readonly Path[] | undefined {
  const all = (node.op === "list" ? node.args : [node]).map(pathOf);
  return all.every((path) => path !== undefined) ? all : undefined;
}

/** The argument of a call of this function with one argument; `undefined` when the node is no such call. */
export function argumentOf(node: Ast, name: string): Ast | undefined {
  return node.op === "call" && node.args[0] === name && node.args[1].length === 1 ? node.args[1][0] : undefined;
}

/** One text for trees that say the same: spaces and brackets make no difference. */
export function canonical(node: Ast): string {
  const inner = childrenOf(node).map(canonical).join(" ");
  switch (node.op) {
    case "value":
      return `${typeof node.args} ${JSON.stringify(String(node.args))}`;
    case "id":
      return node.args;
    case ".":
    case ".?":
      return `(${node.op} ${inner} ${node.args[1]})`;
    case "call":
    case "rcall":
      return `(${node.op} ${node.args[0]} ${inner})`;
    default:
      return `(${node.op} ${inner})`;
  }
}
