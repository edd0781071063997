/** Reports outside the engine: what is linked is loaded, then the blocks are drawn. */

import {
  type Actor,
  allowedInReport,
  asId,
  buildReport,
  type CompiledProcess,
  type EvaluationContext,
  type InstanceId,
  isShutOut,
  linkedView,
  mainUnit,
  type PersonId,
  type PrivacyClass,
  type ReportModel,
  withoutExcluded,
} from "../../engine/index.ts";
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

/** Items of other instances that link here, opened as they are now; those of an instance that the reader is shut out of stay away. */
async function linkedOf(
  shell: Shell,
  { instance, clock }: EvaluationContext,
  stands: (of: PrivacyClass) => boolean,
  reader: Actor | undefined,
): Promise<Record<string, unknown[]>> {
  const linked: Record<string, unknown[]> = {};
  for (const [item, all] of Object.entries(instance.incoming)) {
    const views: unknown[] = [];
    for (const { owner, item: id, accepted } of Object.values(all)) {
      const loaded = accepted ? await load(shell, owner) : undefined;
      const whole = loaded && contextOf(shell, loaded, clock.now);
      if (!whole || (reader && isShutOut(whole, reader, mainUnit(whole)))) continue;
      const context = reader ? withoutExcluded(whole, reader) : whole;
      const state = context.instance.items[id];
      if (state) views.push(linkedView(context, state, stands));
    }
    linked[item] = views;
  }
  return linked;
}

/**
 * The report of an instance now; `undefined` when it has no such report.
 * @param reader for whom it is made, and the role through which he has it; a paper that is kept for all who may have it is made for nobody.
 */
export async function reportOf(
  shell: Shell,
  context: EvaluationContext,
  report: string,
  language: string,
  reader?: Actor & { readonly role: string },
): Promise<ReportModel | undefined> {
  const linked = await linkedOf(shell, context, allowedInReport(context, report, reader?.role), reader);
  return buildReport(
    {
      context,
      linked,
      language,
      ...(reader ? { reader, role: reader.role } : {}),
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

const sources = new WeakMap<CompiledProcess, Map<string, string>>();
/** Every expression and text of a report, as one text to look through: of a definition always the same. */
function sourceOf({ process }: EvaluationContext, report: string): string {
  const known = sources.get(process) ?? new Map<string, string>();
  sources.set(process, known);
  const before = known.get(report);
  if (before !== undefined) return before;
  const texts = Object.values(process.texts).flatMap((all) =>
    Object.entries(all).flatMap(([address, text]) => (address.startsWith(`reports.${report}.`) ? [text] : [])),
  );
  const source = JSON.stringify([process.reports[report]?.blocks ?? {}, texts]);
  known.set(report, source);
  return source;
}

/** Whether a report may tell of items of a name, of its own instance or of one across a link: by itself, or through a fact. */
export function mayTellOf(context: EvaluationContext, report: string, item: string): boolean {
  const { kind, process } = context;
  const source = sourceOf(context, report);
  const isNamed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(source);
  return (
    isNamed(item) ||
    kind.facts.some(({ name }) => isNamed(name) && process.dependencies.ofFact(kind, name).items.includes(item))
  );
}

/** Instances that a report reads across links: whoever gets the report looks at them too. */
export function linkedIn(context: EvaluationContext, report: string): readonly InstanceId[] {
  const { instance } = context;
  const source = sourceOf(context, report);
  const read = Object.entries(instance.incoming).filter(([item]) => new RegExp(`\\blinked\\.${item}\\b`).test(source));
  const owners = read.flatMap(([, all]) => Object.values(all).flatMap((one) => (one.accepted ? [one.owner] : [])));
  return [...new Set(owners)];
}
