/** A condition as a sentence: tests of questions joined by "and" or "or"; read from an expression and written as one. */

import type { Json } from "../../definition/types.ts";
import { argumentOf, literalOf, operandsOf, parsed, pathOf } from "../../expressions/index.ts";

export const TESTS = [
  "is",
  "isNot",
  "oneOf",
  "noneOf",
  "contains",
  "yes",
  "no",
  "filled",
  "empty",
  "equals",
  "atLeast",
  "atMost",
  "more",
  "less",
  "ageAtLeast",
  "ageUnder",
  "past",
  "notPast",
] as const;
export type Test = (typeof TESTS)[number];
export interface Clause {
  /** As expressions name it: `measure`, or `row.birthDate` within a row. */
  readonly field: string;
  readonly test: Test;
  /** Choices, a number or nothing, as the test asks. */
  readonly values: readonly (string | number)[];
}
export interface Condition {
  readonly join: "and" | "or";
  readonly clauses: readonly Clause[];
}
type Ast = NonNullable<ReturnType<typeof parsed>>;

const NUMBER_TESTS: Readonly<Record<string, Test>> = {
  "==": "equals",
  ">=": "atLeast",
  "<=": "atMost",
  ">": "more",
  "<": "less",
};
const fieldOf = (node: Ast): string | undefined => pathOf(node)?.join(".");
const numberOf = (value: unknown): number | undefined =>
  typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined;
const clause = (field: string | undefined, test: Test, ...values: readonly (string | number)[]): Clause | undefined =>
  field === undefined ? undefined : { field, test, values };

function comparison(op: string, left: Ast, right: Ast): Clause | undefined {
  const value = literalOf(right);
  const number = numberOf(value);
  const aged = argumentOf(left, "age");
  if (aged && number !== undefined && (op === ">=" || op === "<"))
    return clause(fieldOf(aged), op === ">=" ? "ageAtLeast" : "ageUnder", number);
  const test = NUMBER_TESTS[op];
  if (number !== undefined) return test && clause(fieldOf(left), test, number);
  if (op !== "==" && op !== "!=") return undefined;
  const holds = op === "==";
  if (typeof value === "boolean") return clause(fieldOf(left), value === holds ? "yes" : "no");
  if (typeof value !== "string") return undefined;
  if (value === "") return clause(fieldOf(left), holds ? "empty" : "filled");
  return clause(fieldOf(left), holds ? "is" : "isNot", value);
}
function membership(left: Ast, right: Ast): Clause | undefined {
  const value = literalOf(left);
  if (typeof value === "string") return clause(fieldOf(right), "contains", value);
  if (right.op !== "list") return undefined;
  const all = right.args.map(literalOf).map((one) => (typeof one === "string" ? one : numberOf(one)));
  return all.every((one) => one !== undefined) ? clause(fieldOf(left), "oneOf", ...all) : undefined;
}
const OPPOSITES: Readonly<Partial<Record<Test, Test>>> = {
  yes: "no",
  filled: "empty",
  oneOf: "noneOf",
  past: "notPast",
};
function clauseOf(node: Ast): Clause | undefined {
  if (node.op === "!_") {
    const inner = clauseOf(node.args);
    const test = inner && OPPOSITES[inner.test];
    return inner && test && { ...inner, test };
  }
  const own = fieldOf(node);
  if (own !== undefined) return clause(own, "yes");
  const [there, over] = [argumentOf(node, "has"), argumentOf(node, "past")];
  if (there) return clause(fieldOf(there), "filled");
  if (over) return clause(fieldOf(over), "past");
  if (node.op === "in") return membership(node.args[0], node.args[1]);
  return node.op === "==" || node.op === "!=" || node.op in NUMBER_TESTS
    ? comparison(node.op, ...(node.args as readonly [Ast, Ast]))
    : undefined;
}

/** @returns undefined for an expression that says more than a sentence of one kind of tests. */
export function conditionOf(source: string): Condition | undefined {
  const tree = parsed(source);
  if (!tree) return undefined;
  const join = tree.op === "||" ? "or" : "and";
  const clauses = operandsOf(tree, join === "or" ? "||" : "&&").map(clauseOf);
  return clauses.every((one) => one !== undefined) ? { join, clauses } : undefined;
}

const literal = (value: string | number | undefined): string => JSON.stringify(value ?? "");
function expressionOf({ field, test, values }: Clause, absent: Json | undefined): string {
  const [value] = values;
  const isText = absent === "";
  switch (test) {
    case "is":
    case "equals":
      return `${field} == ${literal(value)}`;
    case "isNot":
      return `${field} != ${literal(value)}`;
    case "oneOf":
      return `${field} in [${values.map(literal).join(", ")}]`;
    case "noneOf":
      return `!(${field} in [${values.map(literal).join(", ")}])`;
    case "contains":
      return `${literal(value)} in ${field}`;
    case "yes":
      return field;
    case "no":
      return `!${field}`;
    case "filled":
      return isText ? `${field} != ""` : `has(${field})`;
    case "empty":
      return isText ? `${field} == ""` : `!has(${field})`;
    case "atLeast":
      return `${field} >= ${literal(value)}`;
    case "atMost":
      return `${field} <= ${literal(value)}`;
    case "more":
      return `${field} > ${literal(value)}`;
    case "less":
      return `${field} < ${literal(value)}`;
    case "ageAtLeast":
      return `age(${field}) >= ${literal(value)}`;
    case "ageUnder":
      return `age(${field}) < ${literal(value)}`;
    case "past":
      return `past(${field})`;
    case "notPast":
      return `!past(${field})`;
  }
}
/** @param absentOf what an empty question reads as, when its form says so. */
export const expressionFor = (
  { join, clauses }: Condition,
  absentOf: (field: string) => Json | undefined = () => undefined,
): string => clauses.map((one) => expressionOf(one, absentOf(one.field))).join(join === "or" ? " || " : " && ");

/** The tests that fit a question, the likeliest first. */
export function testsFor(schema: Readonly<Record<string, Json>>): readonly Test[] {
  const { type, format } = schema;
  if (schema["enum"] !== undefined) return ["is", "isNot", "oneOf", "noneOf", "filled", "empty"];
  if (type === "boolean") return ["yes", "no"];
  if (type === "integer" || type === "number") return ["atLeast", "atMost", "equals", "filled", "empty"];
  if (type === "array") return ["contains"];
  if (format === "date") return ["ageAtLeast", "ageUnder", "past", "notPast", "filled", "empty"];
  return ["filled", "empty"];
}
