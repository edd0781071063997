/** Reserves numbers of sequences that are wider than one instance. */

import { type CompiledProcess, dayOf, type GroupId, type Timestamp } from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { Store } from "../store/port.ts";

/** What a sequence counts in: years start anew, groups and processes never. */
function scopeKey(process: CompiledProcess, numbering: string, group: GroupId | undefined, at: Timestamp): string {
  const scope = process.definition.process.numbering?.[numbering]?.scope;
  const within = scope === "year" ? dayOf(at, TIME_ZONE).slice(0, 4) : scope === "group" ? (group ?? "") : "";
  return `${process.id} ${numbering} ${scope} ${within}`;
}

export async function reserve(
  store: Store,
  process: CompiledProcess,
  group: GroupId | undefined,
  at: Timestamp,
  numberings: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const numbers = numberings.map(
    async (numbering) => [numbering, await store.reserveNumber(scopeKey(process, numbering, group, at))] as const,
  );
  return Object.fromEntries(await Promise.all(numbers));
}
