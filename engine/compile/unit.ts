/** Compiles one unit (a kind's main chart, or an item): its chart, facts, effects, deadlines, and what an item adds. Over 300 lines: one unit has one shape, compiled in one order. */

import { pointerPart } from "../definition/json.ts";
import type { Located } from "../definition/read.ts";
import type {
  DeadlineDefinition,
  EffectDefinition,
  GrantDefinition,
  ItemDefinition,
  Json,
  KindDefinition,
  ProcessDefinition,
  UnitDefinition,
} from "../definition/types.ts";
import { argumentOf, describe, parsed, textOf } from "../expressions/index.ts";
import type { CelType, Program, TableFunction, TypeEnvironment } from "../expressions/types.ts";
import { type CompiledChart, compileChart } from "../machine/index.ts";
import type { Compiler, Home } from "./compiler.ts";
import { compileFacts, compileTables } from "./facts.ts";
import {
  EVENT,
  environment,
  incomingOf,
  itemVariables,
  kindVariables,
  type LinkTypes,
  PERSON,
  thereWhile,
} from "./names.ts";
import { compileEventPrefill, compilePrefill } from "./prefill.ts";
import { compileProgress } from "./progress.ts";
import { type SourceNames, whensOf } from "./sources.ts";
import type {
  CompiledDeadline,
  CompiledEffect,
  CompiledItem,
  CompiledKind,
  CompiledUnit,
  ProgramTree,
} from "./types.ts";

const LIST_OF_TEXT: CelType = { list: "string" };

export interface ProcessContext {
  readonly root: string;
  readonly definition: ProcessDefinition;
  readonly linkTypes: LinkTypes;
  /** Shared decision tables (`tables.json`). */
  readonly shared: Readonly<Record<string, TableFunction>>;
}

function compileUnitChart(compiler: Compiler, home: Home, unit: UnitDefinition): CompiledChart {
  const compiled = compileChart(unit.chart);
  for (const { code, pointer, message, remedy } of compiled.problems)
    compiler.find(compiler.at(home, "chart", pointer), code, message, remedy);
  return compiled.chart ?? compiled.outline;
}

function compileEffect(
  compiler: Compiler,
  home: Home,
  name: string,
  effect: EffectDefinition,
  env: TypeEnvironment,
): CompiledEffect {
  const at = (key: string) => compiler.at(home, "effects", `/${pointerPart(name)}/${key}`);
  const inEffect: TypeEnvironment = { ...env, variables: { ...env.variables, event: EVENT } };
  const tree = (value: { readonly [key: string]: Json }, pointer: string): ProgramTree =>
    Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const here = `${pointer}/${pointerPart(key)}`;
        if (typeof inner === "object" && inner !== null && !Array.isArray(inner))
          return [key, tree(inner as { readonly [key: string]: Json }, here)];
        return [
          key,
          compiler.expression(typeof inner === "string" ? inner : JSON.stringify(inner), inEffect, at(here)),
        ];
      }),
    );
  const to = effect.to === undefined ? undefined : parsed(effect.to);
  const outside = to && argumentOf(to, "outside");
  return {
    name,
    definition: effect,
    ...(effect.to === undefined
      ? {}
      : outside === undefined
        ? { toProgram: compileAddressees(compiler, effect.to, inEffect, at("to")) }
        : { toProgram: compileNames(compiler, textOf(outside), inEffect, at("to")), outside: true as const }),
    ...(effect.at === undefined ? {} : { atProgram: compiler.expression(effect.at, inEffect, at("at"), "string") }),
    ...(effect.with === undefined
      ? {}
      : {
          withProgram:
            typeof effect.with === "string"
              ? compiler.expression(effect.with, inEffect, at("with"))
              : tree(effect.with, "with"),
        }),
  };
}

/** Who is addressed: an instance or link, by its view or its id; or a list of them. */
function compileAddressees(compiler: Compiler, source: string, env: TypeEnvironment, at: Located): Program {
  const program = compiler.expression(source, env, at);
  const { type } = program;
  const one = typeof type === "object" && "list" in type ? type.list : type;
  if (one === "bool" || one === "int" || one === "double")
    compiler.find(
      at,
      "type-mismatch",
      `A request goes to instances; this gives ${describe(type)}.`,
      "Give a link, the picked one (event.pick), the id of an instance, or a list of them.",
    );
  return program;
}

