/** Which roles an actor has in an instance now: as creator, by a function of the group, by an item's grant, or as holder (docs/design.md section 2). */

import type { CompiledItem } from "../compile/types.ts";
import { HOLDER } from "../definition/types.ts";
import type { ItemId, PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import { factValue, holds } from "../state/facts.ts";
import { personIds } from "../state/plain.ts";
import { idsOfHuman } from "../state/same-human.ts";
import { evaluate } from "../state/scope.ts";
import type { Actor, ItemState } from "../state/types.ts";
import { itemUnit, mainUnit, parentUnit, type Unit, unitsOf } from "../state/unit.ts";
import type { Timestamp } from "../time.ts";

/** The role of whoever holds an item; every process has it. */
export { HOLDER };

/** Persons and organisations a fact shuts out: texts, or records with an `id`. What cannot be decided shuts nobody else out. */
function isExcluded(
  context: EvaluationContext,
  actor: Actor,
  unit: Unit,
  facts: Readonly<Record<string, string>> | undefined,
): boolean {
  return Object.values(facts ?? {}).some((fact) => {
    const shut = personIds(factValue(context, unit, fact));
    return idsOfHuman(context.directory, actor).some((id) => shut.includes(id));
  });
}

/** Whether an item, or one it belongs to, shuts the actor out by its own rule: what belongs to it is shut with it. */
function isShutOutOf(context: EvaluationContext, actor: Actor, unit: Unit): boolean {
  for (let at: Unit | undefined = unit; at?.item; at = parentUnit(context, at)) {
    const { exclude } = context.kind.items[at.item.item]?.definition ?? {};
    if (isExcluded(context, actor, at, exclude)) return true;
  }
  return false;
}

/** Whether the actor is shut out of the instance, or (`unit`) of an item or what it belongs to: whatever else is written. */
export function isShutOut(context: EvaluationContext, actor: Actor, unit: Unit): boolean {
  const { instance, kind } = context;
  return (
    idsOfHuman(context.directory, actor).some((id) => instance.excluded[id as PersonId] !== undefined) ||
    isExcluded(context, actor, mainUnit(context), kind.access.exclude) ||
    isShutOutOf(context, actor, unit)
  );
}

const granted = new WeakMap<EvaluationContext, Map<string, readonly string[]>>();

/** A grant's persons, as the context has it. */
export function grantedPersons(context: EvaluationContext, item: ItemState, role: string): readonly string[] {
  const known = granted.get(context) ?? new Map<string, readonly string[]>();
  granted.set(context, known);
  const key = `${item.id} ${role}`;
  const before = known.get(key);
  if (before) return before;
  const persons = askGrant(context, item, role);
  known.set(key, persons);
  return persons;
}

function askGrant(context: EvaluationContext, item: ItemState, role: string): readonly string[] {
  const grant = (context.kind.items[item.item] as CompiledItem | undefined)?.grants[role];
  if (!grant) return [];
  const unit = itemUnit(context, item);
  if (grant.whileProgram) {
    const open = evaluate(context, unit, grant.whileProgram);
    if (open.absent || open.value !== true) return [];
  }
  const given = evaluate(context, unit, grant.toProgram);
  if (given.absent) return [];
  // What somebody held goes to who holds it now, with the rights that it gives; another grant stays with its person.
  return personIds(given.value).map((id) => {
    const next = context.directory.successorOf?.(id as PersonId);
    return next !== undefined && item.holders.includes(next) ? next : id;
  });
}

interface Grant {
  readonly from: ItemState;
  readonly role: string;
  readonly scope: "instance" | "parent" | "item";
}
const granting = new WeakMap<EvaluationContext, readonly Grant[]>();

/** Every grant of every item, whether it holds or not: few items grant anything, and each unit asks all of them. */
function grantsIn(context: EvaluationContext): readonly Grant[] {
  const known = granting.get(context);
  if (known) return known;
  const found = Object.values(context.instance.items).flatMap((from) =>
    Object.entries((context.kind.items[from.item] as CompiledItem | undefined)?.grants ?? {}).map(([role, { on }]) => ({
      from,
      role,
      scope: on ?? "instance",
    })),
  );
  granting.set(context, found);
  return found;
}
/** Persons to whom items grant a role on a unit now. */
export const grantedOn = (context: EvaluationContext, unit: Unit, role: string): readonly PersonId[] =>
  grantsIn(context).flatMap((grant) =>
    grant.role === role && reaches(context, grant.from, grant.scope, unit)
      ? (grantedPersons(context, grant.from, role) as readonly PersonId[])
      : [],
  );

/** Whether a grant of `from` reaches `unit`: the whole instance, its parent with what belongs to it, or the item alone. */
function reaches(
  context: EvaluationContext,
  from: ItemState,
  scope: "instance" | "parent" | "item",
  unit: Unit,
): boolean {
  if (scope === "instance") return true;
  const root = scope === "item" ? from.id : from.parent;
  for (let at: Unit | undefined = unit; at?.item; at = parentUnit(context, at)) if (at.id === root) return true;
  return false;
}

/** A context is one state of one instance: what it was asked once, a screen of many units asks again and again. */
const asked = new WeakMap<EvaluationContext, Map<string, ReadonlySet<string>>>();

/**
 * The roles of an actor on a unit. A role whose `only` gate does not hold is no role;
 * whoever is excluded has none, whatever else is written. What this kind never names opens nothing here: no role.
 */
export function rolesOf(context: EvaluationContext, actor: Actor, unit: Unit): ReadonlySet<string> {
  const known = asked.get(context) ?? new Map<string, ReadonlySet<string>>();
  asked.set(context, known);
  const key = `${actor.person} ${actor.organisation} ${unit.id ?? ""}`;
  const before = known.get(key);
  if (before) return before;
  const roles = askRoles(context, actor, unit);
  known.set(key, roles);
  return roles;
}

/** Whether it belongs to something private of somebody else, or of one's own in an instance that is not open to the actor now. */
function isWithheldPrivately(context: EvaluationContext, actor: Actor, unit: Unit): boolean {
  for (let at: Unit | undefined = unit; at?.item; at = parentUnit(context, at))
    if (context.kind.items[at.item.item]?.definition.private)
      return !at.item.holders.includes(actor.person) || rolesOf(context, actor, mainUnit(context)).size === 0;
  return false;
}

function askRoles(context: EvaluationContext, actor: Actor, unit: Unit): ReadonlySet<string> {
  const { kind, process } = context;
  if (isWithheldPrivately(context, actor, unit)) return new Set();
  const roles = new Set(roleSources(context, actor, unit).map(({ role }) => role));
  for (const [role, gate] of Object.entries(kind.access.only ?? {})) {
    for (const name of process.circle(role))
      if (roles.has(name) && !holds(context, mainUnit(context), gate)) roles.delete(name);
  }
  return roles;
}

/** Through what somebody has a role in an instance, and since when: what a record of a look has to name. */
export interface Participation {
  readonly role: string;
  readonly through: "creator" | "function" | "grant" | "holder";
  /** The item that grants the role, or that is held: the participation is scoped to it and ends with it. */
  readonly item: ItemId | null;
  /** When the instance or the item was made; a function's days stand with the group. */
  readonly since: Timestamp | null;
}

/** Every road by which an actor comes to a unit; gates that shut a role are not asked yet. Nobody who is shut out or was stopped has one. */
function roleSources(context: EvaluationContext, actor: Actor, unit: Unit): readonly Participation[] {
  const { instance, kind, process } = context;
  if (context.directory.isStopped?.(actor.person) || isShutOut(context, actor, unit)) return [];
  const { item } = unit;
  const found: Participation[] = [];
  const functions = context.directory.group(instance.group)?.functions ?? {};
  for (const [role, definition] of Object.entries(process.roles)) {
    if (!kind.concerned.has(role)) continue;
    if (definition.held === "creator" && instance.creator.id === actor.person)
      found.push({ role, through: "creator", item: null, since: instance.createdAt });
    if (definition.held === "group" && functions[role]?.includes(actor.person))
      found.push({ role, through: "function", item: null, since: null });
  }
  for (const { from, role, scope } of grantsIn(context))
    if (reaches(context, from, scope, unit) && grantedPersons(context, from, role).includes(actor.person))
      found.push({ role, through: "grant", item: from.id, since: from.addedAt });
  if (item?.holders.includes(actor.person)) {
    const held = { through: "holder", item: item.id, since: item.addedAt } as const;
    found.push({ role: HOLDER, ...held });
    for (const [role, definition] of Object.entries(process.roles))
      if (definition.held === "holder") found.push({ role, ...held });
  }
  return found;
}

/** Through what an actor takes part now, on the instance or on any of its items: each road once, only roles whose gate is open. */
export function participationsOf(context: EvaluationContext, actor: Actor): readonly Participation[] {
  const all = unitsOf(context).flatMap((unit) => {
    const roles = rolesOf(context, actor, unit);
    return roles.size === 0 ? [] : roleSources(context, actor, unit).filter(({ role }) => roles.has(role));
  });
  return [...new Map(all.map((road) => [`${road.role} ${road.through} ${road.item ?? ""}`, road])).values()];
}

/** Addresses of the facts that hold and without which these roles would be none. */
export const openGates = ({ kind, process }: EvaluationContext, roles: ReadonlySet<string>): readonly string[] =>
  Object.entries(kind.access.only ?? {}).flatMap(([name, gate]) =>
    process.circle(name).some((role) => roles.has(role)) ? [`${kind.address}.facts.${gate}`] : [],
  );

/** The first of the actor's roles that a list of roles and circles names. */
export function roleAmong(
  context: EvaluationContext,
  roles: ReadonlySet<string>,
  names: readonly string[] | undefined,
): string | undefined {
  for (const name of names ?? []) for (const role of context.process.circle(name)) if (roles.has(role)) return role;
  return undefined;
}

/** Everybody who may have a road to the instance: candidates for lists, each asked again when shown. */
export function candidates(context: EvaluationContext): readonly PersonId[] {
  const people = new Set<string>([context.instance.creator.id]);
  for (const item of Object.values(context.instance.items)) for (const holder of item.holders) people.add(holder);
  for (const { from, role } of grantsIn(context))
    for (const person of grantedPersons(context, from, role)) people.add(person);
  return [...people] as PersonId[];
}
