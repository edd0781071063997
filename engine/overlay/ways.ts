/** Ways out as operations see them: each as an object, guards and effects joined. */

import type { ProcessDefinition, TransitionDefinition, TransitionsDefinition } from "../definition/types.ts";
import { put, type Step } from "./address.ts";

/** One guard that asks both: a fact of the unit that joins them by name. */
export function withGuard(
  definition: ProcessDefinition,
  unit: readonly Step[],
  one: string | undefined,
  other: string | undefined,
): readonly [ProcessDefinition, string | undefined] {
  if (one === undefined || other === undefined || one === other) return [definition, one ?? other];
  const [first, second] = [one, other].map((name) => name.replace("!", "not")) as [string, string];
  const joined = `${first}${second.charAt(0).toUpperCase()}${second.slice(1)}`;
  return [put(definition, [...unit, "facts", joined], { is: `${one} && ${other}` }), joined];
}
export const waysOf = (ways: TransitionsDefinition | undefined): readonly TransitionDefinition[] =>
  ways === undefined
    ? []
    : (Array.isArray(ways) ? ways : [ways]).map((way: string | TransitionDefinition) => asObject(way));
export const asObject = (way: string | TransitionDefinition): TransitionDefinition =>
  typeof way === "string" ? { target: way } : way;
export const mapWays = (
  ways: TransitionsDefinition,
  change: (way: TransitionDefinition) => TransitionDefinition,
): TransitionsDefinition =>
  Array.isArray(ways)
    ? ways.map((way: string | TransitionDefinition) => change(asObject(way)))
    : change(asObject(ways as string | TransitionDefinition));
