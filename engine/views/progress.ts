/** The progress line of an instance: the steps that its definition names, and how far each is. */

import { factsOfHiddenLinks } from "../access/fact-visibility.ts";
import { withVisibleLinks } from "../access/incoming-links.ts";
import type { ProgressStep } from "../compile/types.ts";
import type { Program } from "../expressions/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import { evaluate } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit } from "../state/unit.ts";
import { isInstant, type Timestamp } from "../time.ts";
import type { LineStep } from "./types.ts";

interface Asked {
  readonly context: EvaluationContext;
  /** Facts that would tell of a link that is hidden from the reader. */
  readonly withheld: ReadonlySet<string>;
}
function answer({ context, withheld }: Asked, program: Program | undefined): unknown {
  const given = program && evaluate(context, mainUnit(context), program, { kept: withheld });
  return given && !given.absent ? given.value : undefined;
}

/** The first of the conditions that holds says the state; a step of which none does lies ahead. */
const stateOf = (asked: Asked, step: ProgressStep): LineStep["state"] =>
  (["done", "blocked", "now"] as const).find((state) => answer(asked, step[state]) === true) ?? "ahead";

/** Every step with its state, and the instant to show with it. @param actor whose line it is: links that are hidden from this reader count for nothing. */
export function lineOf(context: EvaluationContext, actor: Actor): readonly LineStep[] {
  const { kind } = context;
  const asked: Asked = { context: withVisibleLinks(context, actor), withheld: factsOfHiddenLinks(context, actor) };
  return kind.progress.map((step): LineStep => {
    const state = stateOf(asked, step);
    const since = state === "ahead" ? undefined : answer(asked, step.since);
    return {
      key: step.key,
      address: `${kind.kind}.line.${step.key}`,
      state,
      ...(typeof since === "string" && isInstant(since) ? { since: since as Timestamp } : {}),
    };
  });
}
