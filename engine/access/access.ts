/** Who may read and write what, now, and why not: pure, default deny, asked at every read (promises section 4.2). */

import type { CompiledItem } from "../compile/types.ts";
import type { PrivacyClass, SectionDefinition } from "../definition/types.ts";
import { formFields } from "../forms/index.ts";
import { within } from "../forms/privacy-classes.ts";
import { type Reason, unreachable } from "../result.ts";
import type { EvaluationContext } from "../state/context.ts";
import { holds } from "../state/facts.ts";
import type { Actor } from "../state/types.ts";
import { type Unit, unitsOf } from "../state/unit.ts";
import { roleAmong, rolesOf } from "./roles.ts";
import { whyNot } from "./why-not.ts";

export type Access =
  | { readonly allowed: true; readonly role: string }
  | {
      readonly allowed: false;
      readonly code: "not-allowed" | "not-yet" | "section-closed" | "absent";
      readonly reasons: readonly Reason[];
    };

const denied = (code: Extract<Access, { allowed: false }>["code"], reasons: readonly Reason[] = []): Access => ({
  allowed: false,
  code,
  reasons,
});
/** A section by a name that somebody may have made up. */
const sectionOf = ({ definition: { sections } }: Unit, name: string): SectionDefinition | undefined =>
  Object.hasOwn(sections, name) ? sections[name] : undefined;

/** Whether the actor may know of the instance at all: any role, on it or on one of its items. */
export const maySee = (context: EvaluationContext, actor: Actor): boolean =>
  unitsOf(context).some((unit) => maySeeUnit(context, actor, unit));
/** Whether the actor may know of an item: a role on the instance, or one that reaches the item. */
export const maySeeUnit = (context: EvaluationContext, actor: Actor, unit: Unit): boolean =>
  rolesOf(context, actor, unit).size > 0;

/** Whether a section is there at all (`when`). */
export const isThere = (context: EvaluationContext, unit: Unit, section: SectionDefinition): boolean =>
  section.when === undefined || holds(context, unit, section.when);

/** The rule that lets one role read a section: `true`, or a fact that must hold. */
function ruleFor(context: EvaluationContext, section: SectionDefinition, role: string): true | string | undefined {
  for (const [name, rule] of Object.entries(section.read)) if (context.process.circle(name).includes(role)) return rule;
  return undefined;
}

/** Addresses of the facts that a role needs to read a section, and that are asked at each read. */
export function readGates(context: EvaluationContext, unit: Unit, name: string, role: string): readonly string[] {
  const own = unit.definition;
  const rule = own.sections[name] && ruleFor(context, own.sections[name], role);
  if (rule === undefined || rule === true) return [];
  const home = own.facts.some((fact) => fact.name === rule.replace(/^!/, "")) ? own : context.kind;
  return [`${home.address}.facts.${rule}`];
}

export function mayRead(context: EvaluationContext, actor: Actor, unit: Unit, name: string): Access {
  const section = sectionOf(unit, name);
  if (!section) return denied("not-allowed");
  const reasons: Reason[] = [];
  for (const role of rolesOf(context, actor, unit)) {
    const rule = ruleFor(context, section, role);
    if (rule === undefined) continue;
    // Only who could read it if it were there is told that it is not.
    if (rule === true || holds(context, unit, rule))
      return isThere(context, unit, section) ? { allowed: true, role } : denied("absent");
    reasons.push(...whyNot(context, unit, rule));
  }
  return denied(reasons.length > 0 ? "not-yet" : "not-allowed", reasons);
}

/** Whether the actor may know who wrote a section: everybody where it names no `author`, else only those roles. */
export function seesAuthor(context: EvaluationContext, actor: Actor, unit: Unit, name: string): boolean {
  const author = sectionOf(unit, name)?.author;
  return author === undefined || roleAmong(context, rolesOf(context, actor, unit), author) !== undefined;
}

/** Roles for which a section is open in the active states: the write right. */
export function openFor(context: EvaluationContext, unit: Unit, name: string): readonly string[] {
  const { chart, item } = unit.definition;
  const own = chart
    .active(unit.state.chart)
    .flatMap((key) => chart.states[key]?.definition.meta?.open?.[name]?.by ?? []);
  const { definition } = item === undefined ? context.kind : (context.kind.items[item] as CompiledItem);
  return [...own, ...(definition.chart.meta?.open?.[name]?.by ?? [])];
}

