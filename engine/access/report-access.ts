/** Who may have which report of an instance now: a screen offers no other, and the server asks the same again before it makes one. */

import type { EvaluationContext } from "../state/context.ts";
import { holds } from "../state/facts.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit, type Unit } from "../state/unit.ts";
import { maySeeUnit } from "./access.ts";
import { recipientsOf } from "./recipients.ts";
import { rolesOf } from "./roles.ts";

/** How somebody may have a report: the role, and addresses of the facts that this needs. */
export interface ReportAccess {
  readonly role: string;
  readonly gates: readonly string[];
}
/** How an actor may have a report now; `undefined` when it is not for this actor. */
export function reportAccess(
  context: EvaluationContext,
  actor: Actor,
  report: string,
  unit: Unit = mainUnit(context),
): ReportAccess | undefined {
  const { process, kind } = context;
  const definition = Object.hasOwn(process.reports, report) ? process.reports[report] : undefined;
  if (definition?.kind !== kind.kind || definition.item !== unit.definition.item) return undefined;
  if (unit.item && !maySeeUnit(context, actor, unit)) return undefined;
  const roles = rolesOf(context, actor, unit);
  for (const [name, rule] of Object.entries(definition.read ?? {}))
    for (const role of process.circle(name))
      if (roles.has(role) && (rule === true || holds(context, unit, rule)))
        return { role, gates: rule === true ? [] : [`${homeOf(context, unit, rule)}.facts.${rule}`] };
  return undefined;
}

/** Where a fact stands: at the item that has it, else at the kind. */
const homeOf = ({ kind }: EvaluationContext, { definition }: Unit, fact: string): string =>
  definition.facts.some(({ name }) => `!${name}` === fact || name === fact) ? definition.address : kind.address;

/** Everybody who may have a report now. */
export function reportAudience(context: EvaluationContext, report: string): readonly Actor[] {
  const { process, directory } = context;
  const roles = Object.keys(process.reports[report]?.read ?? {});
  return recipientsOf(context, mainUnit(context), roles).flatMap(({ person }): Actor[] => {
    const organisation = directory.person(person)?.organisation;
    const actor = organisation === undefined ? undefined : { person, organisation };
    return actor && reportAccess(context, actor, report) ? [actor] : [];
  });
}

/** Ids of the reports that an actor may have now of a unit: of the instance itself, or of one item. */
export const papersOf = (context: EvaluationContext, actor: Actor, unit?: Unit): readonly string[] =>
  Object.keys(context.process.reports).filter((report) => reportAccess(context, actor, report, unit) !== undefined);
