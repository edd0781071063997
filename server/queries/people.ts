/** Names for the people that an answer mentions: a reader of an answer may know who acted in it. */

import {
  asId,
  type EvaluationContext,
  type Fields,
  idsOfHuman,
  type OrganisationId,
  type PersonId,
} from "../../engine/index.ts";
import type { Person } from "../directory/types.ts";
import type { Shell } from "../shell.ts";

export type People = Readonly<
  Record<
    string,
    {
      readonly name: string;
      readonly organisation: string;
      readonly function?: string;
      readonly stopped?: true;
      /** The organisation works for others, as their processor under the GDPR. */
      readonly processor?: true;
    }
  >
>;

/** Every text in an answer that is the id of a person of the directory. */
function mentioned(shell: Shell, value: unknown, found: Set<PersonId>): void {
  if (typeof value === "string") {
    if (shell.directory.person(asId<PersonId>(value))) found.add(asId<PersonId>(value));
  } else if (Array.isArray(value)) for (const element of value) mentioned(shell, element, found);
  else if (value !== null && typeof value === "object")
    for (const [key, member] of Object.entries(value)) {
      mentioned(shell, key, found);
      mentioned(shell, member, found);
    }
}

export function peopleIn(shell: Shell, value: unknown): People {
  const found = new Set<PersonId>();
  mentioned(shell, value, found);
  return Object.fromEntries(
    [...found].flatMap((id) => {
      const person = shell.directory.person(id);
      const organisation = person && shell.directory.organisation(person.organisation);
      return person
        ? [
            [
              id,
              {
                name: person.name,
                organisation: organisation?.name ?? "",
                function: person.function,
                ...(organisation?.avg === "processor" ? { processor: true as const } : {}),
                ...(shell.directory.isStopped(id) ? { stopped: true as const } : {}),
              },
            ],
          ]
        : [];
    }),
  );
}

/** As `peopleIn`, with organisations that fields name: for the words of what was filled in. */
export function namesIn(shell: Shell, fields: Fields): People {
  const organisations = Object.values(fields).flatMap((value) => {
    const found = typeof value === "string" ? shell.directory.organisation(asId<OrganisationId>(value)) : undefined;
    return found ? [[value, { name: found.name, organisation: "" }] as const] : [];
  });
  return { ...Object.fromEntries(organisations), ...peopleIn(shell, fields) };
}

export interface Candidate {
  readonly id: PersonId;
  readonly name: string;
  readonly organisation: string;
  /** Id of the organisation. */
  readonly employer: OrganisationId;
  /** What the person is called at work. */
  readonly function: string;
  /** Works where the caller does. */
  readonly colleague: boolean;
  /** Has a function in the group. */
  readonly member: boolean;
  /** Is the caller. */
  readonly self: boolean;
}
/** Whom a form can name and something of an instance can be given to: colleagues first, then everybody with a function in the group; the caller too, marked. Nobody who is shut out of it, and nobody who only looks after the accounts. */
export function peopleOfInstance(
  shell: Shell,
  me: Person,
  { instance }: Pick<EvaluationContext, "instance">,
): readonly Candidate[] {
  const functions = shell.directory.at(shell.now()).group(instance.group)?.functions ?? {};
  const inGroup = new Set(Object.values(functions).flat());
  return shell.directory
    .people()
    .filter(({ id, organisation, duties = [] }) => {
      if (shell.directory.isStopped(id)) return false;
      const ids = idsOfHuman(shell.directory.at(shell.now()), { person: id, organisation });
      if (ids.some((one) => instance.excluded[asId<PersonId>(one)])) return false;
      // Who only looks after the accounts takes no part in the work.
      return inGroup.has(id) || (organisation === me.organisation && (duties.length === 0 || id === me.id));
    })
    .map(({ id, name, organisation, function: called }) => ({
      id,
      name,
      employer: organisation,
      organisation: shell.directory.organisation(organisation)?.name ?? "",
      function: called,
      colleague: organisation === me.organisation,
      member: inGroup.has(id),
      self: id === me.id,
    }))
    .sort((a, b) => Number(b.colleague) - Number(a.colleague) || a.name.localeCompare(b.name, "nl"));
}
