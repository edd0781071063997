/** Ways of one chart from a state, each with the conditions under which the engine takes it. */

import type { CompiledUnit } from "../../compile/types.ts";
import type { ChartDefinition, StateDefinition } from "../../definition/types.ts";
import { type ChartState, type ChartStep, factOf, resolveTarget, waysOf } from "../../machine/index.ts";

/** Conditions as guards write them: `open`, `!open`. */
export interface Taken {
  readonly step: ChartStep;
  readonly when: readonly string[];
  readonly event?: string;
}
/** More guards than this at one event, and not all their combinations are looked at. */
const MOST_GUARDS = 8;
const opposite = (guard: string): string => (guard.startsWith("!") ? guard.slice(1) : `!${guard}`);

/** What an event may do here, under each combination of what its ways ask. */
export function sentFrom({ chart }: CompiledUnit, state: ChartState, event: string): readonly Taken[] {
  const names = [...new Set(chart.ways(state, event).flatMap(({ guard }) => (guard ? [factOf(guard)] : [])))];
  if (names.length > MOST_GUARDS) return [];
  const found = new Map<string, Taken>();
  for (let bits = 0; bits < 2 ** names.length; bits += 1) {
    const holds = (name: string): boolean => (bits >> names.indexOf(name)) % 2 === 1;
    const asked = new Set<string>();
    const step = chart.step(state, event, (guard) => {
      asked.add(factOf(guard));
      return guard.startsWith("!") !== holds(factOf(guard));
    });
    const when = [...asked].map((name) => (holds(name) ? name : `!${name}`)).sort();
    if (step) found.set(when.join(" "), { step, when, event });
  }
  return [...found.values()];
}
export const hasTooManyGuards = ({ chart }: CompiledUnit, state: ChartState, event: string): boolean =>
  new Set(chart.ways(state, event).flatMap(({ guard }) => (guard ? [factOf(guard)] : []))).size > MOST_GUARDS;

interface Always {
  readonly guard?: string;
  readonly isThere: boolean;
}
export interface Resting {
  /** What `always` may do here. */
  readonly moves: readonly Taken[];
  /** Lists of conditions, one of each of which holds at rest: `[["!open"], ["planned", "!onTable"]]`. */
  readonly rests: readonly (readonly (readonly string[])[])[];
}

/** What a unit may do by itself in a state, and what holds when it does nothing (docs/format/settling.md). */
export function byItself(unit: CompiledUnit, chart: ChartDefinition, state: ChartState): Resting {
  const moves: Taken[] = [];
  const rests: (readonly string[])[][] = [];
  const active = new Set(unit.chart.active(state).map((key) => unit.chart.states[key]?.path ?? ""));
  const keys = [...unit.chart.active(state)].sort((a, b) => depth(unit, b) - depth(unit, a));
  for (const key of [...keys, ""]) {
    const definition: StateDefinition | undefined = key === "" ? chart : unit.chart.states[key]?.definition;
    const path = key === "" ? "" : (unit.chart.states[key]?.path ?? "");
    const ways = waysOf(definition?.always).map(({ guard, target }): Always => {
      const at = target === undefined ? undefined : resolveTarget(target, path, chart.id ?? "");
      return { ...(guard === undefined ? {} : { guard }), isThere: at !== undefined && active.has(at) };
    });
    if (ways.length === 0) continue;
    const stays: (readonly string[])[] = [];
    const before: string[] = [];
    for (const { guard, isThere } of ways) {
      const when = [...before, ...(guard === undefined ? [] : [guard])];
      if (isThere) stays.push(when);
      else {
        const step = unit.chart.settle(state, (asked) => asked === guard);
        if (step) moves.push({ step, when });
      }
      if (guard === undefined) break;
      before.push(opposite(guard));
    }
    if (ways.every(({ guard }) => guard !== undefined)) stays.push(before);
    rests.push(stays);
  }
  return { moves, rests };
}
const depth = (unit: CompiledUnit, key: string): number => unit.chart.states[key]?.ancestors.length ?? 0;
