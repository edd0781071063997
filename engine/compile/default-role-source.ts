/** Who has a role of which nothing is said: whoever an item grants it to, else whoever has it as a function of the group. */

import type { ProcessDefinition, RoleDefinition } from "../definition/types.ts";

/** Roles that some item grants, through a circle too. */
export function grantedRoles({ kinds, process }: ProcessDefinition): ReadonlySet<string> {
  const named = Object.values(kinds).flatMap(({ items }) =>
    Object.values(items).flatMap(({ grants }) => Object.keys(grants ?? {})),
  );
  return new Set(named.flatMap((name) => process.circles?.[name] ?? [name]));
}

/** The definition in which every role that no item grants says how it is had. */
export function withDefaultRoleSource(definition: ProcessDefinition): ProcessDefinition {
  const granted = grantedRoles(definition);
  const isOpen = (name: string, { held }: RoleDefinition): boolean => held === undefined && !granted.has(name);
  const { roles } = definition.process;
  if (!Object.entries(roles).some(([name, role]) => isOpen(name, role))) return definition;
  const all = Object.entries(roles).map(([name, role]): [string, RoleDefinition] => [
    name,
    isOpen(name, role) ? { ...role, held: "group" } : role,
  ]);
  return { ...definition, process: { ...definition.process, roles: Object.fromEntries(all) } };
}
