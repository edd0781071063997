/** The names an expression may use, with their types: built from the charts, sections and forms of a kind (docs/developers.md). */

import type {
  FormDefinition,
  ItemDefinition,
  KindDefinition,
  ProcessDefinition,
  SectionDefinition,
  UnitDefinition,
} from "../definition/types.ts";
import { formType } from "../expressions/index.ts";
import type { CelType, TableFunction, ThereWhile, TypeEnvironment } from "../expressions/types.ts";

type Members = Record<string, CelType | { readonly optional: CelType }>;

const PERSON_MEMBERS = { id: "string", organisation: "string", party: "string", domain: "string" } as const;
export const PERSON: CelType = { record: PERSON_MEMBERS };
const ANSWER: CelType = { choice: ["accepted", "refused", "none", "out"] };
const optional = (type: CelType): { readonly optional: CelType } => ({ optional: type });
const record = (members: Members): CelType => ({ record: members });

/** State keys and tags of a chart; `end` is a word of the format, which may be read before a state carries it. */
export function chartNames(unit: UnitDefinition): {
  readonly states: readonly string[];
  readonly tags: readonly string[];
} {
  const states: string[] = [];
  const tags = new Set(["end"]);
  const walk = (all: UnitDefinition["chart"]["states"]): void => {
    for (const [key, state] of Object.entries(all ?? {})) {
      states.push(key);
      for (const tag of state.tags ?? []) tags.add(tag);
      walk(state.states);
    }
  };
  walk(unit.chart.states);
  return { states, tags: [...tags] };
}

/** What became of something that was sent; of a start also the instance that was made. */
const sentType = (isStart: boolean): CelType =>
  record({
    answer: ANSWER,
    refusedBy: optional("string"),
    why: { list: "string" },
    ...(isStart ? { started: "string" as CelType } : {}),
  });

/** `is has since by sent complete` and the sections of a unit. */
function unitMembers(unit: UnitDefinition, forms: Readonly<Record<string, FormDefinition>>): Members {
  const { states, tags } = chartNames(unit);
  const each = <T>(names: readonly string[], type: T): Record<string, T> =>
    Object.fromEntries(names.map((name) => [name, type]));
  const sends = Object.entries(unit.effects)
    .filter(([, effect]) => effect.send !== undefined || effect.start !== undefined)
    .map(([name]) => name);
  return {
    ...Object.fromEntries(
      Object.entries(unit.sections).map(([name, section]) => [name, sectionMember(section, forms)]),
    ),
    is: record(each(states, "bool" as CelType)),
    has: record(each(tags, "bool" as CelType)),
    since: record(each(states, optional("moment"))),
    by: record(each(states, optional(PERSON))),
    sent: record(Object.fromEntries(sends.map((name) => [name, sentType(unit.effects[name]?.start !== undefined)]))),
    complete: record(each(Object.keys(unit.sections), "bool" as CelType)),
  };
}
function sectionMember(
  section: SectionDefinition,
  forms: Readonly<Record<string, FormDefinition>>,
): CelType | { readonly optional: CelType } {
  const form = forms[section.form];
  const type: CelType = form ? formType(form.schema) : "dyn";
  return section.when === undefined ? type : optional(type);
}

/** What the far end brings and shows has the type of its expression, which is known only after that kind compiled: `dyn` until then. */
export type LinkTypes = (item: string, kind: string, what: "brings" | "shows", name: string) => CelType;

/** What only a link says of itself; of any other item it may be the name of a section. */
export const OF_LINKS = ["answer", "why", "far", "link"];

function itemMembers(
  name: string,
  item: ItemDefinition,
  kindName: string,
  kind: KindDefinition,
  forms: Readonly<Record<string, FormDefinition>>,
  linkTypes: LinkTypes,
): Members {
  const children = Object.entries(kind.items).filter(([, child]) => child.of === name);
  const own = unitMembers(item, forms);
  const answered = OF_LINKS.filter((word) => item.link === undefined && Object.hasOwn(item.sections, word));
  return {
    ...own,
    id: "string",
    key: "string",
    wanted: "bool",
    number: "string",
    answer: ANSWER,
    why: { list: "string" },
    link: "string",
    parent: "string",
    holders: { list: "string" },
    far: record(
      Object.fromEntries(
        Object.keys(item.link?.brings ?? {}).map((field) => [
          field,
          optional(linkTypes(name, kindName, "brings", field)),
        ]),
      ),
    ),
    ...Object.fromEntries(answered.flatMap((word) => (own[word] === undefined ? [] : [[word, own[word]]]))),
    own: record(
      Object.fromEntries(
        children.map(([child, definition]) => [
          child,
          { list: record(itemMembers(child, definition, kindName, kind, forms, linkTypes)) },
        ]),
      ),
    ),
  };
}

/** The type of one element of `items.<item>`. */
export const itemType = (process: ProcessDefinition, kindName: string, item: string, linkTypes: LinkTypes): CelType => {
  const kind = process.kinds[kindName];
  const definition = kind?.items[item];
  return kind && definition ? record(itemMembers(item, definition, kindName, kind, process.forms, linkTypes)) : "dyn";
};

/** Items of any kind that link to this one: item → the kind that owns it. */
export function incomingOf(process: ProcessDefinition, kindName: string): Readonly<Record<string, string>> {
  const found = Object.entries(process.kinds).flatMap(([owner, kind]) =>
    Object.entries(kind.items)
      .filter(([, item]) => item.link?.to === kindName)
      .map(([item]) => [item, owner] as const),
  );
  return Object.fromEntries(found);
}

