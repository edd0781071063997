/** The line of a case: the steps its definition names, and where it is. Conditions are compiled once per definition. */

import { factsOfHiddenLinks } from "../access/fact-visibility.ts";
import { withVisibleLinks } from "../access/incoming-links.ts";
import type { CompiledKind } from "../compile/types.ts";
import { compileExpression } from "../expressions/index.ts";
import type { CelType, Program } from "../expressions/types.ts";
import { progressOf } from "../layouts/index.ts";
import { type EvaluationContext, evaluate } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit } from "../state/unit.ts";
import { isInstant, type Timestamp } from "../time.ts";
import type { LineStep } from "./types.ts";

const programs = new WeakMap<CompiledKind, Map<string, Program | null>>();

function programOf(kind: CompiledKind, source: string): Program | null {
  const known = programs.get(kind) ?? new Map<string, Program | null>();
  programs.set(kind, known);
  const found = known.get(source);
  if (found !== undefined) return found;
  const variables: Record<string, CelType> = { [kind.kind]: "dyn", items: "dyn", incoming: "dyn", settings: "dyn" };
  for (const fact of kind.facts) variables[fact.name] = fact.type;
  const compiled = compileExpression(source, { variables });
  const program = "problem" in compiled ? null : compiled.program;
  known.set(source, program);
  return program;
}

interface Asked {
  readonly context: EvaluationContext;
  /** Facts that would tell of a link that is hidden from the reader. */
  readonly withheld: ReadonlySet<string>;
}
function answer({ context, withheld }: Asked, source: string | undefined): unknown {
  const program = source === undefined ? null : programOf(context.kind, source);
  const given = program ? evaluate(context, mainUnit(context), program, { kept: withheld }) : undefined;
  return given && !given.absent ? given.value : undefined;
}

/** @param actor whose line it is: links that are hidden from this reader count for nothing. */
export function lineOf(context: EvaluationContext, actor: Actor): readonly LineStep[] {
  const asked: Asked = { context: withVisibleLinks(context, actor), withheld: factsOfHiddenLinks(context, actor) };
  return Object.entries(progressOf(context.kind)).map(([key, step]): LineStep => {
    const holdsNow = (source: string | undefined): boolean => answer(asked, source) === true;
    const state = holdsNow(step.done)
      ? "done"
      : holdsNow(step.blocked)
        ? "blocked"
        : holdsNow(step.now)
          ? "now"
          : "ahead";
    const since = state === "ahead" ? undefined : answer(asked, step.since);
    return {
      key,
      address: `${context.kind.kind}.line.${key}`,
      state,
      ...(typeof since === "string" && isInstant(since) ? { since: since as Timestamp } : {}),
    };
  });
}
