/** Looks for data under which several conditions hold at once: settles one atom after another, and turns back where nothing fits. */

import { ABSENT, FALSE, type Formula, openAtom, TRUE, valuesOf } from "./formula.ts";

/** More choices than this for one question, and it counts as not decided. */
const MOST_CHOICES = 4_000;

/** `possible` is also the answer when too much had to be tried: what was not excluded may be. */
export type Solved = { readonly possible: boolean; readonly cut: boolean };
const VALUES = [TRUE, FALSE, ABSENT] as const;

/** Whether all of these (simplified) formulas may hold together. */
export function solve(goals: readonly Formula[]): Solved {
  let choices = 0;
  const settled = new Map<string, number>();
  const rivals = new Map<string, string>();
  const search = (open: readonly Formula[]): boolean | undefined => {
    const left: Formula[] = [];
    for (const goal of open) {
      const values = valuesOf(goal, settled);
      if ((values & TRUE) === 0) return false;
      if (values !== TRUE) left.push(goal);
    }
    const [first] = left;
    const atom = first && openAtom(first, settled);
    if (!atom) return true;
    choices += 1;
    if (choices > MOST_CHOICES) return undefined;
    for (const value of VALUES) {
      if ((atom.may & value) === 0) continue;
      if (value === TRUE && atom.rival !== undefined) {
        if (rivals.has(atom.rival)) continue;
        rivals.set(atom.rival, atom.key);
      }
      settled.set(atom.key, value);
      const found = search(left);
      settled.delete(atom.key);
      if (atom.rival !== undefined && rivals.get(atom.rival) === atom.key) rivals.delete(atom.rival);
      if (found !== false) return found;
    }
    return false;
  };
  const found = search(goals);
  return { possible: found !== false, cut: found === undefined };
}
