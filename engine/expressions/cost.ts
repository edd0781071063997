/** How much nested walks over lists may cost: CEL ends always, but four nested `all` over a hundred rows do not end soon. */

import { type Ast, childrenOf } from "./cel.ts";

/** Nested macros multiply; what stands side by side does not. Above this an expression is refused. */
export const MAXIMUM_COST = 10_000;
/** Counted for a list of which nobody says how long it may be: one without `maxItems`, items, links. */
export const DEFAULT_ITEMS = 100;

/** Product of the lengths of nested macros, where `bound` gives how long the list a macro walks over may be. */
export function macroCost(node: Ast, bound: (list: Ast) => number | undefined): number {
  const children = childrenOf(node);
  if (node.op === "rcall" && node.args[0] !== "size" && node.args[2].length > 1) {
    const receiver = node.args[1];
    const length = bound(receiver) ?? DEFAULT_ITEMS;
    const inner = Math.max(1, ...node.args[2].slice(1).map((body) => macroCost(body, bound)));
    return Math.max(macroCost(receiver, bound), length * inner);
  }
  return Math.max(1, ...children.map((child) => macroCost(child, bound)));
}
