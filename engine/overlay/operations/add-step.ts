/** `addStep`: one step more on a way. */

import type {
  Json,
  ProcessDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionsDefinition,
} from "../../definition/types.ts";
import { get, isNode, put, stepsTo } from "../address.ts";
import { changed, type Edit, existing, isRefusal, type Outcome, refuse, tooWide, withTexts } from "../outcome.ts";
import { asObject, mapWays } from "../ways.ts";
import { fillsMore, opensMore } from "../widening.ts";

/** The new step stands beside the old target; the way out now leads there, and the new events lead on to where it led. */
export function addStep(definition: ProcessDefinition, edit: Edit<"addStep">, base: ProcessDefinition): Outcome {
  const steps = stepsTo(definition, edit.addStep);
  const name = String(steps?.at(-1));
  if (!steps || get(definition, steps) !== undefined)
    return refuse(
      "addStep",
      steps ? "already-there" : "unknown-address",
      steps ? `"${edit.addStep}" is there already.` : `"${edit.addStep}" is no address of a state.`,
      "Write <kind>.states.<new name>.",
    );
  const way = existing(definition, "on", edit.on);
  if (isRefusal(way)) return way;
  const [first] = Array.isArray(way.value) ? way.value : [way.value];
  const target = asObject(first as string | TransitionDefinition).target;
  if (target === undefined)
    return refuse("on", "no-target", `The way out "${edit.on}" leads nowhere.`, "Choose one that leads to a state.");
  const like =
    edit.like === undefined
      ? undefined
      : get(definition, stepsTo(definition, likeAddress(edit.addStep, edit.like)) ?? []);
  if (edit.like !== undefined && !isNode(like))
    return refuse("like", "unknown-state", `There is no state "${edit.like}".`, "Name a state of the same chart.");
  const events = steps.slice(0, steps.indexOf("chart"));
  const wider =
    opensMore(base, edit.state, steps) ??
    Object.entries(edit.go)
      .map(([name, event]) => fillsMore(base, event as unknown as Json, [...events, "events", name]))
      .find((found) => found !== undefined);
  if (wider !== undefined) return tooWide(wider, "state");
  const modelled = (like ?? {}) as unknown as StateDefinition;
  const stateSteps = way.steps.slice(0, way.steps.indexOf("on"));
  const beside = stateSteps.slice(0, -1);
  const on = Object.fromEntries(Object.keys(edit.go).map((event) => [event, target]));
  const state: StateDefinition = {
    ...(modelled.tags ? { tags: modelled.tags } : {}),
    ...edit.state,
    on: { ...innerHandlers(modelled), ...edit.state.on, ...on },
  };
  let next = put(
    definition,
    way.steps,
    mapWays(way.value as unknown as TransitionsDefinition, (one) =>
      one.target === target ? { ...one, target: name } : one,
    ),
  );
  next = put(next, [...beside, name], state, String(stateSteps.at(-1)));
  const unit = stateSteps.slice(0, stateSteps.indexOf("chart"));
  next = Object.entries(edit.go).reduce(
    (current, [event, definitionOfEvent]) => put(current, [...unit, "events", event], definitionOfEvent),
    next,
  );
  return changed(withTexts(next, edit.addStep, edit), edit.addStep, edit.on);
}
const likeAddress = (address: string, like: string): string =>
  `${address.slice(0, address.lastIndexOf(".") + 1)}${like}`;
/** Handlers that stay inside (no target): what a step must go on doing when it stands in for another. */
const innerHandlers = (state: StateDefinition): Record<string, TransitionsDefinition> =>
  Object.fromEntries(
    Object.entries(state.on ?? {}).filter(
      ([, ways]) =>
        typeof ways === "object" && !Array.isArray(ways) && (ways as TransitionDefinition).target === undefined,
    ),
  );
