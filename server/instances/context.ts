/** A loaded instance as the engine's questions take it: with the people and the clock of a moment. */

import type { Actor, EvaluationContext, Timestamp } from "../../engine/index.ts";
import type { Person } from "../directory/types.ts";
import { clockOf, type Shell } from "../shell.ts";
import type { Loaded } from "./load.ts";

/** @throws Error when the definition does not know the instance's kind: the pinned definition is then not this one's. */
export function contextOf(
  shell: Shell,
  { process, instance, contents }: Pick<Loaded, "process" | "instance" | "contents">,
  now: Timestamp,
): EvaluationContext {
  const kind = process.kinds[instance.kind];
  if (!kind) throw new Error(`The definition ${process.hash} has no kind of this instance.`);
  return { process, kind, instance, contents, directory: shell.directory.at(now), clock: clockOf(process, now) };
}

export const actorOf = ({ id, organisation }: Pick<Person, "id" | "organisation">): Actor => ({
  person: id,
  organisation,
});
