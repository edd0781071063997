/** `skipStep`: a step is passed by the way out that is named. */

import { namesOf } from "../../definition/names-of.ts";
import { didYouMean } from "../../definition/nearest.ts";
import type {
  ProcessDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionsDefinition,
} from "../../definition/types.ts";
import { get, put } from "../address.ts";
import { changed, type Edit, existing, isRefusal, type Outcome, refuse, tooWide } from "../outcome.ts";
import { waysOf, withGuard } from "../ways.ts";
import { looksAtStates } from "../widening.ts";

/** Every way that led to the skipped state leads to where its way `as` leads. The state stays a name that reads false. */
export function skipStep(definition: ProcessDefinition, edit: Edit<"skipStep">, base: ProcessDefinition): Outcome {
  const found = existing(definition, "skipStep", edit.skipStep);
  if (isRefusal(found)) return found;
  if (looksAtStates(base, found.steps)) return tooWide(`a way past "${edit.skipStep}"`, "skipStep");
  const name = String(found.steps.at(-1));
  const outs = waysOf((found.value as unknown as StateDefinition).on?.[edit.as]);
  const [first] = outs;
  if (first?.target === undefined || outs.some(({ target }) => target === undefined))
    return refuse(
      "as",
      "unknown-event",
      `The step "${name}" has no way out "${edit.as}" that leads on.`,
      didYouMean(edit.as, Object.keys((found.value as unknown as StateDefinition).on ?? {})),
    );
  const chartSteps = found.steps.slice(0, found.steps.indexOf("chart") + 1);
  const unit = chartSteps.slice(0, -1);
  let next = definition;
  /** The way in, and then the way out at once: with the guards and the effects of both. */
  const through = (way: TransitionDefinition, out: TransitionDefinition): TransitionDefinition => {
    const [joined, guard] = withGuard(next, unit, way.guard, out.guard);
    next = joined;
    const before = way.target?.slice(0, way.target.length - name.length) ?? "";
    const actions = [...namesOf(way.actions), ...namesOf(out.actions)];
    return {
      ...way,
      target: out.target?.startsWith("#") ? out.target : `${before}${out.target}`,
      ...(guard === undefined ? {} : { guard }),
      ...(actions.length === 0 ? {} : { actions }),
    };
  };
  const redirect = (ways: TransitionsDefinition): TransitionsDefinition => {
    const all = waysOf(ways).flatMap((way) =>
      way.target === name || way.target?.endsWith(`.${name}`) ? outs.map((out) => through(way, out)) : [way],
    );
    return Array.isArray(ways) || all.length > 1 ? all : (all[0] ?? ways);
  };
  const walk = (state: StateDefinition, key: string): StateDefinition => ({
    ...state,
    ...(state.initial === name ? { initial: first.target as string } : {}),
    ...(state.on && key !== name
      ? { on: Object.fromEntries(Object.entries(state.on).map(([event, ways]) => [event, redirect(ways)])) }
      : {}),
    ...(state.always && key !== name ? { always: redirect(state.always) } : {}),
    ...(state.states
      ? {
          states: Object.fromEntries(Object.entries(state.states).map(([child, inner]) => [child, walk(inner, child)])),
        }
      : {}),
  });
  const chart = walk(get(definition, chartSteps) as unknown as StateDefinition, "");
  return changed(put(next, chartSteps, chart), edit.skipStep);
}
