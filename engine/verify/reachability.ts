/** Where a unit may get to from a state, if every guard may hold: rather too much than too little, so that what is not reached is sure. */

import type { ChartDefinition } from "../definition/types.ts";
import { eachState, type StatePlace, targetsOf } from "./walk.ts";

const isBelow = (inner: string, outer: string): boolean =>
  outer === "" || inner === outer || inner.startsWith(`${outer}.`);

export interface Reach {
  readonly states: readonly StatePlace[];
  /** Paths of the states that may be active once one of these was. */
  from(paths: readonly string[]): ReadonlySet<string>;
}

export function reachOf(chart: ChartDefinition): Reach {
  const states = eachState(chart);
  const byPath = new Map(states.map((place) => [place.path, place]));
  const rootId = chart.id ?? "";
  /** What may be active together with a state: what it stands in, what stands in it, the other regions beside it. */
  const together = (path: string): readonly string[] => {
    const place = byPath.get(path);
    if (!place) return [];
    const regions = place.ancestors.filter(({ state }) => state.type === "parallel").map((one) => one.path);
    return states
      .filter(
        (one) =>
          isBelow(one.path, path) || isBelow(path, one.path) || regions.some((region) => isBelow(one.path, region)),
      )
      .map((one) => one.path);
  };
  return {
    states,
    from(paths) {
      const seen = new Set<string>();
      const queue = [...paths];
      for (let path = queue.pop(); path !== undefined; path = queue.pop())
        for (const active of together(path)) {
          const place = byPath.get(active);
          if (!place || seen.has(active)) continue;
          seen.add(active);
          queue.push(...targetsOf(place, rootId));
        }
      return seen;
    },
  };
}