export function mayWrite(context: EvaluationContext, actor: Actor, unit: Unit, name: string): Access {
  const section = sectionOf(unit, name);
  if (!section) return denied("not-allowed");
  const roles = rolesOf(context, actor, unit);
  const role = roleAmong(context, roles, openFor(context, unit, name));
  // Only who could write it if it were there is told that it is not.
  if (role === undefined) return denied(roles.size > 0 ? "section-closed" : "not-allowed");
  return isThere(context, unit, section) ? { allowed: true, role } : denied("absent");
}

/** The roles through which the actor reads a section now, or writes it: only these say how far the reading goes. */
export function grantingRoles(context: EvaluationContext, actor: Actor, unit: Unit, name: string): readonly string[] {
  const section = sectionOf(unit, name);
  if (!section || !isThere(context, unit, section)) return [];
  const open = openFor(context, unit, name).flatMap((one) => context.process.circle(one));
  return [...rolesOf(context, actor, unit)].filter((role) => {
    const rule = ruleFor(context, section, role);
    return rule === true || (rule !== undefined && holds(context, unit, rule)) || open.includes(role);
  });
}
/** The widest class a role may ever read. Who only holds an item has no family: no further than any family of the profile. */
function ceilingsOf({ process }: EvaluationContext, role: string): readonly PrivacyClass[] {
  const { families } = process.profile;
  const family = process.roles[role]?.family;
  if (family === undefined) return Object.values(families).map(({ ceiling }) => ceiling);
  const ceiling = families[family]?.ceiling;
  return ceiling === undefined ? [] : [ceiling];
}
/** Whether a field of a class goes no further than the families of these roles: of each, since what they all get is the same. */
export const allowedForRoles =
  (context: EvaluationContext, roles: readonly string[]) =>
  (of: PrivacyClass): boolean =>
    roles.every((role) => ceilingsOf(context, role).some((ceiling) => within(of, ceiling)));

/**
 * Patterns of the fields of a section that the actor may read: through a role that reads (or writes) it now, and no
 * wider than that role's family goes. No definition can widen this; without such a role there are none.
 */
export function readableFields(
  context: EvaluationContext,
  actor: Actor,
  unit: Unit,
  name: string,
): ReadonlySet<string> {
  const section = sectionOf(unit, name);
  const form = section && context.process.forms[section.form];
  if (!form) return new Set();
  const ceilings = grantingRoles(context, actor, unit, name).flatMap((role) => ceilingsOf(context, role));
  return new Set(
    formFields(form)
      .filter(({ schema }) => ceilings.some((ceiling) => within(schema.privacy?.class ?? "process", ceiling)))
      .map(({ pattern }) => pattern),
  );
}

/** What somebody may want of an instance (its main unit) or of one of its items. */
export type Wish =
  | { readonly verb: "know"; readonly unit: Unit }
  | { readonly verb: "read"; readonly unit: Unit; readonly section: string; readonly field?: string }
  | { readonly verb: "write"; readonly unit: Unit; readonly section: string };

/**
 * The one question about rights: default deny, asked at every read and write, on the state and at the moment of the context.
 * @param wish `field` is a field's pattern (`/persons/*\/name`).
 * @returns yes with the role through which, or no with a code and the facts that stand in the way.
 */
export function access(context: EvaluationContext, actor: Actor, wish: Wish): Access {
  const { unit } = wish;
  switch (wish.verb) {
    case "know": {
      if (!maySee(context, actor)) return denied("not-allowed");
      const [role] = rolesOf(context, actor, unit);
      if (unit.id === null) return { allowed: true, role: role ?? "" };
      return role === undefined ? denied("not-allowed") : { allowed: true, role };
    }
    case "read": {
      const { section, field } = wish;
      const found = mayRead(context, actor, unit, section);
      if (!found.allowed || field === undefined) return found;
      return readableFields(context, actor, unit, section).has(field) ? found : denied("not-allowed");
    }
    case "write":
      return mayWrite(context, actor, unit, wish.section);
    default:
      return unreachable(wish);
  }
}
