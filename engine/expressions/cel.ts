/** Owner of cel-js: parses an expression and runs it on plain values, untyped and without ever throwing. Types are checked in check.ts. */

import { type ASTNode, Environment, EvaluationError, ParseError } from "@marcbachmann/cel-js";
import type { Timestamp } from "../time.ts";
import { FUNCTIONS, type Moment } from "./functions/index.ts";
import type { Evaluated, Value } from "./types.ts";

export type Ast = ASTNode;
export type Run = (variables: Readonly<Record<string, unknown>>, now: Omit<Moment, "changesAt">) => Evaluated;
export type Parsed =
  | { readonly ast: Ast; readonly run: Run }
  | { readonly problem: { readonly message: string; readonly start: number; readonly end: number } };

/** Bounds on the text of an expression: a longer one belongs in several facts. */
const LIMITS = { maxAstNodes: 300, maxDepth: 24, maxListElements: 500, maxMapEntries: 100, maxCallArguments: 12 };

/** The moment of the evaluation that runs now: set and restored around each, so functions stay pure of the outside. */
let current: Moment | undefined;

function moment(): Moment {
  if (!current) throw new EvaluationError("no evaluation is running");
  return current;
}

function environment(): Environment {
  const created = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    limits: LIMITS,
  });
  for (const entry of FUNCTIONS) {
    const parameters = entry.parameters.map((_, index) => ({ name: `p${index}`, type: "dyn" }));
    created.registerFunction({
      name: entry.name,
      returnType: "dyn",
      params: parameters,
      handler: (...args: Value[]) => entry.call(moment(), ...args),
    });
  }
  return created;
}
const shared = environment();

/** Names of decision tables become functions of an environment of their own. */
export type Tables = Readonly<Record<string, { readonly arity: number; readonly call: (...cells: Value[]) => Value }>>;

function withTables(tables: Tables): Environment {
  const own = shared.clone();
  for (const [name, table] of Object.entries(tables)) {
    const params = Array.from({ length: table.arity }, (_, index) => ({ name: `p${index}`, type: "dyn" }));
    own.registerFunction({ name, returnType: "dyn", params, handler: table.call });
  }
  return own;
}
const environments = new WeakMap<Tables, Environment>();
function environmentFor(tables: Tables | undefined): Environment {
  if (!tables || Object.keys(tables).length === 0) return shared;
  const known = environments.get(tables);
  if (known) return known;
  const made = withTables(tables);
  environments.set(tables, made);
  return made;
}

function evaluator(program: (context: Record<string, unknown>) => unknown): Run {
  return (variables, now) => {
    const before = current;
    let changesAt: Timestamp | undefined;
    current = {
      ...now,
      changesAt(at) {
        if (at > now.now && (changesAt === undefined || at < changesAt)) changesAt = at;
      },
    };
    try {
      const value = program(variables as Record<string, unknown>) as Value;
      return { absent: false, value, ...(changesAt ? { changesAt } : {}) };
    } catch (error) {
      const because = error instanceof Error ? (error.message.split("\n")[0] ?? error.name) : "unknown";
      return { absent: true, because, ...(changesAt ? { changesAt } : {}) };
    } finally {
      current = before;
    }
  };
}

/** Parses one expression; a syntax error is a problem with its place. */
export function parse(source: string, tables?: Tables): Parsed {
  try {
    const program = environmentFor(tables).parse(source);
    return { ast: program.ast, run: evaluator(program) };
  } catch (error) {
    const range = error instanceof ParseError ? error.range : undefined;
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { problem: { message, start: range?.start ?? 0, end: range?.end ?? source.length } };
  }
}
