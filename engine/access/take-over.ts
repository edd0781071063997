/** Who may hand over an instance for somebody who was stopped: the roles that the definition names for it, and nobody by default. */

import type { PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit } from "../state/unit.ts";
import { roleAmong, rolesOf } from "./roles.ts";

/** The role as which an actor may; undefined where that is none, or where whose instance it is was not stopped. */
export function mayTakeOver(context: EvaluationContext, actor: Actor): string | undefined {
  const { directory, instance, kind } = context;
  if (!directory.isStopped?.(instance.creator.id)) return undefined;
  return roleAmong(context, rolesOf(context, actor, mainUnit(context)), kind.access.handOver?.by);
}

/** Whether somebody leads an instance by having made it, or by having got it from who did: where its definition gives such a role something. */
export function leadsByBirth({ instance, kind, process }: EvaluationContext, person: PersonId): boolean {
  const isRole = ([role, { held }]: [string, { readonly held?: string }]): boolean =>
    held === "creator" && kind.concerned.has(role);
  return instance.creator.id === person && Object.entries(process.roles).some(isRole);
}
