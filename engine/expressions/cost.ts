/** How much nested walks over lists may cost: CEL ends always, but four nested `all` over a hundred rows do not end soon. */

import { type Ast, childrenOf } from "./cel.ts";

/** Nested macros multiply; what stands side by side does not. Above this an expression is refused (10,000 per fact). */
export const MAXIMUM_COST = 10_000;
/** Assumed where a list's bound is not known: the bound of the format. */
const DEFAULT_ITEMS = 200;

/** Product of the assumed lengths of nested macros, where `bound` gives a list's `maxItems` by its text. */
export function macroCost(node: Ast, bound: (list: string) => number | undefined): number {
  const children = childrenOf(node);
  if (node.op === "rcall" && node.args[0] !== "size" && node.args[2].length > 1) {
    const receiver = node.args[1];
    const length = bound(node.input.slice(receiver.start, receiver.end)) ?? DEFAULT_ITEMS;
    const inner = Math.max(1, ...node.args[2].slice(1).map((body) => macroCost(body, bound)));
    return Math.max(macroCost(receiver, bound), length * inner);
  }
  return Math.max(1, ...children.map((child) => macroCost(child, bound)));
}
