/** Who may have a stored report: it stays as it was made, so a reader who may not know of a part of it now does not get it at all. */

import {
  type Actor,
  type EvaluationContext,
  isShutOut,
  maySee,
  type ReportAccess,
  reportAccess,
  reportAudience,
  unitsOf,
} from "../../engine/index.ts";
import { documentsOf, type KeptDocument } from "../effects/documents.ts";
import { contextOf } from "../instances/context.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import { linkedIn, mayTellOf } from "./index.ts";

/** Whether the actor may not know of an instance, or of an item in it that the report may show. */
const isHidden = (context: EvaluationContext, actor: Actor, shows: (item: string) => boolean): boolean =>
  !maySee(context, actor) ||
  unitsOf(context).some((unit) => isShutOut(context, actor, unit) && (unit.item === null || shows(unit.item.item)));

/** Whether a stored report shows, or may show, what the actor may not know of. */
export async function isWithheld(
  shell: Shell,
  context: EvaluationContext,
  actor: Actor,
  report: string,
): Promise<boolean> {
  const shows = (item: string): boolean => mayTellOf(context, report, item);
  if (isHidden(context, actor, shows)) return true;
  for (const owner of linkedIn(context, report)) {
    const loaded = await load(shell, owner);
    if (loaded && isHidden(contextOf(shell, loaded, context.clock.now), actor, shows)) return true;
  }
  return false;
}
/** How an actor may have a stored report now; `undefined` when it is not for this actor. */
export async function storedReportAccess(
  shell: Shell,
  context: EvaluationContext,
  actor: Actor,
  report: string,
): Promise<ReportAccess | undefined> {
  const access = reportAccess(context, actor, report);
  return access && !(await isWithheld(shell, context, actor, report)) ? access : undefined;
}

/** Everybody who may have a stored report now: for them it is made. */
export async function audienceOf(shell: Shell, context: EvaluationContext, report: string): Promise<readonly Actor[]> {
  const candidates = reportAudience(context, report);
  const withheld = await Promise.all(candidates.map((actor) => isWithheld(shell, context, actor, report)));
  return candidates.filter((_, index) => !withheld[index]);
}

/** Stored reports of an instance that the actor may have now, newest first. */
export async function documentsFor(
  shell: Shell,
  context: EvaluationContext,
  actor: Actor,
): Promise<readonly KeptDocument[]> {
  const stored = await documentsOf(shell, context.instance.id);
  const reports = [...new Set(stored.map(({ report }) => report))];
  const allowed = await Promise.all(reports.map((report) => storedReportAccess(shell, context, actor, report)));
  return stored.filter(({ report }) => allowed[reports.indexOf(report)] !== undefined);
}
