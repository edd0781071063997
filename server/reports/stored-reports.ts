/** Kept papers as far as somebody may have them: a paper stays as it was made, so who is shut out of a part of it does not get it at all. */

import {
  type Actor,
  type EvaluationContext,
  isShutOut,
  type ReportAccess,
  reportAccess,
  unitsOf,
} from "../../engine/index.ts";
import { documentsOf, type KeptDocument } from "../effects/documents.ts";
import { contextOf } from "../instances/context.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import { linkedIn, mayTellOf } from "./index.ts";

/** Whether the actor is shut out of an instance, or of an item in it that the report may tell of. */
const isShutOutOf = (context: EvaluationContext, actor: Actor, tellsOf: (item: string) => boolean): boolean =>
  unitsOf(context).some((unit) => isShutOut(context, actor, unit) && (unit.item === null || tellsOf(unit.item.item)));

/** Whether a kept paper of a report holds, or may hold, what the actor is shut out of. */
export async function isKeptFrom(
  shell: Shell,
  context: EvaluationContext,
  actor: Actor,
  report: string,
): Promise<boolean> {
  const tellsOf = (item: string): boolean => mayTellOf(context, report, item);
  if (isShutOutOf(context, actor, tellsOf)) return true;
  for (const owner of linkedIn(context, report)) {
    const loaded = await load(shell, owner);
    if (loaded && isShutOutOf(contextOf(shell, loaded, context.clock.now), actor, tellsOf)) return true;
  }
  return false;
}
/** How an actor may have a kept paper of a report; `undefined` when it is not for him. */
export async function keptAccess(
  shell: Shell,
  context: EvaluationContext,
  actor: Actor,
  report: string,
): Promise<ReportAccess | undefined> {
  const access = reportAccess(context, actor, report);
  return access && !(await isKeptFrom(shell, context, actor, report)) ? access : undefined;
}

/** Kept papers of an instance that the actor may have now, newest first. */
export async function documentsFor(
  shell: Shell,
  context: EvaluationContext,
  actor: Actor,
): Promise<readonly KeptDocument[]> {
  const kept = await documentsOf(shell, context.instance.id);
  const reports = [...new Set(kept.map(({ report }) => report))];
  const allowed = await Promise.all(reports.map((report) => keptAccess(shell, context, actor, report)));
  return kept.filter(({ report }) => allowed[reports.indexOf(report)] !== undefined);
}
