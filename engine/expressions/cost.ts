/** How much nested walks over lists may cost: CEL ends always, but four nested `all` over a hundred rows do not end soon. */

import { type Ast, childrenOf } from "./cel.ts";

/** Nested macros multiply; what stands side by side does not. Above this an expression is refused (docs/design.md section 3). */
export const MAXIMUM_COST = 10_000;
/** Counted for a list of which nobody says how long it may be: one without `maxItems`, items, links. */
export const DEFAULT_ITEMS = 100;
/** From here on it is refused even where the lengths are a guess: three such lists in one another. */
const MAXIMUM_GUESS = DEFAULT_ITEMS ** 3;

type Bound = (list: Ast) => number | undefined;

/** Product of the lengths of nested macros; `otherwise` counts where `bound` does not say how long a list may be. */
function product(node: Ast, bound: Bound, otherwise: number): number {
  const children = childrenOf(node);
  if (node.op === "rcall" && node.args[0] !== "size" && node.args[2].length > 1) {
    const receiver = node.args[1];
    const length = bound(receiver) ?? otherwise;
    const inner = Math.max(1, ...node.args[2].slice(1).map((body) => product(body, bound, otherwise)));
    return Math.max(product(receiver, bound, otherwise), length * inner);
  }
  return Math.max(1, ...children.map((child) => product(child, bound, otherwise)));
}

export interface Cost {
  /** The most steps, as far as the forms say; lists without a bound count for 100. */
  readonly steps: number;
  /** `maybe`: too many only by what is guessed of lists without a bound. */
  readonly tooMuch: "no" | "maybe" | "yes";
}
/** What nested walks may cost, where `bound` gives how long the list a macro walks over may be. */
export function macroCost(ast: Ast, bound: Bound): Cost {
  const steps = product(ast, bound, DEFAULT_ITEMS);
  const isSure = product(ast, bound, 1) > MAXIMUM_COST || steps >= MAXIMUM_GUESS;
  return { steps, tooMuch: isSure ? "yes" : steps > MAXIMUM_COST ? "maybe" : "no" };
}
