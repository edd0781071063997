/** What a form is opened with: what the state suggests for its empty fields, out of what the writer may read anyway. Never stored unasked. */

import { mayWrite } from "../access/access.ts";
import { canSeeAll } from "../access/fact-visibility.ts";
import type { CompiledUnit } from "../compile/types.ts";
import type { Json } from "../definition/types.ts";
import { compileExpression } from "../expressions/index.ts";
import type { Program } from "../expressions/types.ts";
import type { Fields } from "../forms/types.ts";
import { type EvaluationContext, evaluate, plain } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";

const programs = new WeakMap<CompiledUnit, Map<string, Program | undefined>>();
function programOf(unit: CompiledUnit, source: string): Program | undefined {
  const known = programs.get(unit) ?? new Map<string, Program | undefined>();
  programs.set(unit, known);
  if (!known.has(source)) {
    const compiled = compileExpression(source, unit.environment);
    known.set(source, "problem" in compiled ? undefined : compiled.program);
  }
  return known.get(source);
}

/** Suggestions that the active states give for a section; the innermost state wins. */
const suggestionsOf = ({ definition: { chart }, state }: Unit, section: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...chart.active(state.chart).map((key) => chart.states[key]?.definition.meta?.open?.[section]?.prefill),
  );

/** Suggested values for the fields of a section that are empty now and that the actor may write. */
export function prefillOf(context: EvaluationContext, actor: Actor, unit: Unit, section: string): Fields {
  if (!mayWrite(context, actor, unit, section).allowed) return {};
  const filled = context.contents.read(unit.id, section) ?? {};
  return Object.fromEntries(
    Object.entries(suggestionsOf(unit, section)).flatMap(([field, source]): (readonly [string, Json])[] => {
      const program = filled[field] === undefined ? programOf(unit.definition, source) : undefined;
      if (
        !program ||
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
