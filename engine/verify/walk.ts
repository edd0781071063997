/** Walks over the units of a process and the states of a chart, with their places. */

import type { Home } from "../compile/compiler.ts";
import type { CompiledKind, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import type { ChartDefinition, StateDefinition, UnitDefinition } from "../definition/types.ts";
import { namesOf, resolveTarget, waysOf } from "../machine/index.ts";

export interface UnitPlace {
  readonly home: Home;
  readonly kind: CompiledKind;
  readonly unit: CompiledUnit;
  readonly definition: UnitDefinition;
}
/** Every kind and every item. */
export function eachUnit(root: string, process: CompiledProcess): readonly UnitPlace[] {
  return Object.entries(process.kinds).flatMap(([name, kind]) => [
    { home: { root, kind: name }, kind, unit: kind as CompiledUnit, definition: kind.definition as UnitDefinition },
    ...Object.values(kind.items).map((item) => ({
      home: { root, kind: name, item: item.item },
      kind,
      unit: item as CompiledUnit,
      definition: item.definition as UnitDefinition,
    })),
  ]);
}

export interface StatePlace {
  readonly key: string;
  readonly state: StateDefinition;
  readonly pointer: string;
  readonly path: string;
  /** Nearest first. */
  readonly ancestors: readonly StatePlace[];
}
/** Every state, the chart itself first. */
export function eachState(chart: ChartDefinition): readonly StatePlace[] {
  const found: StatePlace[] = [];
  const walk = (
    key: string,
    state: StateDefinition,
    pointer: string,
    path: string,
    ancestors: readonly StatePlace[],
  ): void => {
    const place: StatePlace = { key, state, pointer, path, ancestors };
    found.push(place);
    for (const [child, inner] of Object.entries(state.states ?? {}))
      walk(child, inner, `${pointer}/states/${child}`, path === "" ? child : `${path}.${child}`, [place, ...ancestors]);
  };
  walk("", chart, "", "", []);
  return found;
}

/** Paths of the states that a state's ways lead to: `on`, `always`, `onDone`, a history's default. */
export function targetsOf({ state, path }: StatePlace, rootId: string): readonly string[] {
  const ways = [...Object.values(state.on ?? {}), state.always, state.onDone].flatMap((one) => waysOf(one));
  const targets = [
    ...ways.flatMap((way) => way.target ?? []),
    ...namesOf(state.type === "history" ? state.target : undefined),
  ];
  return targets.map((target) => resolveTarget(target, path, rootId));
}
