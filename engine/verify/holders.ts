/** The role `holder` means something only where an item says whose it is. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import type { Json } from "../definition/types.ts";
import { unitsOf } from "./units.ts";

const HOLDER = "holder";
/** Parts of a unit in which roles are named. */
const PARTS = ["chart", "sections", "events", "effects", "add"] as const;

export function checkHolders(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    const definition: { readonly [part: string]: unknown } = { ...(place.item ?? place.kind).definition };
    if (definition["holder"] !== undefined) continue;
    const [first] = PARTS.flatMap((part) =>
      namedIn((definition[part] ?? {}) as Json, "").map((at) => [part, at] as const),
    );
    if (first)
      compiler.find(
        compiler.at(place.home, ...first),
        "no-holder",
        `"${HOLDER}" is named here, but nothing says whose this is.`,
        place.item
          ? "Add `holder`: an expression that gives a person, or several."
          : "Only an item has a holder: name a role.",
        "warning",
      );
  }
}

/** Pointers at which the role is named: in a list of roles, or as a reader. */
function namedIn(value: Json, pointer: string): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((one: Json, index) =>
      one === HOLDER ? [`${pointer}/${index}`] : namedIn(one, `${pointer}/${index}`),
    );
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as { readonly [key: string]: Json }).flatMap(([key, inner]) => {
    const at = `${pointer}/${pointerPart(key)}`;
    return key === HOLDER && pointer.endsWith("/read") ? [at] : namedIn(inner, at);
  });
}
