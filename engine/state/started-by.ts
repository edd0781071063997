/** The address of a unit that starts another instance, as the new one keeps it. */

import type { ItemId } from "../ids.ts";
import type { Instance, StartedBy } from "./types.ts";

/** @param unit whose effect it is; `null` for the instance itself. */
export function startedByOf(starter: Instance, unit: ItemId | null): StartedBy {
  const [number] = Object.values(starter.numbers);
  const { process, kind, group, id } = starter;
  return { process, kind, group, instance: id, unit, ...(number === undefined ? {} : { number }) };
}
