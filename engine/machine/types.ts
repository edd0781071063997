/** A chart compiled once: XState's machine with our `always`, guards as facts and effects as names. */

import type { StateDefinition } from "../definition/types.ts";

export interface ChartState {
  /** Keys of the active leaf states, in document order. State keys are unique within a chart. */
  readonly leaves: readonly string[];
  /** History state key → keys of the states it remembers. */
  readonly history: Readonly<Record<string, readonly string[]>>;
}

/** What one step did. `actions` are names of effects, in order of execution. */
export interface ChartStep {
  readonly state: ChartState;
  readonly entered: readonly string[];
  readonly exited: readonly string[];
  readonly actions: readonly string[];
}

export interface CompiledChart {
  readonly id: string;
  /** Every state key, in document order, with its ancestors (nearest first) and definition. */
  readonly states: Readonly<
    Record<
      string,
      { readonly definition: StateDefinition; readonly ancestors: readonly string[]; readonly path: string }
    >
  >;
  /** Whether the chart itself has regions side by side. */
  readonly forks: boolean;
  /** Every event that some state takes. */
  readonly events: readonly string[];
  /** Every event that some state forbids (`{}`). */
  readonly forbidden: readonly string[];
  /** Facts asked by guards, without `!`. */
  readonly guards: readonly string[];
  initial(holds: Holds): ChartStep;
  /** `undefined` when no way is open: unknown, forbidden (`{}`), or its guard fails. Runs `onDone` with it. */
  step(state: ChartState, event: string, holds: Holds): ChartStep | undefined;
  /** One `always` that holds and leads to a state not yet active, or `undefined` at rest. */
  settle(state: ChartState, holds: Holds): ChartStep | undefined;
  /** Ways out for an event from here, with guards as written: for why-not. Empty = the chart does not handle it here (or forbids it). */
  ways(
    state: ChartState,
    event: string,
  ): readonly { readonly id?: string; readonly guard?: string; readonly target?: string; readonly from: string }[];
  /** Events that some active state handles and does not forbid. */
  possible(state: ChartState): readonly string[];
  /** Active state keys: leaves and their ancestors. */
  active(state: ChartState): readonly string[];
  tags(state: ChartState): readonly string[];
  /** A top-level final state was reached: nothing more is accepted. */
  isFinal(state: ChartState): boolean;
}
/** Whether a guard (`name` or `!name`) holds now. */
export type Holds = (guard: string) => boolean;
