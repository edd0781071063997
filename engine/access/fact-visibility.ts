/** What an expression or a fact rests on: sections and fields of which units, directly or through other facts; and whether somebody may know all of that. */

import type { CompiledFact, CompiledItem, CompiledKind, CompiledUnit } from "../compile/types.ts";
import type { PrivacyClass } from "../definition/types.ts";
import type { Program } from "../expressions/types.ts";
import { formFields } from "../forms/index.ts";
import type { CompiledForm } from "../forms/types.ts";
import type { ItemId } from "../ids.ts";
import { type EvaluationContext, stateOf, unitOf } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { mayRead, maySeeUnit, readableFields } from "./access.ts";
import { isShutOut } from "./roles.ts";
import { fieldsOfClass, hasNarrowedRows, seesAllRows } from "./rows.ts";

/** A section as it is read: of the main unit, of the item itself, of the item it belongs to, or of every item of a name. */
export interface Part {
  readonly of: "main" | "own" | "parent" | { readonly items: string };
  readonly section: string;
  /** One field; absent when the whole section is read, or only whether it is filled (`complete`). */
  readonly field?: string;
  readonly complete?: true;
}
export interface RestsOn {
  readonly parts: readonly Part[];
  /** Names of items that are looked at, if only to count them. */
  readonly items: readonly string[];
}
type Asked = Pick<Program, "reads" | "elements">;

const NOTHING: RestsOn = { parts: [], items: [] };
const join = (all: readonly RestsOn[]): RestsOn => ({
  parts: all.flatMap(({ parts }) => parts),
  items: [...new Set(all.flatMap(({ items }) => items))],
});
const itemNamed = (kind: CompiledKind, name: string | undefined): CompiledItem | undefined =>
  name !== undefined && Object.hasOwn(kind.items, name) ? kind.items[name] : undefined;
const parentOf = (kind: CompiledKind, unit: CompiledUnit): CompiledItem | undefined =>
  itemNamed(kind, itemNamed(kind, unit.item)?.definition.of);

/** Walks through facts; each is followed once, and once from each place outside the unit where it started. */
class Walk {
  readonly #kind: CompiledKind;
  readonly #seen = new Set<CompiledFact>();
  readonly #elsewhereSeen: Set<string>;
  constructor(kind: CompiledKind, elsewhereSeen = new Set<string>()) {
    this.#kind = kind;
    this.#elsewhereSeen = elsewhereSeen;
  }

