/** Owner of cel-js: parses an expression and runs it on plain values, untyped and without ever throwing. Types are checked in check.ts. */

import { type ASTNode, Environment, EvaluationError, ParseError } from "@marcbachmann/cel-js";
import type { Timestamp } from "../time.ts";
import { FUNCTIONS, type Moment } from "./functions/index.ts";
import type { Evaluated, TableFunction, Value } from "./types.ts";

export type Ast = ASTNode;
export type Run = (variables: Readonly<Record<string, unknown>>, now: Omit<Moment, "changesAt">) => Evaluated;
export type Parsed =
  | { readonly ast: Ast; readonly run: Run }
  | { readonly problem: { readonly message: string; readonly start: number; readonly end: number } };

/** Bounds on the text of an expression: a longer one belongs in several facts. */
const LIMITS = { maxAstNodes: 300, maxDepth: 24, maxListElements: 500, maxMapEntries: 100, maxCallArguments: 12 };

/** The evaluation that runs now: set and restored around each, so functions stay pure of the outside. */
let current: (Moment & { readonly variables: Readonly<Record<string, unknown>> }) | undefined;

function moment(): Moment & { readonly variables: Readonly<Record<string, unknown>> } {
  if (!current) throw new EvaluationError("no evaluation is running");
  return current;
}

/** Says of the evaluation that runs now when what a name gives will be otherwise; nothing while none runs. */
export const changesByItself = (at: Timestamp): void => current?.changesAt(at);

/** What `has(name)` becomes: CEL's own `has()` asks a name with a dot. No expression can write it, for it is in no list of functions. */
const THERE = "isThere__";
function isThere(name: string): boolean {
  const value = current?.variables[name];
  return value !== undefined && value !== null;
}

function environment(): Environment {
  const created = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    limits: LIMITS,
  });
  created.registerFunction({
    name: THERE,
    returnType: "bool",
    params: [{ name: "name", type: "string" }],
    handler: isThere,
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
export type Tables = Readonly<
  Record<
    string,
    { readonly arity: number; readonly call: TableFunction["call"]; readonly ask: TableFunction["ask"] | undefined }
  >
>;

function withTables(tables: Tables): Environment {
  const own = shared.clone();
  for (const [name, { arity, call, ask }] of Object.entries(tables)) {
    const handler = ask ? (...cells: Value[]) => ask(moment().variables, ...cells) : call;
    const params = Array.from({ length: arity }, (_, index) => ({ name: `p${index}`, type: "dyn" }));
    own.registerFunction({ name, returnType: "dyn", params, handler });
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
      variables,
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

/** The expressions that stand in one. */
export function childrenOf(node: Ast): readonly Ast[] {
  switch (node.op) {
    case "value":
    case "id":
      return [];
    case ".":
    case ".?":
      return [node.args[0]];
    case "call":
      return node.args[1];
    case "rcall":
      return [node.args[1], ...node.args[2]];
    case "map":
      return node.args.flat();
    case "!_":
    case "-_":
      return [node.args];
    default:
      return node.args as readonly Ast[];
  }
}

/** The text to run: `has(name)` as a call of ours. The variable of a macro is always there. */
function runnable(source: string, ast: Ast): string {
  const found: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const walk = (node: Ast, bound: readonly string[]): void => {
    const [argument] = node.op === "call" && node.args[0] === "has" ? node.args[1] : [];
    if (argument?.op === "id") {
      const text = bound.includes(argument.args) ? "true" : `${THERE}("${argument.args}")`;
      found.push({ start: node.start, end: node.end, text });
      return;
    }
    const variable = node.op === "rcall" ? node.args[2][0] : undefined;
    const inner = variable?.op === "id" ? [...bound, variable.args] : bound;
    for (const child of childrenOf(node)) walk(child, inner);
  };
  walk(ast, []);
  return found
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: call }) => text.slice(0, start) + call + text.slice(end), source);
}

/** Parses one expression; a syntax error is a problem with its place. */
export function parse(source: string, tables?: Tables): Parsed {
  try {
    const program = environmentFor(tables).parse(source);
    const text = runnable(source, program.ast);
    const run = text === source ? program : environmentFor(tables).parse(text);
    return { ast: program.ast, run: evaluator(run) };
  } catch (error) {
    const range = error instanceof ParseError ? error.range : undefined;
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { problem: { message, start: range?.start ?? 0, end: range?.end ?? source.length } };
  }
}
