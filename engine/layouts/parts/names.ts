/** Names that stand in the screens of a kind, for checks of what no screen leads to. */

import type { CompiledKind } from "../../compile/types.ts";

type WithScreens = Pick<CompiledKind, "screens">;

function collect(value: unknown, found: Set<string>): Set<string> {
  if (typeof value === "string") for (const part of value.split(".")) found.add(part);
  else if (Array.isArray(value)) for (const one of value) collect(one, found);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      found.add(key);
      collect(inner, found);
    }
  return found;
}
/** Every name that stands anywhere in the screens of these kinds. */
export const namesInScreens = (kinds: readonly WithScreens[]): ReadonlySet<string> =>
  collect(
    kinds.map(({ screens }) => screens),
    new Set(),
  );

/** Whether a kind is shown in tabs, so that what stands in none is not shown. */
export const hasTabs = ({ screens }: WithScreens): boolean => screens.some((screen) => screen["tabs"] !== undefined);

/** The parts of the screens of a kind that have words of their own. */
export function wordedParts({ screens }: WithScreens): Readonly<Record<"tabs" | "line", readonly string[]>> {
  const keysOf = (key: string): readonly string[] =>
    screens.flatMap((screen) => Object.keys((screen[key] as object | undefined) ?? {}));
  return { tabs: keysOf("tabs"), line: [...keysOf("line"), ...keysOf("progress")] };
}
