/** Checks the types of an expression before anybody runs it: every name, every operator, every choice. One walk over the tree, so it stands in one file of some length. */

import { didYouMean } from "../definition/nearest.ts";
import { isDay, isInstant } from "../time.ts";
import type { Ast } from "./cel.ts";
import {
  common,
  describe,
  fits,
  isChoice,
  isList,
  isRecord,
  isText,
  longest,
  memberType,
  type RecordMembers,
} from "./cel-types.ts";
import { FUNCTIONS, functionByName } from "./functions/index.ts";
import { MACROS } from "./reads.ts";
import { pathOf } from "./tree.ts";
import type { CelType, ExpressionProblem, TypeEnvironment } from "./types.ts";

/** Names bound in the walk, and paths known to be present by an enclosing `has()`. */
interface Scope {
  readonly names: Readonly<Record<string, CelType>>;
  readonly present: ReadonlySet<string>;
}

export interface Checked {
  readonly type: CelType;
  readonly problem?: ExpressionProblem;
  /** Places where something that may be absent is read without `has()`. */
  readonly optional: readonly { readonly path: string; readonly start: number; readonly end: number }[];
  readonly usesClock: boolean;
  /** `all()` over a list that may be empty, without a `size` beside it. */
  readonly emptyAll: boolean;
  /** How long the lists that macros walk over may be, by where they stand in the tree; what is not here is not known. */
  readonly bounds: ReadonlyMap<Ast, number>;
}

