/** What every expression of a compiled process depends on, directly and through facts: one index, asked by disclosure, by the checks of reports and by recomputing. */

import type { Program } from "../expressions/types.ts";
import type {
  CompiledFact,
  CompiledItem,
  CompiledKind,
  CompiledUnit,
  Dependencies,
  DependencyIndex,
  LinkValue,
  Part,
} from "./types.ts";

/** What the index asks of a program. */
type Asked = Pick<Program, "reads" | "elements">;
type Kinds = Readonly<Record<string, Omit<CompiledKind, "concerned">>>;
type Kind = Kinds[string];

const NOTHING: Dependencies = { parts: [], items: [], links: [], shows: [], brings: [] };
const join = (all: readonly Dependencies[]): Dependencies => ({
  parts: all.flatMap(({ parts }) => parts),
  items: [...new Set(all.flatMap(({ items }) => items))],
  links: [...new Set(all.flatMap(({ links }) => links))],
  shows: all.flatMap(({ shows }) => shows),
  brings: all.flatMap(({ brings }) => brings),
});
const itemNamed = (kind: Kind, name: string | undefined): CompiledItem | undefined =>
  name !== undefined && Object.hasOwn(kind.items, name) ? kind.items[name] : undefined;
/** The item that an item belongs to. */
export const parentOf = (kind: Kind, unit: CompiledUnit): CompiledItem | undefined =>
  itemNamed(kind, itemNamed(kind, unit.item)?.definition.of);

/** Walks through facts; each is followed once, and once from each place outside the unit where it started. */
class Walk {
  readonly #kinds: Kinds;
  readonly #kind: Kind;
  readonly #seen = new Set<CompiledFact>();
  readonly #elsewhereSeen: Set<string>;
  constructor(kinds: Kinds, kind: Kind, elsewhereSeen = new Set<string>()) {
    this.#kinds = kinds;
    this.#kind = kind;
    this.#elsewhereSeen = elsewhereSeen;
  }

