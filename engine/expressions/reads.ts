/** What an expression reads, and how: which names, which parts of lists' elements, what of it can stand in the result, and what counts the other way round. */

import { type Ast, childrenOf } from "./cel.ts";
import { functionByName } from "./functions/index.ts";
import { literalOf, pathOf } from "./tree.ts";
import type { Path, Reads } from "./types.ts";

/** Macros bind a name to each element of a list in turn. */
export const MACROS: ReadonlySet<string> = new Set(["exists", "all", "exists_one", "filter", "map"]);

/** Where more of an operand may be less of the whole. */
const TURNING: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">=", "-", "*", "/", "%", "!_", "-_"]);
/** What these give is no value of an operand. */
const DECIDING: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">=", "in", "&&", "||", "!_"]);
/** Functions of which less in is less out. */
const MONOTONE: ReadonlySet<string> = new Set(["has", "flatten", "distinct", "string", "int", "double", "dyn"]);
const DECIDING_METHODS: ReadonlySet<string> = new Set(["startsWith", "endsWith", "contains", "size"]);

const single = (paths: Iterable<Path>): readonly Path[] => [
  ...new Map([...paths].map((path) => [path.join("."), path])).values(),
];

class Walk {
  readonly reads: Path[] = [];
  readonly elements: Path[] = [];
  readonly turned: Path[] = [];
  /** Names of macros now in scope → the lists whose element they are. */
  readonly #bound = new Map<string, readonly Path[]>();

  /** Gathers what a node reads. @param turned whether less of it may be more of the whole expression. */
  visit(node: Ast, turned: boolean): void {
    const path = pathOf(node);
    if (path) this.#read(path, turned);
    else if (node.op === "?:") {
      this.visit(node.args[0], true);
      this.#all(node.args.slice(1), turned);
    } else if (node.op === "[]") {
      this.#all(node.args, true);
      for (const list of this.values(node.args[0])) this.elements.push([...asElement(list), "*"]);
    } else if (node.op === "call") this.#call(node.args[0], node.args[1], turned);
    else if (node.op === "rcall") this.#method(node.args[0], node.args[1], node.args[2], turned);
    else this.#all(childrenOf(node), turned || TURNING.has(node.op));
  }

  /** Paths whose value a node can give. */
  values(node: Ast): readonly Path[] {
    const path = pathOf(node);
    if (path) return this.#resolved(path) ?? [path];
    if (DECIDING.has(node.op)) return [];
    switch (node.op) {
      case ".":
        return this.values(node.args[0]).map((record) => [...record, node.args[1]]);
      case "[]":
        return this.values(node.args[0]).map((list) => [...list, memberAt(node.args[1])]);
      case "?:":
        return node.args.slice(1).flatMap((side) => this.values(side));
      case "map":
        return node.args.flatMap(([, value]) => this.values(value));
      case "call":
        return givesValues(node.args[0]) ? node.args[1].flatMap((one) => this.values(one)) : [];
      case "rcall":
        return this.#valuesOfMethod(node.args[0], node.args[1], node.args[2]);
      default:
        return childrenOf(node).flatMap((child) => this.values(child));
    }
  }

  #all(nodes: readonly Ast[], turned: boolean): void {
    for (const node of nodes) this.visit(node, turned);
  }
  /** A path below a macro's name, as paths of elements. */
  #resolved([first = "", ...rest]: Path): readonly Path[] | undefined {
    return this.#bound.get(first)?.map((list) => [...list, "*", ...rest]);
  }
  #read(path: Path, turned: boolean): void {
    const elements = this.#resolved(path);
    (elements ? this.elements : this.reads).push(...(elements?.map(asElement) ?? [path]));
    if (turned) this.turned.push(...(elements?.map(asElement) ?? [path]));
  }
  #call(name: string, args: readonly Ast[], turned: boolean): void {
    const isTable = name !== "size" && !MONOTONE.has(name) && !functionByName.has(name);
    this.#all(args, turned || !MONOTONE.has(name));
    if (isTable) this.#read([name], turned);
  }
  #method(name: string, receiver: Ast, args: readonly Ast[], turned: boolean): void {
    const [variable, ...bodies] = args;
    const isAll = name === "all" || name === "exists_one";
    this.visit(receiver, turned || isAll || name === "size");
    if (!MACROS.has(name) || variable?.op !== "id") this.#all(args, turned);
    else
      this.#binding(variable.args, this.values(receiver), () => {
        this.#all(bodies, turned || name === "exists_one");
      });
  }
  #valuesOfMethod(name: string, receiver: Ast, [variable, ...bodies]: readonly Ast[]): readonly Path[] {
    const body = bodies.at(-1);
    if (name !== "map" || variable?.op !== "id" || !body)
      return DECIDING_METHODS.has(name) || (MACROS.has(name) && name !== "filter") ? [] : this.values(receiver);
    return this.#binding(variable.args, this.values(receiver), () => this.values(body));
  }
  /** Does something while a macro's name stands for the elements of lists. */
  #binding<T>(name: string, lists: readonly Path[], act: () => T): T {
    const outer = this.#bound.get(name);
    this.#bound.set(name, lists);
    const result = act();
    if (outer) this.#bound.set(name, outer);
    else this.#bound.delete(name);
    return result;
  }
}

/** What an index asks for: a part by its name, an element by its place, or (`**`) whatever it may be. */
function memberAt(index: Ast): string {
  const literal = literalOf(index);
  return typeof literal === "string" ? literal : typeof literal === "bigint" ? "*" : "**";
}
const asElement = (path: Path): Path => path.map((part) => (part === "**" ? "*" : part));

/** Whether a function passes on what it is given: what counts, asks whether, or is a decision table does not. */
function givesValues(name: string): boolean {
  if (name === "has" || name === "size") return false;
  const result = functionByName.get(name)?.result;
  return MONOTONE.has(name) || (result !== undefined && result !== "int" && result !== "bool");
}

/** Everything that an expression reads; it follows from its syntax alone. */
export function readsOf(tree: Ast): Reads {
  const walk = new Walk();
  walk.visit(tree, false);
  return {
    reads: single(walk.reads),
    elements: single(walk.elements),
    turned: single(walk.turned),
    values: single(walk.values(tree)),
  };
}
