/** Where an expression stands, and what opens one: given along, so that what somebody reads can be said by the same means. */

import type { CompiledItem, CompiledKind, CompiledProcess, CompiledUnit } from "../../compile/types.ts";
import type { Ast } from "../../expressions/cel.ts";
import type { Formula } from "./formula.ts";

/** Its unit, and the names of macros with the items that they go through. */
export interface Scope {
  readonly process: CompiledProcess;
  readonly kind: CompiledKind;
  readonly unit: CompiledUnit;
  readonly names?: ReadonlyMap<string, CompiledItem>;
}
export interface Opener {
  readonly factFormula: (scope: Scope, guard: string) => Formula;
  readonly translate: (scope: Scope, node: Ast) => Formula;
}
