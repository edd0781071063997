/** The states of a chart as a flat table: keys, ancestors, and what is wrong with them before XState sees the chart. */

import { namesOf } from "../definition/names-of.ts";
import { didYouMean } from "../definition/nearest.ts";
import type {
  ChartDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionsDefinition,
} from "../definition/types.ts";

export interface ChartProblem {
  readonly code: string;
  /** JSON pointer within the chart. */
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
}
export interface StateEntry {
  readonly key: string;
  readonly definition: StateDefinition;
  /** Nearest first; the root is not among them. */
  readonly ancestors: readonly string[];
  readonly children: readonly string[];
  /** Path of keys from the root with dots, as in XState's ids. */
  readonly path: string;
  readonly pointer: string;
}

/** One way out as an object, whatever shorthand it was written in. */
export function waysOf(
  transitions: TransitionsDefinition | undefined,
): readonly (TransitionDefinition & { readonly pointer: string; readonly forbids: boolean })[] {
  if (transitions === undefined) return [];
  const list = Array.isArray(transitions) ? transitions : [transitions];
  return list.map((way: string | TransitionDefinition, index) => {
    const object = typeof way === "string" ? { target: way } : way;
    return {
      ...object,
      pointer: Array.isArray(transitions) ? `/${index}` : "",
      forbids: Object.keys(object).every((key) => ["why", "locked", "id", "description"].includes(key)),
    };
  });
}
export { namesOf };
/** A guard's fact without its `!`. */
export const factOf = (guard: string): string => (guard.startsWith("!") ? guard.slice(1) : guard);

/** Every state, in document order. State keys are unique in a chart, so that `is.<state>` is one name at any depth. */
export function listStates(chart: ChartDefinition): {
  readonly entries: readonly StateEntry[];
  readonly problems: readonly ChartProblem[];
} {
  const entries: StateEntry[] = [];
  const problems: ChartProblem[] = [];
  const seen = new Map<string, string>();
  const walk = (
    states: Readonly<Record<string, StateDefinition>>,
    ancestors: readonly string[],
    path: string,
    pointer: string,
  ): void => {
    for (const [key, definition] of Object.entries(states)) {
      const here = `${pointer}/states/${key}`;
      const before = seen.get(key);
      if (before)
        problems.push({
          code: "duplicate-state",
          pointer: here,
          message: `The state "${key}" stands twice in this chart (also at ${before}).`,
          remedy: "Give one of the two another name: a state's name is unique in its chart.",
        });
      seen.set(key, here);
      const own = path === "" ? key : `${path}.${key}`;
      entries.push({
        key,
        definition,
        ancestors,
        children: Object.keys(definition.states ?? {}),
        path: own,
        pointer: here,
      });
      walk(definition.states ?? {}, [key, ...ancestors], own, here);
    }
  };
  walk(chart.states ?? {}, [], "", "");
  return { entries, problems };
}

/** What XState would pass silently or throw at: `invoke`, `after`, wildcards, targets and initial states that do not exist. */
export function checkStates(chart: ChartDefinition, entries: readonly StateEntry[]): readonly ChartProblem[] {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const rootId = chart.id ?? "";
  const all = [
    { key: "", definition: chart as StateDefinition, children: Object.keys(chart.states ?? {}), path: "", pointer: "" },
    ...entries,
  ];
  return all.flatMap((entry) => [
    ...forbiddenKeys(entry.definition, entry.pointer),
    ...checkInitial(entry),
    ...checkTargets(entry, byPath, rootId),
  ]);
}

const FORBIDDEN: Readonly<Record<string, string>> = {
  invoke: "Use an effect: effects are carried out after the commit.",
  spawn: "Use an item: items live in the instance's document.",
  after: "Use a deadline in deadlines.json; when it passes it is an event.",
  activities: "Use an effect.",
  context: "Form data stands in sections; what guards need is a fact.",
};
function forbiddenKeys(definition: StateDefinition, pointer: string): readonly ChartProblem[] {
  const keys = Object.keys(definition).flatMap((key) => {
    const remedy = FORBIDDEN[key];
    return remedy
      ? [
          {
            code: "not-supported",
            pointer: `${pointer}/${key}`,
            message: `"${key}" is not part of this format.`,
            remedy,
          },
        ]
      : [];
  });
  const wildcards = Object.keys(definition.on ?? {})
    .filter((event) => event.includes("*"))
    .map((event) => ({
      code: "wildcard",
      pointer: `${pointer}/on/${event}`,
      message: `"${event}" catches events nobody named.`,
      remedy: "Name each event.",
    }));
  return [...keys, ...wildcards];
}

