/** Memberships of one human among the people of Beheer. */

import type { Person } from "./types.ts";

const humanOf = ({ id, sameAs }: Person): string => sameAs ?? id;

/** Every membership of the human behind one, that one included. */
export const membershipsOf = (people: readonly Person[], person: Person): readonly Person[] =>
  people.filter((one) => humanOf(one) === humanOf(person));
/** The others. */
export const otherMemberships = (people: readonly Person[], person: Person): readonly Person[] =>
  membershipsOf(people, person).filter(({ id }) => id !== person.id);
