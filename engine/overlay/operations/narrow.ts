/** `narrow`: a way out asks one fact more. */

import { didYouMean } from "../../definition/nearest.ts";
import type { ProcessDefinition, TransitionsDefinition } from "../../definition/types.ts";
import { get, isNode, put } from "../address.ts";
import { changed, type Edit, existing, isRefusal, type Outcome, refuse } from "../outcome.ts";
import { mapWays, withGuard } from "../ways.ts";

/** Joins a fact to the guard of a way out with `&&`. */
export function narrow(definition: ProcessDefinition, edit: Edit<"narrow">): Outcome {
  const found = existing(definition, "narrow", edit.narrow);
  if (isRefusal(found)) return found;
  const unit = found.steps.slice(0, found.steps.indexOf("chart"));
  const facts = get(definition, [...unit, "facts"]);
  const kindFacts = get(definition, ["kinds", String(unit[1]), "facts"]);
  if (!(isNode(facts) && Object.hasOwn(facts, edit.if)) && !(isNode(kindFacts) && Object.hasOwn(kindFacts, edit.if)))
    return refuse(
      "if",
      "unknown-fact",
      `There is no fact "${edit.if}" here.`,
      didYouMean(edit.if, isNode(facts) ? Object.keys(facts) : []),
    );
  let next = definition;
  const ways = mapWays(found.value as unknown as TransitionsDefinition, (way) => {
    const [joined, guard] = withGuard(next, unit, way.guard, edit.if);
    next = joined;
    return { ...way, guard: guard ?? edit.if };
  });
  return changed(put(next, found.steps, ways), edit.narrow);
}
