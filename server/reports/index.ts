/** Reports outside the engine: what is linked is loaded, then the blocks are drawn. */

import { asId, type InstanceId, type PersonId } from "../../engine/ids.ts";
import { rolesOf } from "../../engine/instance/roles.ts";
import { type EvaluationContext, holds } from "../../engine/instance/scope.ts";
import type { Actor } from "../../engine/instance/types.ts";
import { buildReport, linkedView } from "../../engine/reports/index.ts";
import type { ReportModel } from "../../engine/reports/types.ts";
import { contextOf } from "../instances/context.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import { renderPdf } from "./pdf.ts";
import { renderXlsx } from "./xlsx.ts";

export const FORMATS = {
  pdf: { type: "application/pdf", render: renderPdf },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", render: renderXlsx },
} as const;
export type ReportFormat = keyof typeof FORMATS;

/** Items of other instances that link here, opened as they are now. */
async function linkedOf(shell: Shell, { instance, clock }: EvaluationContext): Promise<Record<string, unknown[]>> {
  const linked: Record<string, unknown[]> = {};
  for (const [item, all] of Object.entries(instance.incoming)) {
    const views: unknown[] = [];
    for (const { owner, item: id, accepted } of Object.values(all)) {
      const loaded = accepted ? await load(shell, owner) : undefined;
      const context = loaded && contextOf(shell, loaded, clock.now);
      const state = context?.instance.items[id];
      if (context && state) views.push(linkedView(context, state));
    }
    linked[item] = views;
  }
  return linked;
}

/** The report of an instance now; `undefined` when it has no such report. */
export async function reportOf(
  shell: Shell,
  context: EvaluationContext,
  report: string,
  language: string,
): Promise<ReportModel | undefined> {
  const linked = await linkedOf(shell, context);
  return buildReport(
    {
      context,
      linked,
      language,
      person: (id) => {
        const person = shell.directory.person(asId<PersonId>(id));
        if (!person) return undefined;
        const organisation = shell.directory.organisation(person.organisation);
        return { name: person.name, function: person.function, organisation: organisation?.name ?? "" };
      },
    },
    report,
  );
}

/** Instances that a report reads across links: whoever gets the report looks at them too. */
export function linkedIn({ process, instance }: EvaluationContext, report: string): readonly InstanceId[] {
  const texts = Object.values(process.texts).flatMap((all) =>
    Object.entries(all).flatMap(([address, text]) => (address.startsWith(`reports.${report}.`) ? [text] : [])),
  );
  const source = JSON.stringify([process.reports[report]?.blocks ?? {}, texts]);
  const read = Object.entries(instance.incoming).filter(([item]) => new RegExp(`\\blinked\\.${item}\\b`).test(source));
  const owners = read.flatMap(([, all]) => Object.values(all).flatMap((one) => (one.accepted ? [one.owner] : [])));
  return [...new Set(owners)];
}

/** The role under which an actor may have a report now. */
export function reportRole(context: EvaluationContext, actor: Actor, report: string): string | undefined {
  const read = context.process.reports[report]?.read ?? {};
  const roles = rolesOf(context, actor, null);
  for (const [name, rule] of Object.entries(read))
    for (const role of context.process.circle(name))
      if (roles.has(role) && (rule === true || holds(context, null, rule))) return role;
  return undefined;
}