class Stop extends Error {
  readonly problem: ExpressionProblem;
  constructor(problem: ExpressionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Names of CEL's own types and namespaces: by themselves they mean those, whatever a form calls its fields. */
const TAKEN = new Set("int uint double bool string bytes list map type null_type optional google cel".split(" "));
const TEXT_METHODS: Readonly<Record<string, CelType>> = {
  startsWith: "bool",
  endsWith: "bool",
  contains: "bool",
  lowerAscii: "string",
  upperAscii: "string",
  trim: "string",
};
const CONVERSIONS: Readonly<Record<string, CelType>> = { string: "string", int: "int", double: "double" };

/** A member that was written there: `constructor` and its kin, which every object of the language has, are no names. */
const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;

class Walk {
  readonly optional: { path: string; start: number; end: number }[] = [];
  usesClock = false;
  emptyAll = false;
  /** How long the lists that macros walk over may be, where it is known. */
  readonly bounds = new Map<Ast, number>();
  readonly #environment: TypeEnvironment;
  constructor(environment: TypeEnvironment) {
    this.#environment = environment;
  }

  stop(node: Ast, code: string, message: string, remedy: string): never {
    throw new Stop({ code, message, remedy, start: node.start, end: node.end });
  }

  infer(node: Ast, scope: Scope): CelType {
    switch (node.op) {
      case "value":
        return literalType(node.args);
      case "id":
        return this.#name(node, node.args, scope);
      case ".":
        return this.#member(node, scope);
      case "[]":
        return this.#index(node, scope);
      case "list":
        return {
          list: node.args.map((element) => this.infer(element, scope)).reduce<CelType>((a, b) => common(a, b), "dyn"),
          most: node.args.length,
        };
      case "map":
        return this.#map(node.args, scope);
      case "?:":
        return this.#conditional(node.args, scope);
      case "&&":
      case "||":
        return this.#logic(node.op, node.args, scope);
      case "!_":
        this.#want(node.args, "bool", scope, "`!` asks true or false");
        return "bool";
      case "-_": {
        const type = this.infer(node.args, scope);
        if (type !== "int" && type !== "double" && type !== "dyn")
          this.stop(
            node,
            "type-mismatch",
            `\`-\` asks a number, found ${describe(type)}.`,
            "Use a field that holds a number.",
          );
        return type;
      }
      case "call":
        return this.#call(node, node.args[0], node.args[1], scope);
      case "rcall":
        return this.#method(node, node.args[0], node.args[1], node.args[2], scope);
      case ".?":
      case "[?]":
        return this.stop(
          node,
          "not-supported",
          "Optional access is not part of this language.",
          "Use has(…) ? … : …, or give the fact an `else`.",
        );
      default:
        return this.#operator(node as Extract<Ast, { args: [Ast, Ast] }>, scope);
    }
  }

  #name(node: Ast, name: string, scope: Scope): CelType {
    const bound = own(scope.names, name);
    if (bound !== undefined) return bound;
    const type = own(this.#environment.variables, name);
    if (type === undefined) {
      const known = [...Object.keys(scope.names), ...Object.keys(this.#environment.variables)];
      this.stop(node, "unknown-name", `There is no "${name}" here.`, didYouMean(name, known));
    }
    if (TAKEN.has(name))
      this.stop(
        node,
        "taken-name",
        `"${name}" by itself is a word of the expression language.`,
        "Give the field or fact another name; after a dot the name is fine.",
      );
    return type;
  }

  #member(node: Ast & { op: "." }, scope: Scope): CelType {
    const [target, name] = node.args;
    const path = pathOf(node);
    const type = this.infer(target, scope);
    if (type === "dyn") return "dyn";
    if (!isRecord(type))
      this.stop(
        node,
        "no-members",
        `"${name}" is asked of ${describe(type)}, which has no parts.`,
        "Ask a record or a unit for a part.",
      );
    const member = own(type.record, name);
    if (member === undefined)
      this.stop(
        node,
        "unknown-name",
        `There is no "${name}" in "${path?.slice(0, -1).join(".") ?? "this"}".`,
        deeper(name, path?.slice(0, -1).join(".") ?? "…", type.record) ?? didYouMean(name, Object.keys(type.record)),
      );
    if (typeof member === "object" && "optional" in member && !(path && scope.present.has(path.join(".")))) {
      this.optional.push({ path: path?.join(".") ?? name, start: node.start, end: node.end });
    }
    return memberType(member);
  }

  #index(node: Ast & { op: "[]" }, scope: Scope): CelType {
    const [target, index] = node.args;
    const type = this.infer(target, scope);
    if (isRecord(type)) {
      this.#want(index, "string", scope, "A record is asked by name");
      return "dyn";
    }
    if (!isList(type) && type !== "dyn")
      this.stop(node, "not-a-list", `An element is asked of ${describe(type)}.`, "Use a list.");
    this.#want(index, "int", scope, "An element is asked by its place");
    this.optional.push({ path: `${node.input.slice(target.start, target.end)}[…]`, start: node.start, end: node.end });
    return isList(type) ? type.list : "dyn";
  }

  #map(entries: readonly (readonly [Ast, Ast])[], scope: Scope): CelType {
    const members = entries.map(([key, value]) => {
      this.infer(key, scope);
      return [key.op === "value" ? String(key.args) : "*", this.infer(value, scope)] as const;
    });
    return { record: Object.fromEntries(members) };
  }

  #conditional([condition, then, otherwise]: readonly [Ast, Ast, Ast], scope: Scope): CelType {
    this.#want(condition, "bool", scope, "What stands before `?` asks true or false");
    const a = this.infer(then, withPresent(scope, this.#presentIf(condition, true)));
    const b = this.infer(otherwise, withPresent(scope, this.#presentIf(condition, false)));
    if (!fits(a, b) && !fits(b, a) && a !== "null" && b !== "null")
      this.stop(
        otherwise,
        "type-mismatch",
        `The two sides of \`? :\` give ${describe(a)} and ${describe(b)}.`,
        "Let both sides give the same kind of value.",
      );
    return common(a, b);
  }

  #logic(op: "&&" | "||", [left, right]: readonly [Ast, Ast], scope: Scope): CelType {
    this.#want(left, "bool", scope, `\`${op}\` asks true or false`);
    this.#want(right, "bool", withPresent(scope, this.#presentIf(left, op === "&&")), `\`${op}\` asks true or false`);
    return "bool";
  }

  /** Paths that are there when a condition is `holds`: has(a.b) says so of a and a.b, a condition of what is there while it holds. */
  #presentIf(node: Ast, holds: boolean): ReadonlySet<string> {
    if (node.op === "!_") return this.#presentIf(node.args, !holds);
    const whole = node.input.slice(node.start, node.end);
    const known = own(this.#environment.thereWhile?.[holds ? "holds" : "fails"], whole) ?? [];
    if (node.op === "call" && node.args[0] === "has" && holds) {
      const [argument] = node.args[1];
      const path = argument ? (pathOf(argument) ?? []) : [];
      return new Set([...known, ...path.map((_, index) => path.slice(0, index + 1).join("."))]);
    }
    if ((node.op === "&&" && holds) || (node.op === "||" && !holds))
      return new Set([...known, ...node.args.flatMap((side) => [...this.#presentIf(side, holds)])]);
    return new Set(known);
  }

  #want(node: Ast, wanted: CelType, scope: Scope, why: string): CelType {
    const type = this.infer(node, scope);
    if (!fits(type, wanted))
      this.stop(
        node,
        "type-mismatch",
        `${why}; found ${describe(type)}.`,
        `Use an expression that gives ${describe(wanted)}.`,
      );
    return type;
  }

  #operator(node: Extract<Ast, { args: [Ast, Ast] }>, scope: Scope): CelType {
    const [left, right] = node.args;
    const a = this.infer(left, scope);
    const b = this.infer(right, scope);
    switch (node.op) {
      case "==":
      case "!=":
        if (!fits(a, b) && a !== "null" && b !== "null")
          this.stop(
            node,
            "type-mismatch",
            `${describe(a)} is compared with ${describe(b)}: they are never equal.`,
            partThatFits(left, a, b) ?? partThatFits(right, b, a) ?? "Compare two values of the same kind.",
          );
        this.#choices(a, right);
        this.#choices(b, left);
        return "bool";
      case "in":
        if (isRecord(b)) return "bool";
        if (!isList(b) && b !== "dyn")
          this.stop(
            node,
            "type-mismatch",
            `\`in\` asks a list on its right; found ${describe(b)}.`,
            'Put a list on the right, e.g. ["a", "b"].',
          );
        if (isList(b) && !fits(a, b.list))
          this.stop(
            node,
            "type-mismatch",
            `${describe(a)} is looked for in ${describe(b)}.`,
            "Look for the same kind of value as the list holds.",
          );
        if (right.op === "list") for (const element of right.args) this.#choices(a, element);
        if (isList(b)) this.#choices(b.list, left);
        return "bool";
      case "<":
      case "<=":
      case ">":
      case ">=":
        if (!comparable(a, b))
          this.stop(
            node,
            "type-mismatch",
            `\`${node.op}\` compares ${describe(a)} with ${describe(b)}.`,
            "Compare two numbers of one kind, or two texts (days compare as texts).",
          );
        this.#choices(dayOrNone(a), right);
        this.#choices(dayOrNone(b), left);
        return "bool";
      case "+":
        if (isText(a) && isText(b)) return "string";
        if (isList(a) && isList(b)) return common(a, b);
        return this.#arithmetic(node, a, b);
      default:
        return this.#arithmetic(node, a, b);
    }
  }

  #arithmetic(node: Ast, a: CelType, b: CelType): CelType {
    if (a === "dyn") return b;
    if (b === "dyn") return a;
    if ((a === "int" || a === "double") && a === b) return a;
    return this.stop(
      node,
      "type-mismatch",
      `\`${node.op}\` is asked of ${describe(a)} and ${describe(b)}.`,
      "Use two whole numbers, or two numbers with decimals (double(…) and int(…) convert).",
    );
  }

  /** A literal beside a choice is one of its choices; beside a day it is a day. Empty texts are nothing filled in. */
  #choices(type: CelType, node: Ast): void {
    if (type === "day" || type === "moment") this.#day(type, node);
    if (isList(type) && node.op === "list") for (const element of node.args) this.#choices(type.list, element);
    if (
      !isChoice(type) ||
      node.op !== "value" ||
      typeof node.args !== "string" ||
      type.choice.includes(node.args) ||
      node.args === ""
    )
      return;
    this.stop(node, "unknown-choice", `"${node.args}" is not one of the choices.`, didYouMean(node.args, type.choice));
  }

  #day(type: "day" | "moment", node: Ast): void {
    if (node.op !== "value" || typeof node.args !== "string" || node.args === "" || isDay(node.args)) return;
    if (type === "moment" && isInstant(node.args)) return;
    this.stop(node, "bad-day", `"${node.args}" is not ${describe(type)}.`, 'Write a day that exists as "2026-03-16".');
  }

  #call(node: Ast, name: string, args: readonly Ast[], scope: Scope): CelType {
    const [first] = args;
    if (name === "has" && first) {
      const path = pathOf(first);
      if (!path) this.stop(first, "not-a-path", "has() asks one name with dots.", "Write has(case.section.field).");
      // What comes before the last dot must be there: has(a.b.c) has no answer when b is absent.
      this.infer(first, withPresent(scope, new Set([path.join(".")])));
      return "bool";
    }
    if (name === "size" && first) {
      const type = this.infer(first, scope);
      if (!isList(type) && !isText(type) && !isRecord(type) && type !== "dyn")
        this.stop(
          first,
          "type-mismatch",
          `size() asks a list or a text; found ${describe(type)}.`,
          "Give it a list or a text.",
        );
      return "int";
    }
    const conversion = own(CONVERSIONS, name);
    if (conversion && first && args.length === 1) {
      this.infer(first, scope);
      return conversion;
    }
    if (name === "dyn" && first) {
      this.infer(first, scope);
      return "dyn";
    }
    const types = args.map((argument) => this.infer(argument, scope));
    const table = own(this.#environment.functions, name);
    if (table) {
      this.#arguments(node, name, args, types, table.parameters);
      table.called?.(types);
      return table.result;
    }
    const known = functionByName.get(name);
    if (!known)
      this.stop(
        node,
        "unknown-function",
        `There is no function "${name}".`,
        didYouMean(name, [
          ...FUNCTIONS.map((entry) => entry.name),
          ...Object.keys(this.#environment.functions ?? {}),
          "has",
          "size",
        ]),
      );
    if (known.usesClock) this.usesClock = true;
    this.#arguments(node, name, args, types, known.parameters);
    return typeof known.result === "function" ? known.result(types) : known.result;
  }

  #arguments(
    node: Ast,
    name: string,
    args: readonly Ast[],
    types: readonly CelType[],
    parameters: readonly CelType[],
  ): void {
    if (types.length !== parameters.length)
      this.stop(
        node,
        "wrong-arguments",
        `${name}() asks ${parameters.length} values, found ${types.length}.`,
        `Give it: ${parameters.map(describe).join("; ")}.`,
      );
    types.forEach((type, index) => {
      const wanted = parameters[index] ?? "dyn";
      const at = args[index] ?? node;
      if (!fits(type, wanted))
        this.stop(
          at,
          "type-mismatch",
          `${name}() asks ${describe(wanted)}; found ${describe(type)}.`,
          `Give it ${describe(wanted)}.`,
        );
      this.#choices(wanted, at);
    });
  }

  #method(node: Ast, name: string, receiver: Ast, args: readonly Ast[], scope: Scope): CelType {
    const type = this.infer(receiver, scope);
    if (MACROS.has(name)) return this.#macro(node, name, receiver, type, args, scope);
    const result = own(TEXT_METHODS, name);
    if (result !== undefined && (isText(type) || type === "dyn")) {
      for (const argument of args) this.#want(argument, "string", scope, `${name}() asks a text`);
      return result;
    }
    if (name === "size" && args.length === 0) return "int";
    return this.stop(
      node,
      "unknown-function",
      `${describe(type)} has no "${name}()".`,
      didYouMean(name, [...MACROS, ...Object.keys(TEXT_METHODS), "size"]),
    );
  }

  #macro(node: Ast, name: string, receiver: Ast, type: CelType, args: readonly Ast[], scope: Scope): CelType {
    if (!isList(type) && type !== "dyn")
      this.stop(node, "not-a-list", `${name}() is asked of ${describe(type)}.`, "Ask it of a list.");
    const [variable, ...bodies] = args;
    if (variable?.op !== "id" || bodies.length === 0)
      return this.stop(
        node,
        "wrong-arguments",
        `${name}() asks a name and an expression.`,
        `Write list.${name}(x, …).`,
      );
    const element = isList(type) ? type.list : "dyn";
    const most = isList(type) ? type.most : undefined;
    if (most !== undefined) this.bounds.set(receiver, most);
    const inner: Scope = { ...scope, names: { ...scope.names, [variable.args]: element } };
    const types = bodies.map((body, index) =>
      name === "map" && index === bodies.length - 1
        ? this.infer(body, inner)
        : this.#want(body, "bool", inner, `${name}() asks true or false of each`),
    );
    if (name === "all" && !node.input.includes("size(")) this.emptyAll = true;
    if (name === "map") return { list: types.at(-1) ?? "dyn", ...longest(most, most) };
    if (name === "filter") return isList(type) ? type : { list: "dyn" };
    return "bool";
  }
}

