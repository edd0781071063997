/** What becomes of a running instance on another version of its definition: where its states and fields go. */

import type { CompiledChart } from "../machine/types.ts";

/** Every address is one of the version that the instance runs on until now. What is not named keeps its name. */
export interface MigrationMap {
  /** Address of a state (`case.states.check`) → the state of the same unit on the new version; `null`: whoever is there stays. */
  readonly states: Readonly<Record<string, string | null>>;
  /** Address of a field (`case.sections.referral.question`) → its name in the same section; `null`: its value is dropped. */
  readonly fields: Readonly<Record<string, string | null>>;
}
export const NO_MAP: MigrationMap = { states: {}, fields: {} };

/**
 * Leaves with which a chart can stand: every region has one, and a state with states inside begins at its first.
 * @param wanted keys of states of this chart; those that are not leaves are entered.
 * @returns undefined where two of them cannot be active together.
 */
export function standingLeaves(chart: CompiledChart, wanted: readonly string[]): readonly string[] | undefined {
  const keys = Object.keys(chart.states);
  const active = new Set(wanted.flatMap((key) => [key, ...(chart.states[key]?.ancestors ?? [])]));
  const inside = (parent: string | undefined): readonly string[] =>
    keys.filter((key) => {
      const { ancestors = [], definition } = chart.states[key] ?? {};
      return ancestors[0] === parent && definition?.type !== "history";
    });
  const first = (parent: string | undefined, children: readonly string[]): string | undefined => {
    if (parent !== undefined) return chart.states[parent]?.definition.initial ?? children[0];
    const { state } = chart.initial(() => false);
    return children.find((key) => chart.active(state).includes(key));
  };
  const below = (parent: string | undefined): readonly string[] | undefined => {
    const children = inside(parent);
    if (children.length === 0) return parent === undefined ? [] : [parent];
    const forks = parent === undefined ? chart.forks : chart.states[parent]?.definition.type === "parallel";
    const chosen = children.filter((key) => active.has(key));
    if (!forks && chosen.length > 1) return undefined;
    const begin = first(parent, children);
    const entered = forks ? children : chosen.length === 1 ? chosen : begin === undefined ? [] : [begin];
    const found = entered.map(below);
    return found.some((one) => one === undefined) ? undefined : found.flatMap((one) => one ?? []);
  };
  return below(undefined);
}
