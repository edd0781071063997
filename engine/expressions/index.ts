/** Compiles an expression: parsed, type-checked, split into the parts a refusal can name. */

import type { Clock } from "../time.ts";
import { type Ast, parse, type Run, type Tables } from "./cel.ts";
import { describe, fits } from "./cel-types.ts";
import { check } from "./check.ts";
import { DEFAULT_ITEMS, MAXIMUM_COST, macroCost } from "./cost.ts";
import { readsOf } from "./reads.ts";
import { nothingIn, strictReads } from "./strict.ts";
import { guardOf, operandsOf, textOf } from "./tree.ts";
import type { CelType, Conjunct, ExpressionProblem, Program, TableFunction, TypeEnvironment } from "./types.ts";

export { changesByItself } from "./cel.ts";
export {
  common,
  describe,
  fieldType,
  fits,
  formType,
  isChoice,
  isList,
  isRecord,
  isText,
  memberType,
  toJson,
  toValue,
} from "./cel-types.ts";
export { FUNCTIONS } from "./functions/index.ts";
export { readsOf } from "./reads.ts";
export { compileTable } from "./table.ts";
export {
  argumentOf,
  canonical,
  guardOf,
  literalOf,
  operandsOf,
  parsed,
  pathOf,
  pathsOf,
  signedPathOf,
  textOf,
  treeOf,
} from "./tree.ts";

export type Compiled =
  | { readonly program: Program; readonly hints: readonly ExpressionProblem[] }
  | { readonly problem: ExpressionProblem };

const tablesOf = new WeakMap<object, Tables>();
function tables(functions: Readonly<Record<string, TableFunction>> | undefined): Tables | undefined {
  if (!functions) return undefined;
  const known = tablesOf.get(functions);
  if (known) return known;
  const made = Object.fromEntries(
    Object.entries(functions).map(([name, table]) => [
      name,
      { arity: table.parameters.length, call: table.call, ask: table.ask },
    ]),
  );
  tablesOf.set(functions, made);
  return made;
}

function conjunct(node: Ast): Conjunct {
  const source = textOf(node);
  const guard = guardOf(node);
  return { source, ...(guard ? { name: guard.name, ...(guard.negated ? { negated: true } : {}) } : {}) };
}

/** `(a || b)` loses its brackets in the tree's range; reparsing needs none, but a sub-expression must stand by itself. */
function runOf(node: Ast, functions: Tables | undefined): Run | undefined {
  const parsed = parse(textOf(node), functions);
  return "run" in parsed ? parsed.run : undefined;
}

/**
 * Compiles one expression against the names it may use.
 * @param expected the type its place asks for; another one is a problem.
 * @returns the program with hints (reads of what may be absent, `all()` over an empty list), or what is wrong and where.
 */
export function compileExpression(source: string, environment: TypeEnvironment, expected?: CelType): Compiled {
  const functions = tables(environment.functions);
  const parsed = parse(source, functions);
  if ("problem" in parsed)
    return {
      problem: {
        code: "syntax",
        message: `This is no expression: ${parsed.problem.message}.`,
        remedy: "Mend the syntax; texts stand in double quotes, and is `&&`, or is `||`, not is `!`.",
        start: parsed.problem.start,
        end: parsed.problem.end,
      },
    };
  const checked = check(parsed.ast, environment);
  if (checked.problem) return { problem: checked.problem };
  if (expected !== undefined && !fits(checked.type, expected)) {
    return {
      problem: {
        code: "type-mismatch",
        message: `Here ${describe(expected)} is asked; this gives ${describe(checked.type)}.`,
        remedy: `Let the expression give ${describe(expected)}.`,
        start: 0,
        end: source.length,
      },
    };
  }
  const cost = macroCost(parsed.ast, (list) => checked.bounds.get(list));
  const tooCostly: ExpressionProblem = {
    code: "too-costly",
    message: `Nested walks over lists may take ${cost.steps} steps; ${MAXIMUM_COST} is the most.`,
    remedy: `Split it: let one fact make what another reads. Or give the lists a smaller \`maxItems\`: one without counts for ${DEFAULT_ITEMS}.`,
    start: 0,
    end: source.length,
  };
  if (cost.tooMuch === "yes") return { problem: tooCostly };

  const always = strictReads(parsed.ast);
  const parts = operandsOf(parsed.ast, "&&");
  let partRuns: readonly (Run | undefined)[] | undefined;
  const program: Program = {
    source,
    type: checked.type,
    tree: parsed.ast,
    ...readsOf(parsed.ast),
    usesClock: checked.usesClock,
    conjuncts: parts.map(conjunct),
    evaluate: (variables, clock) => nothingIn(variables, always) ?? parsed.run(variables, clock),
    evaluateConjuncts(variables: Readonly<Record<string, unknown>>, clock: Clock) {
      partRuns ??= parts.map((part) => (parts.length === 1 ? parsed.run : runOf(part, functions)));
      return partRuns.map((run) => run?.(variables, clock) ?? { absent: true, because: "not evaluable" });
    },
  };
  const hints: ExpressionProblem[] = checked.optional.map((read) => ({
    code: "may-be-absent",
    message: `"${read.path}" may be absent.`,
    remedy: `Guard it with has(${read.path}), give the field an \`absent\` value, or give the fact an \`else\`.`,
    start: read.start,
    end: read.end,
  }));
  if (cost.tooMuch === "maybe") hints.push(tooCostly);
  if (checked.emptyAll)
    hints.push({
      code: "all-of-nothing",
      message: "all() holds for an empty list.",
      remedy: "Ask size(list) > 0 as well, when nothing is not enough.",
      start: 0,
      end: source.length,
    });
  return { program, hints };
}
