/** Turns an expression into a condition over chart states: states, tags and facts are opened, everything else is an atom that may be anything. */

import type { CompiledFact, CompiledItem, CompiledKind, CompiledUnit } from "../../compile/types.ts";
import { type Ast, childrenOf } from "../../expressions/cel.ts";
import { canonical, literalOf, pathOf, treeOf } from "../../expressions/tree.ts";
import { factOf } from "../../machine/index.ts";
import { ABSENT, both, either, FALSE, type Formula, GONE, NO, not, TRUE, YES } from "./formula.ts";
import { readsFormula } from "./reads.ts";
import type { Scope } from "./scope.ts";

const atom = (key: string, may: number, rival?: string): Formula => ({
  op: "atom",
  key,
  may,
  ...(rival === undefined ? {} : { rival }),
});

/** The unit that an item belongs to. */
export const parentOf = (kind: CompiledKind, unit: CompiledUnit): CompiledUnit | undefined => {
  const of = unit.item === undefined ? undefined : kind.items[unit.item]?.definition.of;
  return unit.item === undefined ? undefined : of === undefined ? kind : kind.items[of];
};

const opened = new WeakMap<CompiledUnit, Map<string, Formula>>();
/** A fact of a unit or of its kind, by its name; `!name` is its opposite. */
export function factFormula(scope: Scope, guard: string): Formula {
  const name = factOf(guard);
  const found = named(scope, name);
  return guard.startsWith("!") ? not(found) : found;
}
function named(scope: Scope, name: string): Formula {
  const { unit, kind } = scope;
  const home = [unit, kind].find(({ facts }) => facts.some((one) => one.name === name));
  if (!home) return atom(`${unit.address}:${name}`, TRUE | FALSE);
  const known = opened.get(home) ?? new Map<string, Formula>();
  opened.set(home, known);
  const before = known.get(name);
  if (before) return before;
  const fact = home.facts.find((one) => one.name === name);
  const made = fact ? openedFact({ ...scope, unit: home, names: new Map() }, fact) : NO;
  known.set(name, made);
  return made;
}
function openedFact(scope: Scope, { name, program, otherwise, type }: CompiledFact): Formula {
  if (!program || type !== "bool") return atom(`${scope.unit.address}:${name}`, TRUE | FALSE | ABSENT);
  const of = translate(scope, treeOf(program));
  if (otherwise === undefined) return { op: "else", of, otherwise: NO };
  if ("fact" in otherwise) return { op: "else", of, otherwise: named(scope, otherwise.fact) };
  if ("value" in otherwise) return { op: "else", of, otherwise: otherwise.value === true ? YES : NO };
  return { op: "else", of, otherwise: atom(`${scope.unit.address}:else ${name}`, TRUE | FALSE) };
}

/** The condition that an expression says. */
export function translate(scope: Scope, node: Ast): Formula {
  const path = pathOf(node);
  if (path) return ofPath(scope, node, path);
  switch (node.op) {
    case "value":
      return typeof node.args === "boolean" ? (node.args ? YES : NO) : opaque(scope, node);
    case "!_":
      return not(translate(scope, node.args));
    case "&&":
    case "||": {
      const all = (node.args as readonly Ast[]).map((one) => translate(scope, one));
      return node.op === "&&" ? both(all) : either(all);
    }
    case "?:": {
      const [test, yes, otherwise] = (node.args as readonly Ast[]).map((one) => translate(scope, one));
      return test && yes && otherwise ? { op: "if", test, yes, otherwise } : opaque(scope, node);
    }
    case "==":
    case "!=":
    case "in":
    case ">":
    case ">=":
    case "<":
      return compared(scope, node);
    case "call":
      return called(scope, node);
    case "rcall":
      return ofList(scope, node);
    default:
      return opaque(scope, node);
  }
}

/** The unit that a name stands for: the item itself, what it belongs to, the main unit, or an element of a list. */
function unitNamed({ unit, kind, names }: Scope, name: string): CompiledUnit | undefined {
  const element = names?.get(name);
  if (element) return element;
  if (name === "item") return unit.item === undefined ? undefined : unit;
  if (name === "parent") return parentOf(kind, unit);
  return name === kind.kind ? kind : undefined;
}

function ofPath(scope: Scope, node: Ast, [first = "", ...rest]: readonly string[]): Formula {
  const of = unitNamed(scope, first);
  const [member, name] = rest;
  if (of && name !== undefined) {
    if (member === "is" && of.chart.states[name]) return { op: "active", who: of.address, state: name };
    if (member === "has") return { op: "tag", who: of.address, tag: name };
    if (member === "complete") return atom(`${of.address}:complete ${name}`, TRUE | FALSE);
    const when = member === undefined ? undefined : of.sections[member]?.when;
    const value = atom(`${of.address}:${rest.join(".")}`, TRUE | FALSE | ABSENT);
    if (when === undefined) return value;
    return { op: "if", test: factFormula({ ...scope, unit: of }, when), yes: value, otherwise: GONE };
  }
  if (of && member === "wanted") return atom(`${of.address}:wanted`, TRUE | FALSE);
  return rest.length === 0 ? named(scope, first) : opaque(scope, node);
}

