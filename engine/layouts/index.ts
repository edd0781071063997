/** The layouts of a process: what each need not say because it follows from the charts. */

import type { CompiledKind } from "../compile/types.ts";
import { withInferredKeys } from "./meeting/inferred-keys.ts";

/** The kinds with the screens of each completed by their layouts. */
export const completeLayouts = (
  kinds: Readonly<Record<string, CompiledKind>>,
): Readonly<Record<string, CompiledKind>> =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { ...kind, screens: withInferredKeys(kinds, kind) }]),
  );