function incomingType(process: ProcessDefinition, item: string, owner: string, linkTypes: LinkTypes): CelType {
  const definition = process.kinds[owner]?.items[item];
  if (!definition) return "dyn";
  const { states, tags } = chartNames(definition);
  const each = (names: readonly string[], type: CelType | { readonly optional: CelType }): Members =>
    Object.fromEntries(names.map((name) => [name, type]));
  return record({
    reference: "string",
    owner: "string",
    number: "string",
    accepted: "bool",
    ended: "bool",
    is: record(each(states, "bool")),
    has: record(each(tags, "bool")),
    since: record(each(states, optional("string"))),
    ...Object.fromEntries(
      Object.keys(definition.link?.shows ?? {}).map((name) => [name, optional(linkTypes(item, owner, "shows", name))]),
    ),
  });
}

const SETTING_TYPES = { integer: "int", number: "double", string: "string", boolean: "bool" } as const;
function settingsType(process: ProcessDefinition): CelType {
  return record(
    Object.fromEntries(
      Object.entries(process.process.settings ?? {}).map(([name, setting]) => {
        const choices =
          setting.type === "string" ? setting.enum?.filter((one): one is string => typeof one === "string") : undefined;
        return [name, choices && choices.length > 0 ? { choice: choices } : SETTING_TYPES[setting.type]];
      }),
    ),
  );
}

/** Names of the main unit, without its facts. */
export function kindVariables(
  process: ProcessDefinition,
  kindName: string,
  linkTypes: LinkTypes,
): Record<string, CelType> {
  const kind = process.kinds[kindName];
  if (!kind) return {};
  return {
    profile: profileType(process),
    [kindName]: record({ id: "string", number: "string", ...unitMembers(kind, process.forms) }),
    items: record(
      Object.fromEntries(
        Object.keys(kind.items).map((item) => [item, { list: itemType(process, kindName, item, linkTypes) }]),
      ),
    ),
    incoming: record(
      Object.fromEntries(
        Object.entries(incomingOf(process, kindName)).map(([item, owner]) => [
          item,
          { list: incomingType(process, item, owner, linkTypes) },
        ]),
      ),
    ),
    settings: settingsType(process),
    starter: "string",
    group: groupType(process),
  };
}

/** A group: persons by the function that they have in it, its organisations, and its functions as a list. */
function groupType({ process }: ProcessDefinition): CelType {
  const roles = Object.keys(process.roles);
  const organisation = record({ id: "string", party: "string", domain: "string" });
  const inFunction = record({ ...PERSON_MEMBERS, name: { choice: roles } });
  return record({
    organisations: { list: organisation },
    functions: { list: inFunction },
    ...Object.fromEntries(roles.map((role) => [role, { list: PERSON }])),
  });
}
/** Ages of the law as they are today, and the names of the grounds. */
function profileType({ profile }: ProcessDefinition): CelType {
  // Of a profile that could not be read nothing is known, and nothing is told.
  if (profile.ages === undefined && profile.grounds === undefined) return "dyn";
  const ages = Object.keys(profile.ages ?? {});
  const grounds = Object.keys(profile.grounds ?? {});
  return record({
    ages: record(Object.fromEntries(ages.map((name) => [name, "int" as CelType]))),
    grounds: { list: grounds.length > 0 ? { choice: grounds } : "string", most: grounds.length },
  });
}

/** Names that an item adds to those of its kind, without its facts. */
export function itemVariables(
  process: ProcessDefinition,
  kindName: string,
  itemName: string,
  linkTypes: LinkTypes,
): Record<string, CelType> {
  const kind = process.kinds[kindName];
  const item = kind?.items[itemName];
  if (!kind || !item) return {};
  const own = itemType(process, kindName, itemName, linkTypes);
  const members = typeof own === "object" && "record" in own ? own.record : {};
  return {
    item: own,
    own: (members["own"] as CelType | undefined) ?? record({}),
    ...(item.for === undefined ? {} : { wanted: "bool" as CelType }),
    ...(item.of === undefined ? {} : { parent: itemType(process, kindName, item.of, linkTypes) }),
    ...(item.link === undefined ? {} : { link: groupType(process) }),
  };
}

/** What an effect's expressions may read besides. */
export const EVENT: CelType = record({ by: PERSON, pick: "dyn", with: "dyn" });

export const environment = (
  variables: Readonly<Record<string, CelType>>,
  functions: Readonly<Record<string, TableFunction>>,
  thereWhile?: ThereWhile,
): TypeEnvironment => ({ variables, functions, ...(thereWhile ? { thereWhile } : {}) });

/** What is there because of a section's `when`: it need not be asked again where that is known to hold. */
export function thereWhile(
  head: string,
  { sections, facts }: Pick<UnitDefinition, "sections" | "facts">,
  outer: ThereWhile = { holds: {}, fails: {} },
): ThereWhile {
  const found = { holds: { ...outer.holds }, fails: { ...outer.fails } };
  for (const [section, { when }] of Object.entries(sections)) {
    if (when === undefined) continue;
    const fact = when.replace(/^!/, "");
    const known = when.startsWith("!") ? found.fails : found.holds;
    for (const condition of [fact, facts[fact]?.is ?? fact])
      known[condition] = [...(known[condition] ?? []), `${head}.${section}`];
  }
  return found;
}
