/** Who may see an instance now, as what, and which sections: asked of access itself, person by person. */

import type { ItemId, PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { pathOf, placesOf } from "../state/unit.ts";
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
  const units: readonly (ItemId | null)[] = [null, ...(Object.keys(context.instance.items) as ItemId[])];
  const places = placesOf(context).filter(({ id }) => maySeeUnit(context, asker, id));
  return [...people].flatMap((person): Reader[] => {
    const known = context.directory.person(person);
    if (!known) return [];
    const actor: Actor = { person, organisation: known.organisation };
    const roles = [...new Set(units.flatMap((unit) => [...rolesOf(context, actor, unit)]))];
    if (roles.length === 0) return [];
    const read = places.flatMap(({ id, item, unit }) =>
      Object.keys(unit.sections)
        .filter((name) => mayRead(context, actor, id, name).allowed)
        .map((name) => ({
          address: `${unit.address}.sections.${name}`,
          part: `${pathOf(context, item)}/${name}`,
        })),
    );
    const sections = [...new Set(read.map(({ address }) => address))];
    return [{ person, roles, sections, parts: read.map(({ part }) => part) }];
  });
}
