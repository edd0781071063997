/** What a form is opened with: what the state suggests for its empty fields, out of what the writer may read anyway. Never stored unasked. */

import { mayWrite } from "../access/access.ts";
import { canSeeAll } from "../access/fact-visibility.ts";
import type { Json } from "../definition/types.ts";
import type { Program } from "../expressions/types.ts";
import type { Fields } from "../forms/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import { plain } from "../state/plain.ts";
import { evaluate } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";

/** Suggestions that the active states give for a section; the innermost state wins. */
const suggestionsOf = ({ definition, state }: Unit, section: string): Readonly<Record<string, Program>> =>
  Object.assign({}, ...definition.chart.active(state.chart).map((key) => definition.prefill[key]?.[section]));

/** Suggested values for the fields of a section that are empty now and that the actor may write. */
export function prefillOf(context: EvaluationContext, actor: Actor, unit: Unit, section: string): Fields {
  if (!mayWrite(context, actor, unit, section).allowed) return {};
  return suggested(context, actor, unit, section, suggestionsOf(unit, section));
}

/** Suggested values for the fields that an event asks; the caller knows that the actor may send it. */
export function eventPrefillOf(context: EvaluationContext, actor: Actor, unit: Unit, event: string): Fields {
  const { events, eventPrefill } = unit.definition;
  return suggested(context, actor, unit, events[event]?.fill ?? "", eventPrefill[event] ?? {}, events[event]?.anew);
}

/** Answers of the programs, for fields that are empty or asked anew, out of what the actor may read anyway. */
function suggested(
  context: EvaluationContext,
  actor: Actor,
  unit: Unit,
  section: string,
  programs: Readonly<Record<string, Program>>,
  anew = false,
): Fields {
  const filled = anew ? {} : (context.contents.read(unit.id, section) ?? {});
  return Object.fromEntries(
    Object.entries(programs).flatMap(([field, program]): (readonly [string, Json])[] => {
      if (
        filled[field] !== undefined ||
        !canSeeAll(context, actor, unit, context.process.dependencies.ofProgram(unit.definition, program))
      )
        return [];
      const answer = evaluate(context, unit, program);
      if (answer.absent) return [];
      const value = plain(answer.value);
      return value === "" || value === null || (Array.isArray(value) && value.length === 0) ? [] : [[field, value]];
    }),
  );
}
