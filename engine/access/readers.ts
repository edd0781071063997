/** Who may see an instance now, as what, and which sections: asked of access itself, person by person. */

import type { PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor } from "../state/types.ts";
import { pathOf, unitsOf } from "../state/unit.ts";
import { mayRead, maySeeUnit } from "./access.ts";
import { candidates, rolesOf } from "./roles.ts";

export interface Reader {
  readonly person: PersonId;
  /** Roles on the instance, or on one of its items. */
  readonly roles: readonly string[];
  /** Addresses of the sections this person can read now. */
  readonly sections: readonly string[];
  /** The same one by one, `<unit>/<section>`: of items with one name each by itself. */
  readonly parts: readonly string[];
}

/** @param asker parts that he may not know of are left out. */
export function readersOf(context: EvaluationContext, asker: Actor): readonly Reader[] {
  const functions = context.directory.group(context.instance.group)?.functions ?? {};
  const people = new Set([...candidates(context), ...Object.values(functions).flat()]);
  const units = unitsOf(context);
  const known = units.filter((unit) => maySeeUnit(context, asker, unit));
  return [...people].flatMap((person): Reader[] => {
    const found = context.directory.person(person);
    if (!found) return [];
    const actor: Actor = { person, organisation: found.organisation };
    const roles = [...new Set(units.flatMap((unit) => [...rolesOf(context, actor, unit)]))];
    if (roles.length === 0) return [];
    const read = known.flatMap((unit) =>
      Object.keys(unit.definition.sections)
        .filter((name) => mayRead(context, actor, unit, name).allowed)
        .map((name) => ({
          address: `${unit.definition.address}.sections.${name}`,
          part: `${pathOf(context, unit)}/${name}`,
        })),
    );
    const sections = [...new Set(read.map(({ address }) => address))];
    return [{ person, roles, sections, parts: read.map(({ part }) => part) }];
  });
}
