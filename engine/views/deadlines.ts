/** Terms as an actor sees them: those whose day says nothing that is kept from him. */

import { canSeeAll } from "../access/fact-visibility.ts";
import { isPaused } from "../decide/deadlines.ts";
import type { ItemId } from "../ids.ts";
import type { EvaluationContext } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { type Place, placeOf } from "../state/unit.ts";
import { dayOf, workdaysBetween } from "../time.ts";
import type { DeadlineView } from "./types.ts";

/** Whether the actor may know everything that the day of a term follows from: what it counts from, and how long. */
export function maySeeTerm(context: EvaluationContext, actor: Actor, unit: ItemId | null, name: string): boolean {
  const place = placeOf(context, unit);
  const term = place?.unit.deadlines[name];
  if (!place || !term) return false;
  return [term.from, term.due, term.time].every(
    (program) =>
      program === undefined ||
      canSeeAll(context, actor, unit, context.process.dependencies.ofProgram(place.unit, program)),
  );
}

/** Terms that run: due, paused or late. A term is late from the moment it is due. */
export function deadlineViews(
  context: EvaluationContext,
  actor: Actor,
  { id, unit, state }: Place,
): readonly DeadlineView[] {
  const { clock } = context;
  const today = dayOf(clock.now, clock.timeZone);
  const told = Object.entries(state.deadlines).filter(([name]) => maySeeTerm(context, actor, id, name));
  return told.map(([name, deadline]) => {
    const day = dayOf(deadline.due, clock.timeZone);
    const paused = isPaused(deadline);
    return {
      name,
      address: `${unit.address}.deadlines.${name}`,
      due: deadline.due,
      day,
      paused,
      late: !paused && deadline.due <= clock.now,
      workdays: workdaysBetween(today, day, clock.holidays),
      failed: deadline.failed,
    };
  });
}