/** What to write where a name stands one part deeper: `c.scope` for `c.evidence.scope`, `p.planned` for `p.is.planned`. */
function deeper(name: string, before: string, record: RecordMembers): string | undefined {
  const parts = Object.entries(record).flatMap(([part, member]) => {
    const type = memberType(member);
    return isRecord(type) && own(type.record, name) !== undefined ? [part] : [];
  });
  // A state is a name of `is`, `since` and `by`: asked by itself it is meant as "is it there".
  const meant = parts.includes("is") ? ["is"] : parts;
  return meant.length === 0 ? undefined : `Write ${meant.map((part) => `${before}.${part}.${name}`).join(" or ")}.`;
}
/** What to write where a whole record is compared with what one of its parts may be. */
function partThatFits(node: Ast, type: CelType, other: CelType): string | undefined {
  const path = pathOf(node)?.join(".");
  if (!isRecord(type) || path === undefined) return undefined;
  const part = Object.entries(type.record).find(([, member]) => fits(memberType(member), other))?.[0];
  return part && `Compare one of its parts, such as ${path}.${part}.`;
}

/** In an order only days are looked at: choices have none. */
const dayOrNone = (type: CelType): CelType => (type === "day" || type === "moment" ? type : "dyn");
const comparable = (a: CelType, b: CelType): boolean =>
  a === "dyn" ||
  b === "dyn" ||
  (isText(a) && isText(b)) ||
  ((a === "int" || a === "double") && a === b) ||
  (a === "bool" && b === "bool");

function literalType(value: unknown): CelType {
  if (typeof value === "boolean") return "bool";
  if (typeof value === "bigint") return "int";
  if (typeof value === "number") return "double";
  if (typeof value === "string") return "string";
  return value === null ? "null" : "dyn";
}

const withPresent = (scope: Scope, more: ReadonlySet<string>): Scope =>
  more.size === 0 ? scope : { ...scope, present: new Set([...scope.present, ...more]) };

/** Infers the type of a parsed expression; the first thing that is wrong stops it. */
export function check(ast: Ast, environment: TypeEnvironment): Checked {
  const walk = new Walk(environment);
  const result = (type: CelType, problem?: ExpressionProblem): Checked => ({
    type,
    ...(problem ? { problem } : {}),
    optional: walk.optional,
    usesClock: walk.usesClock,
    emptyAll: walk.emptyAll,
    bounds: walk.bounds,
  });
  try {
    return result(walk.infer(ast, { names: {}, present: new Set() }));
  } catch (error) {
    if (error instanceof Stop) return result("dyn", error.problem);
    throw error;
  }
}