/** Who is addressed outside the system: a text, or a list of texts. */
function compileNames(compiler: Compiler, source: string, env: TypeEnvironment, at: Located): Program {
  const program = compiler.expression(source, env, at);
  const { type } = program;
  const one = typeof type === "object" && "list" in type ? type.list : type;
  const isText = one === "string" || one === "dyn" || (typeof one === "object" && "choice" in one);
  if (!isText)
    compiler.find(
      at,
      "type-mismatch",
      `Addressees outside the system are named by texts; this gives ${describe(type)}.`,
      "Give a text, or a list of texts.",
    );
  return program;
}

function compileDeadline(
  compiler: Compiler,
  home: Home,
  name: string,
  deadline: DeadlineDefinition,
  env: TypeEnvironment,
): CompiledDeadline {
  const at = (key: string) => compiler.at(home, "deadlines", `/${pointerPart(name)}/${key}`);
  const optional = (key: "paused" | "from" | "time", type: CelType): Record<string, Program> =>
    deadline[key] === undefined ? {} : { [key]: compiler.expression(deadline[key], env, at(key), type) };
  return {
    name,
    definition: deadline,
    while: compiler.expression(deadline.while, env, at("while"), "bool"),
    due: compiler.expression(deadline.due, env, at("due"), "int"),
    ...optional("paused", "bool"),
    ...optional("from", "string"),
    ...optional("time", "string"),
  };
}

const mapped = <T, U>(record: Readonly<Record<string, T>>, change: (name: string, value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(name, value)]));

interface Built {
  readonly unit: CompiledUnit;
  readonly env: TypeEnvironment;
  readonly variables: Readonly<Record<string, CelType>>;
  readonly functions: Readonly<Record<string, TableFunction>>;
}

function compileUnit(
  compiler: Compiler,
  home: Home,
  unit: UnitDefinition,
  variables: Record<string, CelType>,
  outer: Built | undefined,
  sources: SourceNames,
  { shared, definition }: ProcessContext,
): Built {
  const functions = { ...shared, ...outer?.functions, ...compileTables(compiler, home, unit.facts) };
  const there = thereWhile(home.item === undefined ? home.kind : "item", unit, outer?.env.thereWhile);
  const { facts, variables: withFacts } = compileFacts(compiler, {
    home,
    facts: unit.facts,
    variables,
    functions,
    sources,
    outer: outer?.unit.facts ?? [],
    thereWhile: there,
  });
  const env = environment(withFacts, functions, there);
  const compiled: CompiledUnit = {
    address: home.item === undefined ? home.kind : `${home.kind}.items.${home.item}`,
    kind: home.kind,
    ...(home.item === undefined ? {} : { item: home.item }),
    chart: compileUnitChart(compiler, home, unit),
    facts,
    sections: unit.sections,
    events: unit.events,
    effects: mapped(unit.effects, (name, effect) => compileEffect(compiler, home, name, effect, env)),
    deadlines: mapped(unit.deadlines, (name, deadline) => compileDeadline(compiler, home, name, deadline, env)),
    prefill: compilePrefill(compiler, home, unit, definition.forms, env),
    eventPrefill: compileEventPrefill(compiler, home, unit, definition.forms, env),
    environment: env,
  };
  return { unit: compiled, env, variables: withFacts, functions };
}

