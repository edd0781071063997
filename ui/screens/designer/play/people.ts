/** The people of a play: named after their function, or as the example names them. */

import {
  type CompiledProcess,
  type InstanceId,
  mainUnit,
  type PersonRef,
  rolesOf,
  type World,
} from "../../../../engine/index.ts";
import type { Candidate, People } from "../../../api/types.ts";
import type { DefinitionTexts } from "../../../texts/i18n.ts";

const SYSTEM = "system";
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Functions of the group that somebody has, in words. */
export function functionsOf({ script }: World, { id }: PersonRef): readonly string[] {
  return Object.keys(script.functions).filter((role) => script.functions[role]?.includes(id));
}
export function nameOf(process: CompiledProcess, words: DefinitionTexts, { id }: Pick<PersonRef, "id">): string {
  return process.roles[id] === undefined ? capital(id) : words(`roles.${id}`);
}
/** Whoever can act: by a function, as one who began or holds something, or because he did. Others are only written about. */
export function peopleIn(world: World): readonly PersonRef[] {
  const { functions, moves } = world.script;
  const acting = new Set<string>([
    ...Object.keys(world.process.roles),
    ...Object.values(functions).flat(),
    ...moves.flatMap((move) => (move.type === "send" ? [move.as] : [])),
    ...world.instances.flatMap(({ creator, items }) => [
      creator.id,
      ...Object.values(items).flatMap(({ holders }) => [...holders]),
    ]),
  ]);
  return world.people.filter(({ id }) => acting.has(id) && String(id) !== SYSTEM);
}

const calledAt = (world: World, words: DefinitionTexts, person: PersonRef): string =>
  functionsOf(world, person)
    .flatMap((role) => words.maybe(`roles.${role}`) ?? [])
    .join(", ");

export function peopleNamed(world: World, words: DefinitionTexts): People {
  return Object.fromEntries(
    peopleIn(world).map((person) => [
      person.id,
      {
        name: nameOf(world.process, words, person),
        organisation: capital(person.organisation),
        function: calledAt(world, words, person),
      },
    ]),
  );
}
export const candidatesOf = (world: World, words: DefinitionTexts, me: PersonRef): readonly Candidate[] =>
  peopleIn(world).map((person) => ({
    id: person.id,
    name: nameOf(world.process, words, person),
    employer: person.organisation,
    organisation: capital(person.organisation),
    function: calledAt(world, words, person),
    colleague: person.organisation === me.organisation,
    member: functionsOf(world, person).length > 0,
    self: person.id === me.id,
  }));

/** The roles that somebody has in an instance now, in words. */
export function rolesIn(world: World, instance: InstanceId, { id, organisation }: PersonRef): readonly string[] {
  const context = world.context(instance);
  return [...rolesOf(context, { person: id, organisation }, mainUnit(context))];
}
