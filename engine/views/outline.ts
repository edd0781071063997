/** What a designer's views know of a compiled process: its roles, its rights, and the facts of each part with what kind of value they give. */

import type { CompiledProcess, CompiledUnit } from "../compile/types.ts";
import { type RightsRow, rightsOf } from "./rights.ts";

export interface OutlinedFact {
  readonly name: string;
  /** Whether it is true or false, and so can be a condition. */
  readonly isYesNo: boolean;
}
export interface Outline {
  readonly roles: readonly string[];
  readonly rows: readonly RightsRow[];
  /** By address of the unit (`case`, `case.items.action`). */
  readonly facts: Readonly<Record<string, readonly OutlinedFact[]>>;
}
const factsOf = ({ facts }: CompiledUnit): readonly OutlinedFact[] =>
  facts.map(({ name, type, program }) => ({ name, isYesNo: program !== undefined && type === "bool" }));

/** Everything in it is plain data: it goes from a worker to a screen. */
export function outlineOf(process: CompiledProcess): Outline {
  const units = Object.values(process.kinds).flatMap((kind): CompiledUnit[] => [kind, ...Object.values(kind.items)]);
  return {
    roles: Object.keys(process.roles),
    rows: rightsOf(process),
    facts: Object.fromEntries(units.map((unit) => [unit.address, factsOf(unit)])),
  };
}
