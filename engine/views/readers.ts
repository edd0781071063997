/** Who may see an instance now, as what, and which sections: asked of access itself, person by person. */

import type { ItemId, PersonId } from "../ids.ts";
import { mayRead } from "../instance/access.ts";
import { candidates, rolesOf } from "../instance/roles.ts";
import type { EvaluationContext } from "../instance/scope.ts";
import type { Actor } from "../instance/types.ts";
import { placesOf } from "./address.ts";

export interface Reader {
  readonly person: PersonId;
  /** Roles on the instance, or on one of its items. */
  readonly roles: readonly string[];
  /** Addresses of the sections this person can read now. */
  readonly sections: readonly string[];
}

export function readersOf(context: EvaluationContext): readonly Reader[] {
  const functions = context.directory.group(context.instance.group)?.functions ?? {};
  const people = new Set([...candidates(context), ...Object.values(functions).flat()]);
  const units: readonly (ItemId | null)[] = [null, ...(Object.keys(context.instance.items) as ItemId[])];
  return [...people].flatMap((person): Reader[] => {
    const known = context.directory.person(person);
    if (!known) return [];
    const actor: Actor = { person, organisation: known.organisation };
    const roles = [...new Set(units.flatMap((unit) => [...rolesOf(context, actor, unit)]))];
    const sections = placesOf(context).flatMap(({ id, unit }) =>
      Object.keys(unit.sections).flatMap((name) =>
        mayRead(context, actor, id, name).allowed ? [`${unit.address}.sections.${name}`] : [],
      ),
    );
    return roles.length === 0 ? [] : [{ person, roles, sections: [...new Set(sections)] }];
  });
}
