/** Who somebody is, as the browser is told: name, organisation, functions and duties. */

import { z } from "zod";
import { DUTIES, type Person } from "../../directory/types.ts";
import type { Caller } from "../../identity/caller.ts";
import type { Session } from "../../identity/sessions.ts";
import type { Shell } from "../../shell.ts";
import type { RouteParts } from "./parts.ts";

/** Memberships to choose from; nothing for somebody who has one. */
function membershipsOf({ directory }: Shell, person: Person) {
  const running = directory.membershipsOf(person.id).filter(({ id }) => !directory.isStopped(id));
  const memberships = running.map(({ id, function: called, organisation }) => ({
    person: id,
    function: called,
    organisation: directory.organisation(organisation)?.name ?? "",
  }));
  return memberships.length > 1 ? { memberships } : {};
}
const functionsOf = (shell: Shell, person: Person) => shell.directory.functionsOf(person.id, shell.now());

export const who = z.object({
  person: z.string().nullable(),
  name: z.string().optional(),
  function: z.string().optional(),
  organisation: z.object({ id: z.string(), name: z.string() }).optional(),
  functions: z
    .array(
      z.object({
        group: z.string(),
        function: z.string(),
        name: z.string(),
        process: z.string(),
        municipality: z.string(),
      }),
    )
    .optional(),
  duties: z.array(z.enum(DUTIES)).optional(),
  /** Where somebody works for several organisations: each membership, this one included. */
  memberships: z.array(z.object({ person: z.string(), function: z.string(), organisation: z.string() })).optional(),
  login: z.string().optional(),
  setup: z.boolean().optional(),
  demo: z.boolean(),
  language: z.string(),
});

/** Writes down what somebody did with an account: signing in or out, another password. */
export const recordOfAccount = (
  { audit }: Pick<Shell, "audit">,
  verb: string,
  { account, person, session }: Pick<Caller, "account" | "person"> & { readonly session: Session | undefined },
): Promise<void> =>
  audit.recordReads([
    {
      person: person.id,
      account: account.id,
      organisation: person.organisation,
      accessPoint: session?.id ?? "",
      role: "",
      purpose: "",
      verb,
      request: "",
    },
  ]);

/** What the browser is told of whoever is signed in, or of nobody. */
export function tell({ shell, demo }: RouteParts, caller: Pick<Caller, "person"> | undefined): z.infer<typeof who> {
  if (!caller) return { person: null, demo, language: "nl" };
  const { person } = caller;
  const organisation = shell.directory.organisation(person.organisation);
  const login = shell.directory.accountOf(person.id)?.login;
  const groups = new Map(shell.directory.groups().map((group) => [group.id, group]));
  return {
    person: person.id,
    name: person.name,
    function: person.function,
    organisation: { id: person.organisation, name: organisation?.name ?? "" },
    functions: functionsOf(shell, person).map(({ group, function: held }) => ({
      group,
      function: held,
      name: groups.get(group)?.name ?? "",
      process: groups.get(group)?.process ?? "",
      municipality: groups.get(group)?.municipality ?? "",
    })),
    duties: [...(person.duties ?? [])],
    ...membershipsOf(shell, person),
    ...(login === undefined ? {} : { login }),
    demo,
    language: "nl",
  };
}
