/** Ways that `always` takes round and round: such a command would be refused for ever (docs/format/settling.md). */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess, CompiledUnit } from "../compile/types.ts";
import { factOf, resolveTarget, waysOf } from "../machine/index.ts";
import { eachState, eachUnit, type StatePlace, type UnitPlace } from "./walk.ts";

interface Step {
  readonly from: StatePlace;
  readonly pointer: string;
  /** Guards that hold when this way is taken: its own, and those before it turned round. */
  readonly asks: readonly string[];
}
const not = (guard: string): string => (guard.startsWith("!") ? guard.slice(1) : `!${guard}`);

export function checkLoops(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of eachUnit(root, process)) checkUnit(compiler, place);
}

function checkUnit(compiler: Compiler, { home, kind, unit, definition }: UnitPlace): void {
  const states = eachState(definition.chart);
  const byPath = new Map(states.map((state) => [state.path, state]));
  const told = new Set<string>();
  /** A fact that looks at the chart may turn at each step; any other keeps its answer while nothing else happens. */
  const stays = (guard: string): boolean => !looksAtStates([unit, kind], factOf(guard), new Set());
  const follow = (state: StatePlace, steps: readonly Step[]): void => {
    const round = steps.findIndex(({ from }) => from === state);
    if (round >= 0) {
      const loop = steps.slice(round);
      const asks = new Set(loop.flatMap((step) => step.asks));
      const [first] = loop;
      if (!first || [...asks].some((guard) => asks.has(not(guard)) || !stays(guard))) return;
      const keys = loop.map(({ from }) => from.key);
      const name = [...keys].sort().join(" ");
      if (told.has(name)) return;
      told.add(name);
      compiler.find(
        compiler.at(home, "chart", first.pointer),
        "endless-always",
        `This goes round for ever: ${[...keys, keys[0]].join(" → ")}.`,
        "Give one of these ways a guard that no longer holds at the next round, or make it an event.",
      );
      return;
    }
    for (const { target, step } of stepsFrom(state, byPath, definition.chart.id ?? ""))
      follow(target, [...steps, step]);
  };
  for (const state of states) follow(state, []);
}

/** Where `always` of a state itself leads outside what it holds; those of a parent pick among its children and then rest. */
function stepsFrom(
  state: StatePlace,
  byPath: ReadonlyMap<string, StatePlace>,
  rootId: string,
): readonly { readonly target: StatePlace; readonly step: Step }[] {
  const before: string[] = [];
  return waysOf(state.state.always).flatMap(({ target: to, guard, pointer }) => {
    const asks = [...before, ...(guard === undefined ? [] : [guard])];
    if (guard !== undefined) before.push(not(guard));
    const found = to === undefined ? undefined : byPath.get(resolveTarget(to, state.path, rootId));
    if (!found || found === state || found.ancestors.includes(state)) return [];
    const step = { from: state, pointer: `${state.pointer}/always${pointer}`, asks };
    return [{ target: found, step }, ...entered(found, byPath).map((target) => ({ target, step }))];
  });
}
/** Children that are entered with a state. */
function entered({ path, state }: StatePlace, byPath: ReadonlyMap<string, StatePlace>): readonly StatePlace[] {
  const child = state.initial === undefined ? undefined : byPath.get(`${path}.${state.initial}`);
  return child ? [child, ...entered(child, byPath)] : [];
}

function looksAtStates(units: readonly CompiledUnit[], name: string, seen: Set<string>): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const fact = units.flatMap(({ facts }) => facts).find((one) => one.name === name);
  // What is built in (`wanted`) follows from the list, not from the chart.
  if (!fact) return false;
  return fact.sources.some((source) =>
    source.startsWith("fact:")
      ? looksAtStates(units, source.slice(source.lastIndexOf(":") + 1), seen)
      : !source.startsWith("section:") && source !== "settings" && source !== "clock",
  );
}
