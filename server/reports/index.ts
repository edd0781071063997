/** Reports outside the engine: what is linked is loaded, then the blocks are drawn. */

import {
  type Actor,
  allowedInReport,
  asId,
  buildReport,
  type EvaluationContext,
  type IncomingState,
  type InstanceId,
  linkedView,
  ownerFor,
  type PersonId,
  type PrivacyClass,
  partsOf,
  type ReportContext,
  type ReportModel,
  reportAccess,
  type Unit,
  withoutHiddenItems,
} from "../../engine/index.ts";
import { contextOf, withOwners } from "../instances/context.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";

export { FORMATS, type ReportFormat } from "./formats.ts";

/** Items of other instances that link here, opened as they are now for those of the readers who may know of them. */
function linkedOf(
  context: EvaluationContext,
  stands: (of: PrivacyClass) => boolean,
  readers: readonly Actor[],
): Record<string, unknown[]> {
  const rowOf = (link: IncomingState): readonly unknown[] => {
    const knowing = readers.filter((reader) => ownerFor(context, reader, link) !== undefined);
    const [reader] = knowing;
    const whole = reader && ownerFor(context, reader, link);
    if (!whole || !link.accepted) return [];
    const owner = knowing.length === 1 ? withoutHiddenItems(whole, reader) : whole;
    const item = owner.instance.items[link.item];
    return item ? [linkedView(owner, item, stands, knowing)] : [];
  };
  return Object.fromEntries(
    Object.entries(context.instance.incoming).map(([item, all]) => [item, Object.values(all).flatMap(rowOf)]),
  );
}

/** Who a report is made for: one reader through a role, or everybody who gets a stored one. */
export type Audience = (Actor & { readonly role: string }) | readonly Actor[];
const isOne = (audience: Audience): audience is Actor & { readonly role: string } => "role" in audience;

/**
 * The report of an instance now; `undefined` when it has no such report.
 * @param unit the item that it is about
 * @param audience what it shows of a section or of another instance, each of them may read there now
 */
export async function reportOf(
  shell: Shell,
  plain: EvaluationContext,
  report: string,
  language: string,
  audience: Audience,
  unit?: Unit,
): Promise<ReportModel | undefined> {
  const context = await withOwners(shell, plain);
  const readers = isOne(audience) ? [audience] : audience;
  const role = isOne(audience) ? { role: audience.role } : {};
  const linked = linkedOf(context, allowedInReport(context, report, role.role), readers);
  const asked: ReportContext = {
    context,
    linked,
    language,
    readers,
    ...(unit?.item ? { unit } : {}),
    ...role,
    person: (id) => {
      const person = shell.directory.person(asId<PersonId>(id));
      if (!person) return undefined;
      const organisation = shell.directory.organisation(person.organisation);
      return { name: person.name, function: person.function, organisation: organisation?.name ?? "" };
    },
  };
  const model = buildReport(asked, report);
  const part = context.process.reports[report]?.each?.report;
  if (!model || part === undefined) return model;
  const parts = isOne(audience)
    ? await Promise.all(partsOf(asked, report).map((owner) => partOf(shell, plain, owner, part, language, audience)))
    : [];
  return { ...model, parts: parts.flatMap((one) => one ?? []) };
}
/** The paper of another instance that stands in this one: only where the reader may have it there, through the role that the reader has there. */
async function partOf(
  shell: Shell,
  { clock }: EvaluationContext,
  owner: InstanceId,
  report: string,
  language: string,
  { person, organisation }: Actor,
): Promise<ReportModel | undefined> {
  const loaded = await load(shell, owner);
  if (!loaded) return undefined;
  const context = contextOf(shell, loaded, clock.now);
  const actor = { person, organisation };
  const access = reportAccess(context, actor, report);
  return access && reportOf(shell, context, report, language, { ...actor, role: access.role });
}

/** Every name path that the expressions of a report read. */
const pathsOf = ({ process }: EvaluationContext, report: string): readonly (readonly string[])[] =>
  (process.reports[report]?.expressions ?? []).flatMap(({ program }) => [...program.reads, ...program.elements]);

/** Whether a report may tell of items of a name, of its own instance or of one across a link: by itself, or through a fact. */
export function mayTellOf(context: EvaluationContext, report: string, item: string): boolean {
  const { process } = context;
  const definition = process.reports[report];
  const unit = context.kind.items[definition?.item ?? ""] ?? context.kind;
  const programs = (definition?.expressions ?? []).map(({ program }) => program);
  return (
    pathsOf(context, report).some((path) => path.includes(item)) ||
    programs.some((program) => process.dependencies.ofProgram(unit, program).items.includes(item))
  );
}

/** Instances that a report reads across links: whoever gets the report looks at them too. */
export function linkedIn(context: EvaluationContext, report: string): readonly InstanceId[] {
  const { instance } = context;
  const across = context.process.reports[report]?.each ? ["linked", "incoming"] : ["linked"];
  const items = new Set(pathsOf(context, report).flatMap(([head = "", item]) => (across.includes(head) ? [item] : [])));
  const read = Object.entries(instance.incoming).filter(([item]) => items.has(item));
  const owners = read.flatMap(([, all]) => Object.values(all).flatMap((one) => (one.accepted ? [one.owner] : [])));
  return [...new Set(owners)];
}
