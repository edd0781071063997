/** Persons whom a reader may not know as the author of something: they are not named by what followed from it either. */

import type { EvaluationContext } from "../state/context.ts";
import type { Actor } from "../state/types.ts";
import { unitsOf } from "../state/unit.ts";
import { seesAuthor } from "./access.ts";

const asked = new WeakMap<EvaluationContext, Map<string, ReadonlySet<string>>>();

/** Whoever wrote a section of which the actor may not know the author; never the actor himself. */
export function hiddenAuthors(context: EvaluationContext, actor: Actor): ReadonlySet<string> {
  const known = asked.get(context) ?? new Map<string, ReadonlySet<string>>();
  asked.set(context, known);
  const key = `${actor.person} ${actor.organisation}`;
  const before = known.get(key);
  if (before) return before;
  const found = new Set(
    unitsOf(context).flatMap((unit) =>
      Object.entries(unit.state.sections).flatMap(([name, { by }]) =>
        by.id !== actor.person && !seesAuthor(context, actor, unit, name) ? [by.id] : [],
      ),
    ),
  );
  known.set(key, found);
  return found;
}
