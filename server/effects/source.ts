/** The instance an effect came from, as it is now, and the person behind it. */

import { type Actor, type Effect, type EvaluationContext, holds, type Unit, unitAt } from "../../engine/index.ts";
import { contextOf } from "../instances/context.ts";
import { type Loaded, load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import type { LeasedEntry } from "../store/port.ts";

export interface Source {
  readonly entry: LeasedEntry;
  readonly loaded: Loaded;
  readonly context: EvaluationContext;
}

/** @throws Error when the instance is gone: an outbox entry is written in the same commit as its instance. */
export async function sourceOf(shell: Shell, entry: LeasedEntry): Promise<Source> {
  const loaded = await load(shell, entry.instance);
  if (!loaded) throw new Error("An effect without its instance.");
  return { entry, loaded, context: contextOf(shell, loaded, shell.now()) };
}

/** The unit an effect came from. @throws Error when it is gone: items are never removed. */
export function unitBehind({ context }: Pick<Source, "context">, { unit }: Pick<Effect, "unit">): Unit {
  const found = unitAt(context, unit);
  if (!found) throw new Error("An effect without its item.");
  return found;
}

/** What the effect needs and does not hold now: the gates are asked again at every sending (docs/format/effects.md). */
export const unmetNeeds = (source: Source, effect: Effect): readonly string[] =>
  (effect.needs ?? []).filter((fact) => !holds(source.context, unitBehind(source, effect), fact));

/** The person whose command made the effect. */
export async function personBehind(shell: Shell, { instance, revision }: LeasedEntry): Promise<Actor> {
  const [commit] = await shell.store.history(instance, revision - 1);
  if (!commit) throw new Error("An effect without its commit.");
  const person = shell.directory.person(commit.actor);
  if (!person) throw new Error("A commit by a person the directory does not know.");
  return { person: person.id, organisation: person.organisation };
}
