/** Who has a role now: the receivers of a notice, asked when it is sent and not when it was planned. */

import type { PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Unit } from "../state/unit.ts";
import { candidates, roleAmong, rolesOf } from "./roles.ts";

export interface Recipient {
  readonly person: PersonId;
  readonly role: string;
}

/** Persons with one of the roles on the unit, each once. Whoever is shut out has no role and gets nothing. */
export function recipientsOf(context: EvaluationContext, unit: Unit, roles: readonly string[]): readonly Recipient[] {
  const group = context.directory.group(context.instance.group);
  const people = new Set<PersonId>([...candidates(context), ...Object.values(group?.functions ?? {}).flat()]);
  return [...people].flatMap((person) => {
    const known = context.directory.person(person);
    if (!known) return [];
    const role = roleAmong(context, rolesOf(context, { person, organisation: known.organisation }, unit), roles);
    return role === undefined ? [] : [{ person, role }];
  });
}
