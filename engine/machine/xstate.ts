/** Owner of XState: builds a machine from a chart and steps it with the pure functions. State goes in and comes out as keys, never as XState's own objects. */

import { createMachine, initialTransition, transition } from "xstate";
import type { ChartDefinition, StateDefinition, TransitionsDefinition } from "../definition/types.ts";
import { namesOf, type StateEntry, waysOf } from "./states.ts";
import type { ChartState, ChartStep, Holds } from "./types.ts";

/** Marks that we put among the actions, to see what XState did. */
const ENTER = "$enter.";
const EXIT = "$exit.";
const FORBID = "$forbid";
const ACCEPT = "$accept";
export const alwaysEvent = (state: string, index: number): string => `$always.${state}.${index}`;

interface Node {
  readonly key: string;
  readonly id: string;
  readonly order: number;
  readonly type: string;
  readonly transitions: ReadonlyMap<string, readonly { readonly target: readonly Node[] | undefined }[]>;
}
interface Snapshot {
  readonly _nodes: readonly Node[];
  readonly historyValue: Readonly<Record<string, readonly Node[]>>;
}
/** The few members of XState's machine that are used here; its own types describe far more than JSON configs can say. */
interface Machine {
  resolveState(config: { value: unknown; context: unknown; historyValue: unknown }): Snapshot;
  getStateNodeById(id: string): Node;
}
type Actions = readonly { readonly type: string }[];

function xstateWays(ways: TransitionsDefinition): unknown {
  return waysOf(ways).map(({ target, guard, actions, reenter, forbids }) => ({
    ...(target === undefined ? {} : { target }),
    ...(guard === undefined ? {} : { guard }),
    ...(reenter === undefined ? {} : { reenter }),
    // The mark tells a way that was taken and leads nowhere new from a way that is not open.
    actions: forbids ? [FORBID] : [ACCEPT, ...namesOf(actions)],
  }));
}

/** XState's config of one state: our `always` as events of our own, marks for entering and leaving, nothing of ours left in. */
function xstateState(key: string, definition: StateDefinition): Record<string, unknown> {
  if (definition.type === "history")
    return {
      type: "history",
      ...(definition.history ? { history: definition.history } : {}),
      ...(definition.target ? { target: definition.target } : {}),
    };
  const always = waysOf(definition.always).map(({ target, actions }, index) => [
    alwaysEvent(key, index),
    { ...(target === undefined ? {} : { target }), actions: [ACCEPT, ...namesOf(actions)] },
  ]);
  const on = Object.entries(definition.on ?? {}).map(([event, ways]) => [event, xstateWays(ways)]);
  const states = Object.entries(definition.states ?? {}).map(([child, inner]) => [child, xstateState(child, inner)]);
  return {
    ...(definition.type ? { type: definition.type } : {}),
    ...(definition.initial === undefined ? {} : { initial: definition.initial }),
    ...(states.length > 0 ? { states: Object.fromEntries(states) } : {}),
    on: Object.fromEntries([...on, ...always]),
    ...(definition.onDone === undefined ? {} : { onDone: xstateWays(definition.onDone) }),
    entry: [ENTER + key, ...namesOf(definition.entry)],
    exit: [...namesOf(definition.exit), EXIT + key],
  };
}

/** A machine of XState with the few questions a chart asks of it. */
export interface Stepper {
  initial(holds: Holds): ChartStep;
  /** `undefined` when XState took no transition, or one that forbids. */
  step(state: ChartState, event: string, holds: Holds): ChartStep | undefined;
  /** Keys of the states an `always` candidate leads to; empty for one without target. */
  targets(state: string, index: number): readonly string[];
}

