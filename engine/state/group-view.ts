/** What expressions read of a group: who has which function, its organisations, and its functions as one list. */

import type { EvaluationContext } from "./context.ts";
import { Lazy } from "./lazy.ts";
import type { Instance, PersonRef } from "./types.ts";

type Asked = Pick<EvaluationContext, "directory" | "process">;

/** Persons in a function of a group. */
export function peopleIn(
  context: Pick<EvaluationContext, "directory">,
  group: Instance["group"],
  role: string,
): readonly PersonRef[] {
  return (context.directory.group(group)?.functions[role] ?? []).flatMap((id) => context.directory.person(id) ?? []);
}

/** Everybody with a function, once for each function, in the order of the roles in the definition. */
const functionsOf = (context: Asked, group: Instance["group"]): readonly (PersonRef & { readonly name: string })[] =>
  Object.keys(context.process.roles).flatMap((name) =>
    peopleIn(context, group, name).map((person) => ({ name, ...person })),
  );

/** Each organisation that has somebody in a function, once. */
const organisationsOf = (context: Asked, group: Instance["group"]) => [
  ...new Map(
    functionsOf(context, group).map(({ organisation, party, domain }) => [
      organisation,
      { id: organisation, party, domain },
    ]),
  ).values(),
];

/** `group` or `link` of an expression. A role of the name `organisations` or `functions` comes first. */
export const groupView = (context: Asked, group: Instance["group"]): Lazy =>
  new Lazy((name) => {
    if (Object.hasOwn(context.process.roles, name)) return peopleIn(context, group, name);
    if (name === "organisations") return organisationsOf(context, group);
    return name === "functions" ? functionsOf(context, group) : undefined;
  });
