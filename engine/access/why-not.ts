/** Why a fact does not hold: the smallest named parts of its conjunctions (docs/format/settling.md). */

import type { CompiledFact } from "../compile/types.ts";
import type { Reason, WayNot } from "../result.ts";
import type { EvaluationContext } from "../state/context.ts";
import { type Extra, factValue, holds } from "../state/facts.ts";
import { variables } from "../state/scope.ts";
import type { Unit } from "../state/unit.ts";

interface Home {
  readonly fact: CompiledFact;
  readonly address: string;
}
function find(context: EvaluationContext, unit: Unit, name: string): Home | undefined {
  for (const { facts, address } of [unit.definition, context.kind]) {
    const fact = facts.find((one) => one.name === name);
    if (fact) return { fact, address };
  }
  return undefined;
}

/** The reasons why a guard (`name` or `!name`) does not hold now; empty when it does. */
export function whyNot(
  context: EvaluationContext,
  unit: Unit,
  guard: string,
  extra?: Extra,
  depth = 0,
): readonly Reason[] {
  if (holds(context, unit, guard, extra)) return [];
  const negated = guard.startsWith("!");
  const name = negated ? guard.slice(1) : guard;
  const home = find(context, unit, name);
  const address = home?.address ?? context.kind.address;
  const own: Reason = { name: guard, text: `${address}.facts.${guard}` };
  if (negated || !home?.fact.program || depth > 8 || home.fact.program.conjuncts.length < 2) return [own];
  const { program } = home.fact;
  const answers = program.evaluateConjuncts(variables(context, unit, extra), context.clock);
  const parts = program.conjuncts.flatMap((conjunct, index) => {
    const answer = answers[index];
    if (answer && !answer.absent && answer.value === true) return [];
    if (conjunct.name === undefined || factValue(context, unit, conjunct.name, extra) === undefined) return [own];
    return whyNot(context, unit, `${conjunct.negated ? "!" : ""}${conjunct.name}`, extra, depth + 1);
  });
  const unique = [...new Map(parts.map((part) => [part.name, part])).values()];
  return unique.length > 0 ? unique : [own];
}

/** Of several ways out that are shut: for each what stands in its way. */
export function waysNot(
  context: EvaluationContext,
  unit: Unit,
  ways: readonly { readonly id?: string; readonly target?: string; readonly guard?: string }[],
): readonly WayNot[] {
  return ways.map(({ id, target, guard }) => ({
    way: id ?? target ?? "",
    reasons: guard === undefined ? [] : whyNot(context, unit, guard),
  }));
}