/** Whether something is there, and `reads(…)` of a promise. */
function called(scope: Scope, node: Extract<Ast, { op: "call" }>): Formula {
  const [name, args] = node.args;
  const [first, second] = args;
  if (name === "reads" && first && second)
    return readsFormula(scope, String(literalOf(first)), String(literalOf(second)), { factFormula, translate });
  const path = name === "has" && first ? pathOf(first) : undefined;
  if (!path) return opaque(scope, node);
  const [head = "", member = "", state = ""] = path;
  const of = unitNamed(scope, head);
  if (of && member === "since" && of.chart.states[state]) return { op: "been", who: of.address, state };
  const there = atom(`${of?.address ?? scope.unit.address}:has ${path.slice(1).join(".")}`, TRUE | FALSE);
  const when = of?.sections[member]?.when;
  return of && when !== undefined ? both([factFormula({ ...scope, unit: of }, when), there]) : there;
}

/** A list of items: `items.x`, `own.x`, with or without a filter. */
function listOf(
  scope: Scope,
  node: Ast,
): { readonly item: CompiledItem; readonly only: readonly Formula[] } | undefined {
  const path = pathOf(node);
  if (path) {
    const [head, name = ""] = path;
    const item = path.length === 2 && (head === "items" || head === "own") ? scope.kind.items[name] : undefined;
    return item && { item, only: [] };
  }
  if (node.op !== "rcall" || node.args[0] !== "filter") return undefined;
  const list = listOf(scope, node.args[1]);
  const [variable, body] = node.args[2];
  if (!list || variable?.op !== "id" || !body) return undefined;
  return { ...list, only: [...list.only, translate(within(scope, variable.args, list.item), body)] };
}
const within = (scope: Scope, name: string, item: CompiledItem): Scope => ({
  ...scope,
  names: new Map([...(scope.names ?? []), [name, item]]),
});
const some = (item: CompiledItem, key: string, all: readonly Formula[]): Formula => ({
  op: "some",
  who: item.address,
  key: `${item.address} ${key}`,
  body: both([YES, ...all]),
});

function ofList(scope: Scope, node: Extract<Ast, { op: "rcall" }>): Formula {
  const [macro, receiver, [variable, body]] = node.args;
  const list = macro === "exists" || macro === "all" ? listOf(scope, receiver) : undefined;
  if (!list || variable?.op !== "id" || !body) return opaque(scope, node);
  const inner = translate(within(scope, variable.args, list.item), body);
  return macro === "exists"
    ? some(list.item, canonical(node), [...list.only, inner])
    : not(some(list.item, canonical(node), [...list.only, not(inner)]));
}

/** Two sides with a literal: a choice, of which one holds at a time, or how many items there are. */
function compared(scope: Scope, node: Ast & { readonly args: unknown }): Formula {
  const [left, right] = node.args as readonly [Ast, Ast];
  const counted = left.op === "call" && left.args[0] === "size" && left.args[1][0];
  const list = counted ? listOf(scope, counted) : undefined;
  if (list && literalOf(right) === 0n && (node.op === ">" || node.op === "==" || node.op === "!=")) {
    const there = some(list.item, canonical(left), list.only);
    return node.op === "==" ? not(there) : there;
  }
  if (node.op === "in" && right.op === "list" && right.args.every((one) => one.op === "value"))
    return either(right.args.map((one) => equal(scope, left, one)));
  if (node.op === "==" && right.op === "value") return equal(scope, left, right);
  if (node.op === "!=" && right.op === "value") return not(equal(scope, left, right));
  return opaque(scope, node);
}
function equal(scope: Scope, left: Ast, value: Ast): Formula {
  const rival = keyOf(scope, left);
  return atom(`${rival} == ${canonical(value)}`, TRUE | FALSE | ABSENT, rival);
}

/** Everything that is no question to a chart. */
const opaque = (scope: Scope, node: Ast): Formula => atom(keyOf(scope, node), TRUE | FALSE | ABSENT);

/** One name for what two expressions ask alike: of the main unit when nothing of the item is asked. */
function keyOf({ unit, kind, names }: Scope, node: Ast): string {
  const own = new Set([
    "item",
    "own",
    "parent",
    "link",
    "wanted",
    ...(unit.item === undefined ? [] : unit.facts.map(({ name }) => name)),
    ...(names?.keys() ?? []),
  ]);
  const asks = (one: Ast): boolean => (one.op === "id" && own.has(one.args)) || childrenOf(one).some(asks);
  return `${asks(node) ? unit.address : kind.address}:${canonical(node)}`;
}
