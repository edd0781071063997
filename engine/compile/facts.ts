/** Facts in dependency order: each compiled when another asks for its type, so a circle is seen where it closes. */

import { pointerPart } from "../definition/json.ts";
import type { FactDefinition } from "../definition/types.ts";
import { compileExpression, fits } from "../expressions/index.ts";
import type { CelType, TableFunction, ThereWhile, TypeEnvironment } from "../expressions/types.ts";
import type { Compiler, Home } from "./compiler.ts";
import { tableFunction } from "./decision-table.ts";
import { SOURCE, type SourceNames, sourcesOf, whenOf } from "./sources.ts";
import type { CompiledFact } from "./types.ts";

export interface FactScope {
  readonly home: Home;
  readonly facts: Readonly<Record<string, FactDefinition>>;
  /** Names without this unit's facts. */
  readonly variables: Readonly<Record<string, CelType>>;
  readonly functions: Readonly<Record<string, TableFunction>>;
  readonly sources: SourceNames;
  /** Facts of the kind, for an item: those that read content make ours do so. */
  readonly outer: readonly CompiledFact[];
  readonly thereWhile: ThereWhile;
}

/** Decision tables of a unit as functions. */
export function compileTables(
  compiler: Compiler,
  home: Home,
  facts: Readonly<Record<string, FactDefinition>>,
): Record<string, TableFunction> {
  const functions: Record<string, TableFunction> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (!fact.table) continue;
    const fn = tableFunction(compiler, fact.table, (pointer) =>
      compiler.at(home, "facts", `/${pointerPart(name)}/table${pointer}`),
    );
    if (fn) functions[name] = fn;
  }
  return functions;
}

/** Compiles the facts of a unit. `variables` afterwards has their types too. */
export function compileFacts(
  compiler: Compiler,
  scope: FactScope,
): { readonly facts: readonly CompiledFact[]; readonly variables: Record<string, CelType> } {
  const done = new Map<string, CompiledFact>();
  const open: string[] = [];
  const variables: Record<string, CelType> = {};
  const environment = { variables, functions: scope.functions, thereWhile: scope.thereWhile };
  const at = (name: string, key: string) => compiler.at(scope.home, "facts", `/${pointerPart(name)}${key}`);

  const compileOne = (name: string, definition: FactDefinition): CompiledFact | undefined => {
    const known = done.get(name);
    if (known) return known;
    if (open.includes(name)) {
      compiler.find(
        at(name, "/is"),
        "circle",
        `Facts read each other in a circle: ${[...open.slice(open.indexOf(name)), name].join(" → ")}.`,
        "Let one of them read sections or states instead.",
      );
      return undefined;
    }
    open.push(name);
    const program =
      definition.is === undefined
        ? undefined
        : compiler.expression(definition.is, environment, at(name, "/is"), undefined, true);
    const whens = new Set((program?.reads ?? []).flatMap((path) => whenOf(path, scope.sources) ?? []));
    // Asking for the type compiles it: what says whether a section is there comes before what reads the section.
    for (const when of whens) void variables[when];
    open.pop();
    const type: CelType = program?.type ?? scope.functions[name]?.result ?? "dyn";
    const reads = program?.reads ?? [];
    const otherwise =
      definition.else === undefined ? undefined : compileElse(compiler, scope, name, String(definition.else), type);
    if (program && otherwise === undefined && type !== "bool")
      checkAbsent(compiler, scope, name, definition, environment);
    const sources = new Set([
      ...reads.flatMap((path) => sourcesOf(path, scope.sources)),
      ...[...whens].flatMap((when) => sourcesOf([when], scope.sources)),
      ...(program?.usesClock ? [SOURCE.clock] : []),
      ...(otherwise && "fact" in otherwise
        ? [SOURCE.fact(scope.home.item === undefined ? "main" : "own", otherwise.fact)]
        : []),
    ]);
    const through = [...sources].flatMap((source) => {
      const fact = source.startsWith("fact:") ? source.slice(source.lastIndexOf(":") + 1) : undefined;
      return fact === undefined ? [] : (done.get(fact) ?? scope.outer.find((outer) => outer.name === fact) ?? []);
    });
    const readsContent =
      [...sources].some((source) => /^(section|items|incoming):/.test(source)) ||
      through.some((fact) => fact.readsContent);
    const fact: CompiledFact = {
      name,
      definition,
      ...(program ? { program } : {}),
      ...(otherwise ? { otherwise } : {}),
      type,
      readsContent,
      sources: [...sources],
    };
    done.set(name, fact);
    return fact;
  };

  for (const [name, type] of Object.entries(scope.variables)) variables[name] = type;
  for (const [name, definition] of Object.entries(scope.facts)) {
    if (definition.table) continue;
    if (Object.hasOwn(scope.variables, name))
      compiler.find(
        at(name, ""),
        "name-taken",
        `"${name}" is already the name of something here.`,
        "Give the fact another name.",
      );
    else
      Object.defineProperty(variables, name, {
        enumerable: true,
        configurable: true,
        get: () => compileOne(name, definition)?.type ?? "dyn",
      });
  }
  for (const [name, definition] of Object.entries(scope.facts)) {
    if (definition.is === undefined && definition.table === undefined)
      compiler.find(
        at(name, ""),
        "empty-fact",
        `The fact "${name}" has neither "is" nor "table".`,
        'Add "is" with an expression.',
      );
    else if (!definition.table) compileOne(name, definition);
  }
  const plain: Record<string, CelType> = { ...scope.variables };
  for (const [name, fact] of done) plain[name] = fact.type;
  return { facts: [...done.values()], variables: plain };
}

/** `else` is a constant or another fact's name. */
function compileElse(
  compiler: Compiler,
  scope: FactScope,
  name: string,
  source: string,
  type: CelType,
): CompiledFact["otherwise"] {
  const at = compiler.at(scope.home, "facts", `/${pointerPart(name)}/else`);
  if (Object.hasOwn(scope.facts, source) && source !== name) return { fact: source };
  const constant = compileExpression(source, { variables: {} });
  if ("problem" in constant) {
    // An instant of the unit (`item.since.running`) is a value as well: it is always there when it is asked.
    const expression = compileExpression(source, { variables: scope.variables, functions: scope.functions });
    if ("problem" in expression) {
      compiler.find(
        at,
        "bad-else",
        `"${source}" is neither a constant nor the name of a fact.`,
        'Write a constant (0, "", [], false) or the name of another fact.',
      );
      return undefined;
    }
    return { program: expression.program };
  }
  if (!fits(constant.program.type, type))
    compiler.find(
      at,
      "type-mismatch",
      `\`else\` gives another kind of value than the fact.`,
      "Give a constant of the fact's own kind.",
    );
  const value = constant.program.evaluate({}, { now: "" as never, timeZone: "UTC", holidays: new Set() });
  return value.absent ? undefined : { value: value.value };
}

/** A fact that is no bool and reads what may be absent needs an `else`. */
function checkAbsent(
  compiler: Compiler,
  scope: FactScope,
  name: string,
  definition: FactDefinition,
  environment: TypeEnvironment,
): void {
  const compiled = compileExpression(definition.is ?? "", environment);
  if ("problem" in compiled) return;
  const absent = compiled.hints.find((hint) => hint.code === "may-be-absent");
  if (absent)
    compiler.find(
      compiler.at(scope.home, "facts", `/${pointerPart(name)}/is`),
      "may-be-absent",
      `${absent.message} Then the fact "${name}" has no value.`,
      'Add "else" with the value it then has.',
    );
}
