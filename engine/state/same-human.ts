/** One human may work for several organisations, with an id for each: four eyes and exclusions compare humans. */

import type { OrganisationId, PersonId } from "../ids.ts";
import type { Directory } from "./types.ts";

/** Whether two ids are memberships of one human. */
export const isSameHuman = (directory: Directory, one: PersonId, other: PersonId): boolean =>
  one === other || (directory.membershipsOf?.(one)?.some(({ id }) => id === other) ?? false);

/** Ids under which an exclusion of the human behind an actor may stand: of every membership, and of every organisation that this human still works for. */
export function idsOfHuman(
  directory: Directory,
  { person, organisation }: { readonly person: PersonId; readonly organisation: OrganisationId },
): readonly string[] {
  const memberships = directory.membershipsOf?.(person);
  if (!memberships) return [person, organisation];
  const organisations = memberships
    .filter(({ id }) => !directory.isStopped?.(id))
    .map(({ organisation: employer }) => employer);
  return [person, organisation, ...memberships.map(({ id }) => id), ...organisations];
}
