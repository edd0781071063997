/** Compiles a chart: XState's step with our `always`, guards as facts, effects as names (docs/format/settling.md). */

import type { ChartDefinition, StateDefinition } from "../definition/types.ts";
import { remembering } from "./remember.ts";
import { type ChartProblem, checkStates, factOf, listStates, type StateEntry, waysOf } from "./states.ts";
import type { ChartState, CompiledChart, Holds } from "./types.ts";
import { alwaysEvent, createStepper, type Stepper } from "./xstate.ts";

export type { ChartProblem } from "./states.ts";
export { factOf, namesOf, resolveTarget, waysOf } from "./states.ts";
export type { ChartState, ChartStep, CompiledChart, Holds } from "./types.ts";

/** `outline` has the states, events and guards of a chart that cannot run, so that everything around it is still checked. */
export type CompiledChartResult =
  | { readonly chart: CompiledChart; readonly problems: readonly ChartProblem[] }
  | { readonly chart?: undefined; readonly outline: CompiledChart; readonly problems: readonly ChartProblem[] };

/** Compiles one chart, or says everything that is wrong with it. */
export function compileChart(definition: ChartDefinition): CompiledChartResult {
  const { entries, problems: listed } = listStates(definition);
  const problems = [...listed, ...checkStates(definition, entries)];
  const guards = guardsOf(definition, entries);
  const outline = (): CompiledChart => build(definition, entries, guards, NO_STEPPER);
  if (problems.length > 0) return { outline: outline(), problems };
  try {
    return { chart: build(definition, entries, guards, createStepper(definition, entries, guards)), problems: [] };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return {
      outline: outline(),
      problems: [
        {
          code: "bad-chart",
          pointer: "",
          message: `XState does not take this chart: ${message}`,
          remedy: "Mend the state it names.",
        },
      ],
    };
  }
}

const everyState = (definition: ChartDefinition, entries: readonly StateEntry[]) => [
  definition,
  ...entries.map((entry) => entry.definition),
];

function guardsOf(definition: ChartDefinition, entries: readonly StateEntry[]): readonly string[] {
  const all = everyState(definition, entries).flatMap((state) => [
    ...Object.values(state.on ?? {}),
    state.always,
    state.onDone,
  ]);
  return [...new Set(all.flatMap((ways) => waysOf(ways).flatMap((way) => way.guard ?? [])))];
}

/** Stands in where XState does not take a chart: it never runs, because the process does not compile. */
const NO_STEPPER: Stepper = {
  initial: () => ({ state: { leaves: [], history: {} }, entered: [], exited: [], actions: [] }),
  step: () => undefined,
  targets: () => [],
};

function build(
  definition: ChartDefinition,
  entries: readonly StateEntry[],
  guards: readonly string[],
  stepper: Stepper,
): CompiledChart {
  const take = remembering((state, event, holds) => stepper.step(state, event, holds));
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const order = new Map(entries.map((entry, index) => [entry.key, index]));
  const activeCache = new Map<string, readonly string[]>();

  /** Active state keys, outermost first in document order. */
  const active = (state: ChartState): readonly string[] => {
    const cacheKey = state.leaves.join(" ");
    const known = activeCache.get(cacheKey);
    if (known) return known;
    const keys = new Set(state.leaves.flatMap((leaf) => [leaf, ...(byKey.get(leaf)?.ancestors ?? [])]));
    const sorted = [...keys].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    activeCache.set(cacheKey, sorted);
    return sorted;
  };
  const definitionOf = (key: string) => (key === "" ? definition : byKey.get(key)?.definition);
  /** From each leaf outward to the root; each state once. */
  const outward = (state: ChartState): readonly string[] => [
    ...new Set(
      [...[...state.leaves].flatMap((leaf) => [leaf, ...(byKey.get(leaf)?.ancestors ?? [])])].sort(
        (a, b) => depth(b) - depth(a) || (order.get(a) ?? 0) - (order.get(b) ?? 0),
      ),
    ),
    "",
  ];
  const depth = (key: string): number => byKey.get(key)?.ancestors.length ?? -1;

  const ways: CompiledChart["ways"] = (state, event) => {
    const found: { id?: string; guard?: string; target?: string; from: string }[] = [];
    for (const leaf of state.leaves) {
      for (const key of [leaf, ...(byKey.get(leaf)?.ancestors ?? []), ""]) {
        const candidates = waysOf(definitionOf(key)?.on?.[event]);
        if (candidates.some((way) => way.forbids)) break;
        for (const { id, guard, target } of candidates) {
          if (
            !found.some(
              (other) => other.from === key && other.target === target && other.guard === guard && other.id === id,
            )
          ) {
            found.push({
              ...(id === undefined ? {} : { id }),
              ...(guard === undefined ? {} : { guard }),
              ...(target === undefined ? {} : { target }),
              from: key,
            });
          }
        }
        if (candidates.some((way) => way.guard === undefined)) break;
      }
    }
    return found;
  };

  const settle: CompiledChart["settle"] = (state, holds) => {
    const activeKeys = new Set(active(state));
    for (const key of outward(state)) {
      const candidates = waysOf(definitionOf(key)?.always);
      const index = candidates.findIndex((way) => way.guard === undefined || holds(way.guard));
      if (index < 0) continue;
      const targets = stepper.targets(key, index);
      if (targets.length > 0 && targets.every((target) => activeKeys.has(target))) continue;
      const step = take(state, alwaysEvent(key, index), holds);
      if (step) return step;
    }
    return undefined;
  };

  const rootFinals = (state: ChartState): boolean => {
    if (definition.type === "parallel")
      return Object.entries(definition.states ?? {}).every(
        ([region, inner]) =>
          inner.type === "final" ||
          state.leaves.some(
            (leaf) => byKey.get(leaf)?.definition.type === "final" && byKey.get(leaf)?.ancestors[0] === region,
          ),
      );
    return state.leaves.some(
      (leaf) => byKey.get(leaf)?.ancestors.length === 0 && byKey.get(leaf)?.definition.type === "final",
    );
  };

  return {
    id: definition.id ?? "chart",
    forks: definition.type === "parallel",
    states: Object.fromEntries(
      entries.map((entry) => [
        entry.key,
        { definition: entry.definition, ancestors: entry.ancestors, path: entry.path },
      ]),
    ),
    events: eventsIn(everyState(definition, entries), (forbids) => !forbids),
    forbidden: eventsIn(everyState(definition, entries), (forbids) => forbids),
    guards: [...new Set(guards.map(factOf))],
    initial: (holds: Holds) => stepper.initial(holds),
    step: take,
    settle,
    ways,
    possible: (state) =>
      [...new Set(outward(state).flatMap((key) => Object.keys(definitionOf(key)?.on ?? {})))].filter(
        (event) => ways(state, event).length > 0,
      ),
    active,
    tags: (state) => [...new Set(active(state).flatMap((key) => byKey.get(key)?.definition.tags ?? []))],
    isFinal: rootFinals,
  };
}

/** Events of states some of whose ways are of that sort. */
const eventsIn = (states: readonly StateDefinition[], isMeant: (forbids: boolean) => boolean): readonly string[] => [
  ...new Set(
    states.flatMap((state) =>
      Object.entries(state.on ?? {}).flatMap(([event, ways]) =>
        waysOf(ways).some(({ forbids }) => isMeant(forbids)) ? [event] : [],
      ),
    ),
  ),
];
