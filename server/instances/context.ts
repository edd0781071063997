/** A loaded instance as the engine's questions take it: with the people and the clock of a moment. */

import type { Actor, EvaluationContext, InstanceId, Timestamp } from "../../engine/index.ts";
import type { Person } from "../directory/types.ts";
import { clockOf, type Shell } from "../shell.ts";
import { type Loaded, load } from "./load.ts";

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

/**
 * The same for what is shown to readers: with the instances that link here, of which each reader is asked there what may
 * be known.
 */
export async function readingContext(shell: Shell, loaded: Loaded, now: Timestamp): Promise<EvaluationContext> {
  return withOwners(shell, contextOf(shell, loaded, now));
}
/** A context with the instances that link to it, as they are at its moment. */
export async function withOwners(shell: Shell, context: EvaluationContext): Promise<EvaluationContext> {
  const links = Object.values(context.instance.incoming).flatMap((all) => Object.values(all));
  const owners = new Map<InstanceId, EvaluationContext>();
  for (const id of new Set(links.map(({ owner }) => owner))) {
    const loaded = await load(shell, id);
    if (loaded) owners.set(id, contextOf(shell, loaded, context.clock.now));
  }
  return { ...context, owners: (id) => owners.get(id) };
}

export const actorOf = ({ id, organisation }: Pick<Person, "id" | "organisation">): Actor => ({
  person: id,
  organisation,
});
