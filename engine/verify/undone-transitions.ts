/** An event that an `always` undoes in the same commit was accepted, told and mailed for nothing (docs/format/settling.md). */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledFact, CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { factOf, namesOf, resolveTarget, waysOf } from "../machine/index.ts";
import { eachState, eachUnit, type StatePlace, type UnitPlace } from "./walk.ts";

interface Way {
  readonly event: string;
  readonly from: StatePlace;
  readonly to: StatePlace;
  readonly pointer: string;
  readonly guard?: string;
  readonly actions: readonly string[];
}

export function checkUndoneTransitions(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of eachUnit(root, process)) {
    const states = eachState(place.definition.chart);
    const byPath = new Map(states.map((state) => [state.path, state]));
    const target = (from: StatePlace, to: string | undefined): StatePlace | undefined =>
      to === undefined ? undefined : byPath.get(resolveTarget(to, from.path, place.definition.chart.id ?? ""));
    for (const way of states.flatMap((state) => waysFrom(state, target))) {
      const by = turnedBy(place, way, target);
      if (by === undefined) continue;
      compiler.find(
        compiler.at(place.home, "chart", way.pointer),
        "turned-back",
        `"${way.event}" leads to "${way.to.key}", and the \`always\` of "${by}" turns it back to "${way.from.key}" in the same commit.`,
        "Let that `always` ask for something this event changes (`fill`), or leave this way out.",
      );
    }
  }
}

type Target = (from: StatePlace, to: string | undefined) => StatePlace | undefined;

function waysFrom(state: StatePlace, target: Target): readonly Way[] {
  return Object.entries(state.state.on ?? {}).flatMap(([event, ways]) =>
    waysOf(ways).flatMap(({ target: to, guard, actions, pointer }): Way[] => {
      const found = target(state, to);
      if (!found || found === state) return [];
      return [
        {
          event,
          from: state,
          to: found,
          pointer: `${state.pointer}/on/${pointerPart(event)}${pointer}`,
          ...(guard === undefined ? {} : { guard }),
          actions: namesOf(actions),
        },
      ];
    }),
  );
}

/** The state whose `always` is sure to lead back to where the way came from. */
function turnedBy(place: UnitPlace, way: Way, target: Target): string | undefined {
  const { from, to } = way;
  const [own] = waysOf(to.state.always);
  if (own && target(to, own.target) === from && (own.guard === undefined || stillHolds(place, way, own.guard)))
    return to.key;
  // A parent that picked the state which is left picks it again, when nothing it asks has changed.
  for (const parent of to.ancestors) {
    const picks = waysOf(parent.state.always);
    if (picks.length === 0 || !from.ancestors.includes(parent)) continue;
    const at = picks.findIndex((pick) => target(parent, pick.target) === from);
    const before = picks.slice(0, at + 1);
    const isSure = at >= 0 && before.every(({ guard }) => guard === undefined || stays(place, way, guard));
    // Only where the list always picks something is the state that is left the one it picked.
    if (isSure && picks.at(-1)?.guard === undefined && !way.guard) return parent.key;
  }
  return undefined;
}

const stillHolds = (place: UnitPlace, way: Way, guard: string): boolean =>
  guard === way.guard && stays(place, way, guard);

/** Whether a guard answers after the way as it did before: it reads neither states nor items, nor what the way writes. */
function stays(place: UnitPlace, way: Way, guard: string): boolean {
  const { unit, kind } = place;
  const written = [
    unit.events[way.event]?.fill,
    ...way.actions.map((name) => unit.effects[name]?.definition.record),
    ...namesOf(way.to.state.entry).map((name) => unit.effects[name]?.definition.record),
  ];
  const reads = (name: string, seen: Set<string>): boolean => {
    if (seen.has(name)) return false;
    seen.add(name);
    const fact: CompiledFact | undefined = [...unit.facts, ...kind.facts].find((one) => one.name === name);
    return (
      fact?.sources.some((source) =>
        source.startsWith("fact:")
          ? reads(source.slice(source.lastIndexOf(":") + 1), seen)
          : source.startsWith("section:")
            ? written.includes(source.slice(source.lastIndexOf(":") + 1))
            : source !== "settings" && source !== "clock",
      ) ?? true
    );
  };
  return !reads(factOf(guard), new Set());
}