/** Builds the machine. Throws what XState throws at a chart it cannot take (the caller has checked targets before). */
export function createStepper(
  chart: ChartDefinition,
  entries: readonly StateEntry[],
  guards: readonly string[],
): Stepper {
  const rootId = chart.id ?? "chart";
  const implementations = Object.fromEntries(
    guards.map((guard) => [guard, ({ context }: { context: { holds: Holds } }) => context.holds(guard)]),
  );
  const config = {
    id: rootId,
    ...xstateState("", chart),
    context: ({ input }: { input: { holds: Holds } }) => ({ holds: input.holds }),
  };
  const machine = createMachine(config as Parameters<typeof createMachine>[0], { guards: implementations as never });
  const own = machine as unknown as Machine;
  const idOf = new Map(entries.map((entry) => [entry.key, `${rootId}.${entry.path}`]));
  const historyIds = new Map(
    entries
      .filter((entry) => entry.definition.type === "history")
      .map((entry) => [`${rootId}.${entry.path}`, entry.key]),
  );
  const values = new Map<string, unknown>();

  const stateValue = (leaves: readonly string[]): unknown => {
    const cacheKey = leaves.join(" ");
    const known = values.get(cacheKey);
    if (known !== undefined) return known;
    const made = leavesToValue(leaves, entries);
    values.set(cacheKey, made);
    return made;
  };
  const restore = (state: ChartState, holds: Holds): Snapshot => {
    const historyValue: Record<string, readonly Node[]> = {};
    for (const [key, remembered] of Object.entries(state.history)) {
      const id = idOf.get(key);
      if (id)
        historyValue[id] = remembered
          .flatMap((name) => idOf.get(name) ?? [])
          .map((nodeId) => own.getStateNodeById(nodeId));
    }
    return own.resolveState({ value: stateValue(state.leaves), context: { holds }, historyValue });
  };
  const read = (snapshot: Snapshot, actions: Actions): ChartStep => ({
    state: stateOf(snapshot, historyIds),
    ...sortActions(actions),
  });

  return {
    initial(holds) {
      const [snapshot, actions] = initialTransition(machine as never, { holds } as never) as unknown as [
        Snapshot,
        Actions,
      ];
      return read(snapshot, actions);
    },
    step(state, event, holds) {
      const [snapshot, actions] = transition(
        machine as never,
        restore(state, holds) as never,
        { type: event } as never,
      ) as unknown as [Snapshot, Actions];
      if (actions.length === 0 || actions.some(({ type }) => type === FORBID)) return undefined;
      return read(snapshot, actions);
    },
    targets(state, index) {
      const id = state === "" ? rootId : idOf.get(state);
      const ways = id === undefined ? undefined : own.getStateNodeById(id).transitions.get(alwaysEvent(state, index));
      return ways?.[0]?.target?.map((node) => node.key) ?? [];
    },
  };
}

function stateOf(snapshot: Snapshot, historyIds: ReadonlyMap<string, string>): ChartState {
  const parents = new Set<string>();
  for (const node of snapshot._nodes) parents.add(node.id.slice(0, node.id.lastIndexOf(".")));
  const leaves = snapshot._nodes.filter((node) => !parents.has(node.id)).sort((a, b) => a.order - b.order);
  const history = Object.entries(snapshot.historyValue).flatMap(([id, nodes]) => {
    const key = historyIds.get(id);
    return key === undefined ? [] : [[key, nodes.map((node) => node.key)] as const];
  });
  return { leaves: leaves.map((node) => node.key), history: Object.fromEntries(history) };
}

function sortActions(actions: Actions): Omit<ChartStep, "state"> {
  const entered: string[] = [];
  const exited: string[] = [];
  const effects: string[] = [];
  for (const { type } of actions) {
    if (type.startsWith(ENTER)) entered.push(type.slice(ENTER.length));
    else if (type.startsWith(EXIT)) exited.push(type.slice(EXIT.length));
    else if (!type.startsWith("$") && !type.startsWith("xstate.")) effects.push(type);
  }
  return { entered: entered.filter((key) => key !== ""), exited: exited.filter((key) => key !== ""), actions: effects };
}

/** Active leaves as XState's state value: nested objects, a text at the end of a single branch. */
function leavesToValue(leaves: readonly string[], entries: readonly StateEntry[]): unknown {
  const paths = leaves.map((leaf) => entries.find((entry) => entry.key === leaf)?.path.split(".") ?? [leaf]);
  const build = (group: readonly (readonly string[])[]): unknown => {
    const heads = [...new Set(group.map((path) => path[0] ?? ""))];
    const rest = (head: string) =>
      group.filter((path) => path[0] === head && path.length > 1).map((path) => path.slice(1));
    const [only] = heads;
    if (heads.length === 1 && only !== undefined && rest(only).length === 0) return only;
    return Object.fromEntries(heads.map((head) => [head, rest(head).length === 0 ? {} : build(rest(head))]));
  };
  return build(paths);
}