function compileItem(
  compiler: Compiler,
  context: ProcessContext,
  kindName: string,
  name: string,
  item: ItemDefinition,
  kind: Built,
  names: SourceNames,
): CompiledItem {
  const home: Home = { root: context.root, kind: kindName, item: name };
  const variables = { ...kind.variables, ...itemVariables(context.definition, kindName, name, context.linkTypes) };
  const sources: SourceNames = {
    ...names,
    ...(item.of === undefined ? {} : { parent: item.of }),
    ownFacts: new Set(Object.keys(item.facts)),
    whens: { ...names.whens, own: whensOf(item.sections) },
  };
  const built = compileUnit(compiler, home, item, variables, kind, sources, context);
  const { env } = built;
  const at = (pointer: string) => compiler.at(home, pointer, "");
  const programs = (part: "brings" | "with" | "shows", scope: TypeEnvironment) =>
    mapped(item.link?.[part] ?? {}, (field, source) => compiler.expression(source, scope, at(`link/${part}/${field}`)));
  const forScope = item.of === undefined ? kind.env : env;
  const link = item.link && {
    ...item.link,
    bringsPrograms: programs("brings", environment(farVariables(context, item), context.shared)),
    withPrograms: programs("with", env),
    showsPrograms: programs("shows", env),
  };
  return {
    ...built.unit,
    item: name,
    definition: item,
    ...(item.for === undefined ? {} : { for: compiler.expression(item.for, forScope, at("for"), LIST_OF_TEXT) }),
    ...(item.holder === undefined ? {} : { holder: compiler.expression(item.holder, env, at("holder")) }),
    ...(link ? { link } : {}),
    grants: ofEachRole(
      context,
      mapped(item.grants ?? {}, (role, grant) => compileGrant(compiler, home, role, grant, env)),
    ),
  };
}

/** What is granted to a circle is granted to each of its roles. */
function ofEachRole<T>({ definition }: ProcessContext, grants: Readonly<Record<string, T>>): Record<string, T> {
  const circles = definition.process.circles ?? {};
  return Object.fromEntries(
    Object.entries(grants).flatMap(([name, grant]) => (circles[name] ?? [name]).map((role) => [role, grant] as const)),
  );
}

/** Names at the far end of a link, with its facts as any value: they are typed where they stand. */
function farVariables(context: ProcessContext, item: ItemDefinition): Record<string, CelType> {
  const far = item.link?.to ?? "";
  const facts = Object.keys(context.definition.kinds[far]?.facts ?? {}).map((name) => [name, "dyn" as CelType]);
  return { ...kindVariables(context.definition, far, context.linkTypes), ...Object.fromEntries(facts) };
}

function compileGrant(
  compiler: Compiler,
  home: Home,
  role: string,
  grant: GrantDefinition,
  env: TypeEnvironment,
): CompiledItem["grants"][string] {
  const at = (key: string) => compiler.at(home, `grants/${role}/${key}`, "");
  const toProgram = compiler.expression(grant.to, env, at("to"));
  const { type } = toProgram;
  const element = typeof type === "object" && "list" in type ? type.list : type;
  const isPerson =
    element === "dyn" ||
    element === "string" ||
    (typeof element === "object" && ("choice" in element || ("record" in element && "id" in element.record)));
  if (!isPerson)
    compiler.find(
      at("to"),
      "type-mismatch",
      "A grant goes to persons.",
      `Give a list of persons (link.<role>) or of person ids.`,
    );
  return {
    ...grant,
    toProgram,
    ...(grant.while === undefined ? {} : { whileProgram: compiler.expression(grant.while, env, at("while"), "bool") }),
  };
}

/** Compiles a kind of instance with its items. */
export function compileKind(
  compiler: Compiler,
  context: ProcessContext,
  name: string,
  kind: KindDefinition,
): Omit<CompiledKind, "concerned"> {
  const home: Home = { root: context.root, kind: name };
  const incoming = incomingOf(context.definition, name);
  const names: SourceNames = {
    kind: name,
    allItems: Object.keys(kind.items),
    allIncoming: Object.keys(incoming),
    mainFacts: new Set(Object.keys(kind.facts)),
    ownFacts: new Set(),
    whens: { main: whensOf(kind.sections), own: {} },
  };
  const built = compileUnit(
    compiler,
    home,
    kind,
    kindVariables(context.definition, name, context.linkTypes),
    undefined,
    names,
    context,
  );
  return {
    ...built.unit,
    definition: kind,
    items: mapped(kind.items, (item, definition) =>
      compileItem(compiler, context, name, item, definition, built, names),
    ),
    access: kind.access,
    screens: kind.screens,
    progress: compileProgress(compiler, home, kind.screens, built.env),
    incoming,
  };
}
export { PERSON };
