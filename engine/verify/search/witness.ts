/** Chooses the item of which a broken promise speaks: when some item must be so, the one that is followed may be taken for it. */

import type { Formula } from "./formula.ts";

interface Marked {
  readonly formula: Formula;
  /** Addresses of the items that are then followed. */
  readonly items: ReadonlySet<string>;
}
const NONE: ReadonlySet<string> = new Set();

/**
 * @param taken addresses of items that are followed already, for which no other may be taken.
 * @returns the formula with every item marked that may be taken for the one that is followed: where it must be so, and
 * no other of its kind must be so at the same time.
 */
export function withWitnesses(formula: Formula, taken: ReadonlySet<string>, holds = true): Marked {
  switch (formula.op) {
    case "some":
      return holds && !taken.has(formula.who)
        ? { formula: { ...formula, seen: true }, items: new Set([formula.who]) }
        : { formula, items: NONE };
    case "not": {
      const { formula: of, items } = withWitnesses(formula.of, taken, !holds);
      return { formula: { op: "not", of }, items };
    }
    case "and":
    case "or":
      return joined(formula, taken, holds);
    case "else": {
      const of = withWitnesses(formula.of, taken, holds);
      return { formula: { ...formula, of: of.formula }, items: of.items };
    }
    default:
      return { formula, items: NONE };
  }
}

/** Of what must hold together only one may speak of an item; of what may hold instead each may. */
function joined(formula: Extract<Formula, { op: "and" | "or" }>, taken: ReadonlySet<string>, holds: boolean): Marked {
  const together = (formula.op === "and") === holds;
  const found = new Set<string>();
  const all = formula.all.map((one) => {
    const marked = withWitnesses(one, together ? new Set([...taken, ...found]) : taken, holds);
    for (const item of marked.items) found.add(item);
    return marked.formula;
  });
  return { formula: { op: formula.op, all }, items: found };
}
