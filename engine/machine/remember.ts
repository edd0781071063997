/** Remembers steps of a chart: a step follows from the state, the event and the answers of the guards asked, so it is taken by XState once. */

import type { ChartState, ChartStep, Holds } from "./types.ts";

type Step = (state: ChartState, event: string, holds: Holds) => ChartStep | undefined;

/** A guard that was asked, and what came of either answer; or the end of the questions. */
type Node = { readonly guard: string; yes?: Node; no?: Node } | { readonly step: ChartStep | undefined };

/** Charts have few states; this only keeps a chart with endless history from filling the memory. */
const MOST = 20_000;

function follow(root: Node | undefined, holds: Holds): { readonly step: ChartStep | undefined } | undefined {
  for (let node = root; node !== undefined; node = holds(node.guard) ? node.yes : node.no)
    if ("step" in node) return node;
  return undefined;
}

/** Adds the road of one step: the guards in the order in which they were asked, each once. */
function grow(
  root: Node | undefined,
  road: readonly (readonly [string, boolean])[],
  step: ChartStep | undefined,
): Node {
  const [first, ...rest] = road;
  if (!first) return { step };
  const [guard, answer] = first;
  const node = root && "guard" in root ? root : { guard };
  if (node.guard !== guard) return { guard, [answer ? "yes" : "no"]: grow(undefined, rest, step) };
  if (answer) node.yes = grow(node.yes, rest, step);
  else node.no = grow(node.no, rest, step);
  return node;
}

export function remembering(step: Step): Step {
  const roleSources = new Map<string, Node>();
  return (state, event, holds) => {
    const key = `${event}\n${state.leaves.join(" ")}\n${JSON.stringify(state.history)}`;
    const known = follow(roleSources.get(key), holds);
    if (known) return known.step;
    const asked = new Map<string, boolean>();
    const taken = step(state, event, (guard) => {
      const answer = asked.get(guard) ?? holds(guard);
      asked.set(guard, answer);
      return answer;
    });
    if (roleSources.size >= MOST) roleSources.clear();
    roleSources.set(key, grow(roleSources.get(key), [...asked], taken));
    return taken;
  };
}
