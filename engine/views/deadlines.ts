/** Terms as an actor sees them: those whose day says nothing that is kept from him. */

import { canSeeAll } from "../access/fact-visibility.ts";
import { isPaused } from "../decide/deadlines.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import { dayOf, workdaysBetween } from "../time.ts";
import type { DeadlineView } from "./types.ts";

/** Whether the actor may know everything that the day of a term follows from: what it counts from, and how long. */
export function maySeeTerm(context: EvaluationContext, actor: Actor, unit: Unit, name: string): boolean {
  const term = unit.definition.deadlines[name];
  if (!term) return false;
  return [term.from, term.due, term.time].every(
    (program) =>
      program === undefined ||
      canSeeAll(context, actor, unit, context.process.dependencies.ofProgram(unit.definition, program)),
  );
}

/** Terms that run: due, paused or late. A term is late from the moment it is due. */
export function deadlineViews(context: EvaluationContext, actor: Actor, unit: Unit): readonly DeadlineView[] {
  const { clock } = context;
  const today = dayOf(clock.now, clock.timeZone);
  const told = Object.entries(unit.state.deadlines).filter(([name]) => maySeeTerm(context, actor, unit, name));
  return told.map(([name, deadline]) => {
    const day = dayOf(deadline.due, clock.timeZone);
    const paused = isPaused(deadline);
    return {
      name,
      address: `${unit.definition.address}.deadlines.${name}`,
      due: deadline.due,
      day,
      paused,
      late: !paused && deadline.due <= clock.now,
      workdays: workdaysBetween(today, day, clock.holidays),
      failed: deadline.failed,
    };
  });
}