  program(unit: CompiledUnit, { reads, elements }: Asked): RestsOn {
    return join([
      ...reads.map((path) => this.#path(unit, path, elements)),
      ...elements.map((path) => this.#element(path)),
    ]);
  }
  /** A fact of the unit, else of its kind. */
  fact(unit: CompiledUnit, name: string): RestsOn {
    const own = unit.facts.find((fact) => fact.name === name);
    const fact = own ?? this.#kind.facts.find((one) => one.name === name);
    if (!fact || this.#seen.has(fact)) return NOTHING;
    this.#seen.add(fact);
    const home = own ? unit : this.#kind;
    const { program, otherwise } = fact;
    return join([
      program ? this.program(home, program) : NOTHING,
      otherwise && "fact" in otherwise ? this.fact(home, otherwise.fact) : NOTHING,
      otherwise && "program" in otherwise ? this.program(home, otherwise.program) : NOTHING,
    ]);
  }

  #path(unit: CompiledUnit, [head = "", ...rest]: readonly string[], elements: Asked["elements"]): RestsOn {
    const kind = this.#kind;
    switch (head) {
      case kind.kind:
        return this.#unit("main", kind, rest);
      case "item":
        return this.#unit("own", unit, rest);
      case "parent": {
        const parent = parentOf(kind, unit);
        return parent ? join([this.#unit("parent", parent, rest), { parts: [], items: [parent.item] }]) : NOTHING;
      }
      case "items":
      case "own":
        // What is read of the elements says which sections; a list that is not walked over is only counted.
        return rest[0] === undefined && !elements.some(([list]) => list === head)
          ? join(Object.keys(kind.items).map((name) => this.#all(name)))
          : { parts: [], items: rest[0] === undefined ? Object.keys(kind.items) : [rest[0]] };
      default:
        return this.fact(unit, head);
    }
  }
  /** `["items", "note", "*", "text", "words"]`, with lists of lists behind it. */
  #element([head, name, star, ...rest]: readonly string[]): RestsOn {
    const item = head === "items" || head === "own" ? itemNamed(this.#kind, name) : undefined;
    if (!item || star !== "*") return NOTHING;
    if (rest[0] !== "own") return this.#unit({ items: item.item }, item, rest);
    const [, child] = rest;
    const looked: RestsOn = { parts: [], items: child === undefined ? [] : [child] };
    return join([looked, child === undefined ? NOTHING : this.#element(rest)]);
  }
  #all(name: string): RestsOn {
    const item = itemNamed(this.#kind, name);
    return item ? join([this.#unit({ items: name }, item, []), { parts: [], items: [name] }]) : NOTHING;
  }

  /** What a path below a unit reads: a field, a section, whether one is filled, or everything. */
  #unit(of: Part["of"], unit: CompiledUnit, [part, inner]: readonly string[]): RestsOn {
    const section = (name: string, more: Pick<Part, "field" | "complete"> = {}): RestsOn => {
      const definition = Object.hasOwn(unit.sections, name) ? unit.sections[name] : undefined;
      if (!definition) return NOTHING;
      const own: RestsOn = { parts: [{ of, section: name, ...more }], items: [] };
      // Whether it is there follows from another fact.
      return definition.when === undefined ? own : join([own, this.#elsewhere(of, unit, definition.when)]);
    };
    const names = Object.keys(unit.sections);
    if (part === undefined) return join(names.map((name) => section(name)));
    if (part === "complete")
      return join((inner === undefined ? names : [inner]).map((name) => section(name, { complete: true })));
    return section(part, inner === undefined ? {} : { field: inner });
  }
  /** A fact of another unit, seen from here. */
  #elsewhere(of: Part["of"], unit: CompiledUnit, guard: string): RestsOn {
    const name = guard.replace(/^!/, "");
    if (of === "main" || of === "own") return this.fact(unit, name);
    const key = `${JSON.stringify(of)} ${unit.address} ${name}`;
    if (this.#elsewhereSeen.has(key)) return NOTHING;
    this.#elsewhereSeen.add(key);
    const { parts, items } = new Walk(this.#kind, this.#elsewhereSeen).fact(unit, name);
    const moved = parts.flatMap((part): readonly Part[] => {
      if (part.of === "own") return [{ ...part, of }];
      if (part.of !== "parent") return [part];
      const parent = parentOf(this.#kind, unit);
      return parent ? [{ ...part, of: { items: parent.item } }] : [];
    });
    return { parts: moved, items };
  }
}

/** What stands behind an expression of a unit follows from the definition alone. */
const ofPrograms = new WeakMap<CompiledUnit, WeakMap<Asked, RestsOn>>();
export function programRestsOn(kind: CompiledKind, unit: CompiledUnit, program: Asked): RestsOn {
  const known = ofPrograms.get(unit) ?? new WeakMap<Asked, RestsOn>();
  ofPrograms.set(unit, known);
  const found = known.get(program) ?? new Walk(kind).program(unit, program);
  known.set(program, found);
  return found;
}
const ofFacts = new WeakMap<CompiledUnit, Map<string, RestsOn>>();
/** @param name with or without `!` before it. */
export function factDependencies(kind: CompiledKind, unit: CompiledUnit, name: string): RestsOn {
  const known = ofFacts.get(unit) ?? new Map<string, RestsOn>();
  ofFacts.set(unit, known);
  const bare = name.replace(/^!/, "");
  const found = known.get(bare) ?? new Walk(kind).fact(unit, bare);
  known.set(bare, found);
  return found;
}

/** The units of an instance whose section a part means. */
export function unitsOfPart(
  { instance }: EvaluationContext,
  unit: ItemId | null,
  { of }: Part,
): readonly (ItemId | null)[] {
  if (of === "main") return [null];
  if (of === "own") return [unit];
  if (of === "parent") {
    const parent = unit === null ? undefined : instance.items[unit]?.parent;
    return parent === undefined ? [] : [parent];
  }
  return Object.values(instance.items).flatMap(({ id, item }) => (item === of.items ? [id] : []));
}

/** Whether somebody may read a part where it stands: the section, every row of it, and what is read of its fields. What was never written, or is not there, tells nothing. */
function mayReadPart(context: EvaluationContext, actor: Actor, unit: ItemId | null, part: Part): boolean {
  const { section, field, complete } = part;
  if (!stateOf(context, unit)?.sections[section]) return true;
  const access = mayRead(context, actor, unit, section);
  if (!access.allowed) return access.code === "absent";
  if (complete) return true;
  if (!seesAllRows(context, actor, unit, section)) return false;
  const item = unit === null ? null : (context.instance.items[unit] ?? null);
  const form = context.process.forms[unitOf(context, item).sections[section]?.form ?? ""];
  const readable = readableFields(context, actor, unit, section);
  return !form || fieldsUnder(form, field).every((pattern) => readable.has(pattern));
}
/** Patterns of a field and what is in it; of the whole form when none is named. */
const fieldsUnder = (form: CompiledForm, field: string | undefined): readonly string[] =>
  formFields(form)
    .map(({ pattern }) => pattern)
    .filter((pattern) => field === undefined || pattern === `/${field}` || pattern.startsWith(`/${field}/`));

/** Whether the actor may know everything that something in a unit rests on: else its value tells of what is kept from him. */
export function canSeeAll(
  context: EvaluationContext,
  actor: Actor,
  unit: ItemId | null,
  { parts, items }: RestsOn,
): boolean {
  const seesItems = Object.values(context.instance.items).every(
    ({ id, item }) => !items.includes(item) || maySeeUnit(context, actor, id),
  );
  return (
    seesItems &&
    parts.every((part) => unitsOfPart(context, unit, part).every((one) => mayReadPart(context, actor, one, part)))
  );
}
/** Whether the actor may know what a fact of a unit says. */
export function mayKnowFact(context: EvaluationContext, actor: Actor, unit: ItemId | null, name: string): boolean {
  const item = unit === null ? null : (context.instance.items[unit] ?? null);
  return canSeeAll(context, actor, unit, factDependencies(context.kind, unitOf(context, item), name));
}

/** An instance without the items that somebody is shut out of. */
export function withoutExcluded(context: EvaluationContext, actor: Actor): EvaluationContext {
  const { instance } = context;
  const items = Object.entries(instance.items).filter(([, { id }]) => !isShutOut(context, actor, id));
  if (items.length === Object.keys(instance.items).length) return context;
  return { ...context, instance: { ...instance, items: Object.fromEntries(items) as typeof instance.items } };
}
/**
 * Facts of the main unit that do not go where all readers of a paper see them: they rest on rows that are narrowed to
 * some, on a field of a class that may not stand there, or on an item that this reader is shut out of.
 */
export function withheldFacts(
  context: EvaluationContext,
  reader: Actor | undefined,
  stands: (of: PrivacyClass) => boolean = () => true,
): ReadonlySet<string> {
  const { kind, instance, process } = context;
  const goesBeyond = (unit: ItemId | null, { section, field }: Part): boolean => {
    const item = unit === null ? null : (instance.items[unit] ?? null);
    const form = process.forms[unitOf(context, item).sections[section]?.form ?? ""];
    if (!form || !stateOf(context, unit)?.sections[section]) return false;
    const allowed = fieldsOfClass(form, stands);
    return fieldsUnder(form, field).some((pattern) => !allowed.has(pattern));
  };
  const shut = new Set(
    reader
      ? Object.values(instance.items).flatMap(({ id, item }) => (isShutOut(context, reader, id) ? [item] : []))
      : [],
  );
  const isKept = ({ parts, items }: RestsOn): boolean =>
    items.some((item) => shut.has(item)) ||
    parts.some((part) =>
      unitsOfPart(context, null, part).some(
        (unit) => !part.complete && (hasNarrowedRows(context, unit, part.section) || goesBeyond(unit, part)),
      ),
    );
  return new Set(kind.facts.flatMap(({ name }) => (isKept(factDependencies(kind, kind, name)) ? [name] : [])));
}
