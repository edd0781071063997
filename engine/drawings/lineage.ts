/** Which generation each person of a genogram belongs to, from relations of parent and child. */

/** From parent to child, or between two of one generation. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly down: boolean;
}

/**
 * Generation of each key: 0 is the oldest. A tie `down` puts `to` at least one below `from`; any other puts both on one level.
 * Contradicting ties (somebody who is their own grandparent) stop moving after as many rounds as there are persons.
 */
export function generations(keys: readonly string[], ties: readonly Tie[]): ReadonlyMap<string, number> {
  const levels = new Map(keys.map((key) => [key, 0]));
  const level = (key: string) => levels.get(key) ?? 0;
  for (let round = 0; round < keys.length; round += 1)
    for (const { from, to, down } of ties) {
      const lowest = down ? Math.max(level(to), level(from) + 1) : Math.max(level(from), level(to));
      levels.set(to, Math.min(lowest, keys.length - 1));
      if (!down) levels.set(from, Math.min(lowest, keys.length - 1));
    }
  return raisedParents(levels, ties);
}

/** A parent without parents of their own stands just above their highest child. */
function raisedParents(levels: ReadonlyMap<string, number>, ties: readonly Tie[]): ReadonlyMap<string, number> {
  const bound = new Set(ties.flatMap(({ from, to, down }) => (down ? [to] : [from, to])));
  const raised = new Map(levels);
  for (const [key] of levels) {
    const children = ties.filter(({ from, down }) => down && from === key).map(({ to }) => levels.get(to) ?? 0);
    if (!bound.has(key) && children.length > 0) raised.set(key, Math.max(0, Math.min(...children) - 1));
  }
  return raised;
}
