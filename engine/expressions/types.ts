/** Expressions as compiled values: what they read, what they give, and how they are asked. */

import type { Clock, Timestamp } from "../time.ts";

/** A value inside an expression: `integer` fields are `bigint` (CEL `int`), `number` fields are `number` (CEL `double`). */
export type Value = null | boolean | bigint | number | string | readonly Value[] | { readonly [key: string]: Value };

/** The static type of an expression. A record's members that are `optional` may be absent: read them through `has()` or a default. */
export type CelType =
  | "bool"
  | "int"
  | "double"
  | "string"
  | "null"
  | "dyn"
  /** A text that is a day (`2026-03-16`), and one that is a day or an instant: a literal beside it must be one. */
  | "day"
  | "moment"
  /** A text with a closed list of values: a literal compared with it must be one of them. */
  | { readonly choice: readonly string[] }
  /** `most`: how many elements there may be, where a form says so. */
  | { readonly list: CelType; readonly most?: number }
  | { readonly record: Readonly<Record<string, CelType | { readonly optional: CelType }>> };

/** Names an expression may use, with their types. `functions` are decision tables of the unit, called like functions. */
export interface TypeEnvironment {
  readonly variables: Readonly<Record<string, CelType>>;
  readonly functions?: Readonly<Record<string, TableFunction>>;
  readonly thereWhile?: ThereWhile;
}
/** A condition as it is written (`anonymous`) → what is there whenever it holds, and whenever it does not (`case.family`). */
export interface ThereWhile {
  readonly holds: Readonly<Record<string, readonly string[]>>;
  readonly fails: Readonly<Record<string, readonly string[]>>;
}
export interface TableFunction {
  readonly parameters: readonly CelType[];
  readonly result: CelType;
  readonly call: (...cells: Value[]) => Value;
  /** Instead of `call`, for what only the evaluation knows: given its variables as well. */
  readonly ask?: (variables: Readonly<Record<string, unknown>>, ...cells: Value[]) => Value;
  /** Told of every call that is compiled: the types of what is given. */
  readonly called?: (types: readonly CelType[]) => void;
}

/** One top-level `&&` operand, so that a refusal can name the smallest part that does not hold. */
export interface Conjunct {
  readonly source: string;
  /** Set when the conjunct is a bare name or `!name`. */
  readonly name?: string;
  readonly negated?: boolean;
}

/** A name path, outermost name first: `["case", "referral", "question"]`. */
export type Path = readonly string[];
/** The syntax tree of an expression, closed: `tree.ts` opens it. */
export interface Tree {
  readonly op: string;
  readonly args: unknown;
}
export interface Reads {
  /** Every name path that is read, outermost first: `["case","referral","question"]`, `["planned"]`. */
  readonly reads: readonly Path[];
  /** What is read of lists' elements, `*` for an element: `["persons","*","role"]`; `["persons","*"]` when it is the whole element. */
  readonly elements: readonly Path[];
  /** Those of both that are read so that less of them may be more of the result: behind `!`, counted, compared, chosen by, or asked of all. */
  readonly turned: readonly Path[];
  /** Paths whose value can stand in the result, whole or in part; what is only counted, compared or decided by is none of them. `**` stands for a part that is not known before it runs. */
  readonly values: readonly Path[];
}

export interface Program extends Reads {
  readonly source: string;
  readonly type: CelType;
  /** Its syntax: for what is asked of its shape (`tree.ts`). */
  readonly tree: Tree;
  /** Uses a function of the clock (`age`, `past`, …), so its value can change by itself. */
  readonly usesClock: boolean;
  /** One entry when the expression is no conjunction. */
  readonly conjuncts: readonly Conjunct[];
  /** Never throws. `variables` are the values of the environment's names. */
  evaluate(variables: Readonly<Record<string, unknown>>, clock: Clock): Evaluated;
  /** Each conjunct by itself, in order. */
  evaluateConjuncts(variables: Readonly<Record<string, unknown>>, clock: Clock): readonly Evaluated[];
}

/** `absent` when something it reads is not there; then the fact's `else` counts. */
export type Evaluated =
  | { readonly absent: false; readonly value: Value; readonly changesAt?: Timestamp }
  | { readonly absent: true; readonly because: string; readonly changesAt?: Timestamp };

/** What is wrong with an expression, with the range in its text. */
export interface ExpressionProblem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** 0-based offsets into the source. */
  readonly start: number;
  readonly end: number;
}