type Place = Pick<StateEntry, "key" | "definition" | "children" | "path" | "pointer">;

function checkInitial({ definition, children, pointer }: Place): readonly ChartProblem[] {
  const real = children.filter((key) => definition.states?.[key]?.type !== "history");
  if (real.length === 0 || definition.type === "parallel") return [];
  if (definition.initial === undefined)
    return [
      {
        code: "no-initial",
        pointer,
        message: "It has states but does not say which comes first.",
        remedy: `Add "initial": "${real[0]}".`,
      },
    ];
  return real.includes(definition.initial)
    ? []
    : [
        {
          code: "unknown-state",
          pointer: `${pointer}/initial`,
          message: `There is no state "${definition.initial}" in it.`,
          remedy: didYouMean(definition.initial, real),
        },
      ];
}

/** `sibling`, `sibling.child`, `.child`, `#chart.path` or `#chart`. */
export function resolveTarget(target: string, path: string, rootId: string): string {
  if (target.startsWith("#")) return target === `#${rootId}` ? "" : target.slice(rootId.length + 2);
  if (target.startsWith(".")) return path === "" ? target.slice(1) : `${path}${target}`;
  const parent = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "";
  return parent === "" ? target : `${parent}.${target}`;
}

function checkTargets(
  { definition, path, pointer }: Place,
  byPath: ReadonlyMap<string, StateEntry>,
  rootId: string,
): readonly ChartProblem[] {
  const groups: (readonly [string, TransitionsDefinition])[] = [
    ...Object.entries(definition.on ?? {}).map(([event, ways]) => [`${pointer}/on/${event}`, ways] as const),
    ...(definition.always === undefined ? [] : [[`${pointer}/always`, definition.always] as const]),
    ...(definition.onDone === undefined ? [] : [[`${pointer}/onDone`, definition.onDone] as const]),
  ];
  return groups.flatMap(([at, ways]) =>
    waysOf(ways).flatMap((way) => {
      if (way.target === undefined) return [];
      const foreign =
        way.target.startsWith("#") && way.target !== `#${rootId}` && !way.target.startsWith(`#${rootId}.`);
      const resolved = resolveTarget(way.target, path, rootId);
      if (!foreign && (byPath.has(resolved) || way.target === `#${rootId}`)) return [];
      const spot =
        typeof ways === "string" || (Array.isArray(ways) && typeof ways[Number(way.pointer.slice(1))] === "string")
          ? at + way.pointer
          : `${at}${way.pointer}/target`;
      return [
        {
          code: "unknown-state",
          pointer: spot,
          message: `There is no state "${way.target}" from here.`,
          remedy: howToReach(way.target, [...byPath.keys()], rootId),
        },
      ];
    }),
  );
}

/** The state that was meant: one of that name elsewhere in the chart is reached by its whole path. */
function howToReach(target: string, paths: readonly string[], rootId: string): string {
  if (target.startsWith("#")) {
    if (rootId === "") return 'Give the chart an "id" first: "#<id>.<state>" then names a state anywhere in it.';
    return didYouMean(
      target,
      paths.map((path) => `#${rootId}.${path}`),
    );
  }
  const keyOf = (path: string): string => path.split(".").at(-1) ?? path;
  const elsewhere = paths.find((path) => keyOf(path) === target.replace(/^\./, ""));
  if (elsewhere === undefined) return didYouMean(target, paths.map(keyOf));
  return rootId === ""
    ? `It stands at "${elsewhere}": give the chart an "id" and write "#<id>.${elsewhere}".`
    : `It stands elsewhere in the chart: write "#${rootId}.${elsewhere}".`;
}