  program(unit: CompiledUnit, { reads, elements }: Asked): Dependencies {
    return join([
      ...reads.map((path) => this.#path(unit, path, elements)),
      ...elements.map((path) => this.#element(path)),
    ]);
  }
  /** A fact of the unit, else of its kind. */
  fact(unit: CompiledUnit, name: string): Dependencies {
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

  #path(unit: CompiledUnit, [head = "", ...rest]: readonly string[], elements: Asked["elements"]): Dependencies {
    const kind = this.#kind;
    switch (head) {
      case kind.kind:
        return this.#unit("main", kind, rest);
      case "item":
        return this.#unit("own", unit, rest);
      case "parent": {
        const parent = parentOf(kind, unit);
        return parent ? join([this.#unit("parent", parent, rest), { ...NOTHING, items: [parent.item] }]) : NOTHING;
      }
      case "items":
      case "own":
        // What is read of the elements says which sections; a list that is not walked over is only counted.
        return rest[0] === undefined && !elements.some(([list]) => list === head)
          ? join(Object.keys(kind.items).map((name) => this.#all(name)))
          : { ...NOTHING, items: rest[0] === undefined ? Object.keys(kind.items) : [rest[0]] };
      case "incoming":
        return { ...NOTHING, links: rest[0] === undefined ? Object.keys(kind.incoming) : [rest[0]] };
      default:
        return this.fact(unit, head);
    }
  }
  /** `["items", "note", "*", "text", "words"]`, with lists of lists behind it; `["incoming", "place", "*", "goal"]`. */
  #element([head, name, star, ...rest]: readonly string[]): Dependencies {
    if (star !== "*" || name === undefined) return NOTHING;
    if (head === "incoming") return this.#shown(name, rest[0]);
    const item = head === "items" || head === "own" ? itemNamed(this.#kind, name) : undefined;
    if (!item) return NOTHING;
    if (rest[0] !== "own") return this.#unit({ items: item.item }, item, rest);
    const [, child] = rest;
    const looked: Dependencies = { ...NOTHING, items: child === undefined ? [] : [child] };
    return join([looked, child === undefined ? NOTHING : this.#element(rest)]);
  }
  #all(name: string): Dependencies {
    const item = itemNamed(this.#kind, name);
    return item ? join([this.#unit({ items: name }, item, []), { ...NOTHING, items: [name] }]) : NOTHING;
  }
  /** What is shown by those that link here: one value, or all of them when the whole element is read. */
  #shown(item: string, name: string | undefined): Dependencies {
    const link = itemNamed(this.#kinds[this.#kind.incoming[item] ?? ""] ?? this.#kind, item)?.link;
    return { ...NOTHING, shows: named(item, link?.showsPrograms, name) };
  }

  /** What a path below a unit reads: a field, a section, whether one is filled, what its link brings, or everything. */
  #unit(of: Part["of"], unit: CompiledUnit, [part, inner]: readonly string[]): Dependencies {
    const section = (name: string, more: Pick<Part, "field" | "complete"> = {}): Dependencies => {
      const definition = Object.hasOwn(unit.sections, name) ? unit.sections[name] : undefined;
      if (!definition) return NOTHING;
      const own: Dependencies = { ...NOTHING, parts: [{ of, section: name, ...more }] };
      // Whether it is there follows from another fact.
      return definition.when === undefined ? own : join([own, this.#elsewhere(of, unit, definition.when)]);
    };
    const names = Object.keys(unit.sections);
    if (part === undefined) return join(names.map((name) => section(name)));
    if (part === "complete")
      return join((inner === undefined ? names : [inner]).map((name) => section(name, { complete: true })));
    const link = itemNamed(this.#kind, unit.item)?.link;
    if (part === "far" && link) return { ...NOTHING, brings: named(unit.item ?? "", link.bringsPrograms, inner) };
    return section(part, inner === undefined ? {} : { field: inner });
  }
  /** A fact of another unit, seen from here. */
  #elsewhere(of: Part["of"], unit: CompiledUnit, guard: string): Dependencies {
    const name = bare(guard);
    if (of === "main" || of === "own") return this.fact(unit, name);
    const key = `${JSON.stringify(of)} ${unit.address} ${name}`;
    if (this.#elsewhereSeen.has(key)) return NOTHING;
    this.#elsewhereSeen.add(key);
    const found = new Walk(this.#kinds, this.#kind, this.#elsewhereSeen).fact(unit, name);
    const moved = found.parts.flatMap((part): readonly Part[] => {
      if (part.of === "own") return [{ ...part, of }];
      if (part.of !== "parent") return [part];
      const parent = parentOf(this.#kind, unit);
      return parent ? [{ ...part, of: { items: parent.item } }] : [];
    });
    return { ...found, parts: moved };
  }
}
/** A guard names a fact, or its opposite. */
const bare = (guard: string): string => (guard.startsWith("!") ? guard.slice(1) : guard);
const named = (item: string, programs: object | undefined, name: string | undefined): readonly LinkValue[] =>
  Object.keys(programs ?? {}).flatMap((one) => (name === undefined || one === name ? [{ item, name: one }] : []));

/** The value of a key, made when it is first asked. */
function memo<K extends object | string, V>(
  known: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** The index of a process: what each program and fact depends on, found once. It follows from the definition alone. */
export function indexOf(kinds: Kinds): DependencyIndex {
  const programs = new WeakMap<CompiledUnit, WeakMap<Asked, Dependencies>>();
  const facts = new WeakMap<CompiledUnit, Map<string, Dependencies>>();
  const walk = ({ kind: name }: CompiledUnit, ask: (walk: Walk) => Dependencies): Dependencies => {
    const kind = kinds[name];
    return kind ? ask(new Walk(kinds, kind)) : NOTHING;
  };
  return {
    ofProgram: (unit, program) =>
      memo(
        memo(programs, unit, () => new WeakMap()),
        program,
        () => walk(unit, (one) => one.program(unit, program)),
      ),
    ofFact: (unit, name) =>
      memo(
        memo(facts, unit, () => new Map()),
        bare(name),
        () => walk(unit, (one) => one.fact(unit, bare(name))),
      ),
  };
}
