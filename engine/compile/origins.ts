/** Where the values come from that an expression can give: fields of forms and names of items, however far back, through facts, rows and links. */

import type { FieldSchema } from "../definition/types.ts";
import type { Path, Program } from "../expressions/types.ts";
import { parentOf } from "./dependencies.ts";
import type { CompiledItem, CompiledKind, CompiledProcess, CompiledUnit } from "./types.ts";

export interface Origin {
  /** As the expression itself reads it. */
  readonly read: Path;
  /** The field and the fields it lies in, outermost first; empty for what is no field. */
  readonly fields: readonly FieldSchema[];
  /** What a unit is known by (`number`, `owner` …), where the value is that. */
  readonly known?: string;
  /** It came over a link as a value, and is stored here without its section. */
  readonly isRemote: boolean;
}
type Found = Omit<Origin, "read">;
type Process = Pick<CompiledProcess, "kinds" | "forms">;

/** Where a unit stands and what else it says: nothing that a form asked. */
const OF_STATE = new Set(["is", "has", "since", "by", "sent", "complete"]);
const remote = (found: readonly Found[]): readonly Found[] => found.map((one) => ({ ...one, isRemote: true }));

class Search {
  readonly #process: Process;
  readonly #kind: CompiledKind;
  readonly #seen: ReadonlySet<string>;
  constructor(process: Process, kind: CompiledKind, seen: ReadonlySet<string> = new Set()) {
    this.#process = process;
    this.#kind = kind;
    this.#seen = seen;
  }

  /** @param rows the list whose elements `row` stands for. */
  path(unit: CompiledUnit, [head = "", ...rest]: Path, rows?: Program): readonly Found[] {
    const kind = this.#kind;
    const [name = "", , ...inner] = rest;
    switch (head) {
      case kind.kind:
        return this.#member(kind, rest);
      case "item":
        return this.#member(unit, rest);
      case "parent": {
        const parent = parentOf(kind, unit);
        return parent ? this.#member(parent, rest) : [];
      }
      case "items":
      case "own":
        return kind.items[name] ? this.#member(kind.items[name], inner) : [];
      case "linked":
      case "incoming":
        return this.#across(head, name, inner);
      case "row":
        return (rows?.values ?? []).flatMap((list) => this.path(unit, [...list, "*", ...rest]));
      default:
        return this.#fact(unit, head, rest);
    }
  }

  /** Values of a program, and of the parts of them that `rest` names. */
  #program(unit: CompiledUnit, { values }: Program, rest: Path): readonly Found[] {
    return values.flatMap((path) => this.path(unit, [...path, ...rest]));
  }
  #once(key: string, kind: CompiledKind, find: (search: Search) => readonly Found[]): readonly Found[] {
    return this.#seen.has(key) ? [] : find(new Search(this.#process, kind, new Set([...this.#seen, key])));
  }
  #fact(unit: CompiledUnit, name: string, rest: Path): readonly Found[] {
    const own = unit.facts.find((fact) => fact.name === name);
    const home = own ? unit : this.#kind;
    const fact = own ?? this.#kind.facts.find((one) => one.name === name);
    if (!fact) return [];
    return this.#once(`${home.address}.${name}`, this.#kind, (search) => [
      ...(fact.program ? search.#program(home, fact.program, rest) : []),
      ...(fact.otherwise && "fact" in fact.otherwise ? search.#fact(home, fact.otherwise.fact, rest) : []),
      ...(fact.otherwise && "program" in fact.otherwise ? search.#program(home, fact.otherwise.program, rest) : []),
    ]);
  }
  /** An item at the other side of a link that comes in: as it is there, or what it shows here. */
  #across(head: "linked" | "incoming", name: string, [part = "", ...rest]: Path): readonly Found[] {
    const owner = this.#process.kinds[this.#kind.incoming[name] ?? ""];
    const item = owner?.items[name];
    if (!owner || !item) return [];
    return this.#once(`${head} ${item.address}.${part}`, owner, (search) => {
      if (head === "linked") return search.#member(item, [part, ...rest]);
      const program = item.link?.showsPrograms[part];
      return program ? remote(search.#program(item, program, rest)) : known(part);
    });
  }

  #member(unit: CompiledUnit, path: Path): readonly Found[] {
    const [part, ...rest] = path.slice(
      Math.max(
        0,
        path.findIndex((one) => one !== "*"),
      ),
    );
    if (part === undefined || part === "*" || OF_STATE.has(part)) return [];
    if (part === "**") return Object.values(unit.sections).flatMap(({ form }) => this.#field(form, ["**"]));
    const section = Object.hasOwn(unit.sections, part) ? unit.sections[part] : undefined;
    if (section) return this.#field(section.form, rest);
    const item = unit.item === undefined ? undefined : this.#kind.items[unit.item];
    if (part === "own" || part === "ownerItems") {
      const child = this.#kind.items[rest[0] ?? ""];
      return child ? this.#member(child, rest.slice(1)) : [];
    }
    if (part === "far" && item) return this.#brought(item, rest);
    // The keys of a set are the values of its list.
    if (part === "key" && item?.for) {
      const { for: list } = item;
      return this.#once(`${item.address}.key`, this.#kind, (search) => search.#program(item, list, []));
    }
    return known(part);
  }
  #brought({ address, link }: CompiledItem, [name = "", ...rest]: Path): readonly Found[] {
    const far = this.#process.kinds[link?.to ?? ""];
    const program = link?.bringsPrograms[name];
    if (!far || !program) return [];
    return this.#once(`${address}.far.${name}`, far, (search) => remote(search.#program(far, program, rest)));
  }
  #field(form: string, path: Path): readonly Found[] {
    const schema = this.#process.forms[form]?.definition.schema;
    return schema ? fieldsAt(schema.properties, path).map((fields) => ({ fields, isRemote: false })) : [];
  }
}

type Members = Readonly<Record<string, FieldSchema>> | undefined;
const membersOf = ({ items, properties }: FieldSchema): Members => items?.properties ?? properties;
/** The fields at a path below others, each with those it lies in; a part that is not known may be any of them. */
function fieldsAt(members: Members, path: Path): readonly (readonly FieldSchema[])[] {
  const [part, ...rest] = path;
  if (part === undefined || members === undefined) return [];
  if (part === "*") return fieldsAt(members, rest);
  if (part === "**")
    return Object.values(members).flatMap((field) => [
      [field],
      ...fieldsAt(membersOf(field), path).map((below) => [field, ...below]),
    ]);
  const field = Object.hasOwn(members, part) ? members[part] : undefined;
  if (!field) return [];
  const below = fieldsAt(membersOf(field), rest);
  return below.length === 0 ? [[field]] : below.map((inner) => [field, ...inner]);
}
const known = (name: string): readonly Found[] => (name === "" ? [] : [{ fields: [], known: name, isRemote: false }]);

/** Where the values of an expression of a unit come from. @param rows the list whose elements `row` stands for. */
export function originsOf(process: Process, unit: CompiledUnit, program: Program, rows?: Program): readonly Origin[] {
  const kind = process.kinds[unit.kind];
  if (!kind) return [];
  return program.values.flatMap((read) =>
    new Search(process, kind).path(unit, read, rows).map((found) => ({ read, ...found })),
  );
}
