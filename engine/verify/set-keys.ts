/** Keys of a set come from texts that are not too long to be an address. */

import type { Compiler } from "../compile/compiler.ts";
import { originsOf } from "../compile/origins.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { MOST_IN_A_KEY } from "../definition/types.ts";
import { below, unitsOf } from "./units.ts";

export function checkSetKeys(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    const list = place.item?.for;
    if (!list) continue;
    const parent = place.kind.items[place.item?.definition.of ?? ""];
    const longest = originsOf(process, parent ?? place.kind, list)
      .flatMap(({ fields }) => fields.map((field) => field.items ?? field))
      .find(({ type, maxLength }) => type === "string" && (maxLength ?? 0) > MOST_IN_A_KEY);
    if (longest)
      compiler.find(
        below(compiler, place, "for"),
        "key-too-long",
        `A key can have ${MOST_IN_A_KEY} characters; these texts may have ${longest.maxLength}.`,
        `Give the field a maxLength of ${MOST_IN_A_KEY}, or make the set for ids of rows.`,
      );
  }
}
