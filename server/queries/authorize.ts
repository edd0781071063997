/** The checks before anything of an instance is shown: may this person know of it, read this section; and what the access record says of it. */

import {
  type Actor,
  access,
  type EvaluationContext,
  type InstanceId,
  itemUnits,
  mainUnit,
  openGates,
  type Participation,
  participationsOf,
  pathOf,
  readGates,
  rolesOf,
  type Unit,
} from "../../engine/index.ts";
import type { AccessRecord } from "../audit/index.ts";
import type { Caller } from "../identity/caller.ts";
import { actorOf, readingContext } from "../instances/context.ts";
import { mayDraft } from "../instances/drafts.ts";
import { type Loaded, load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";

/** An instance that the caller may know of, as it is now. */
export interface Authorized {
  readonly loaded: Loaded;
  readonly context: EvaluationContext;
  readonly actor: Actor;
  /** The access record of what is shown of it. */
  readonly record: AccessRecord;
}
/** A section that the caller may read or write. */
export interface AuthorizedSection {
  readonly unit: Unit;
  readonly name: string;
  readonly record: AccessRecord;
}
/** A refusal, for the record: to the caller it is always "not found". */
export interface Refused {
  readonly refused: AccessRecord;
  readonly code: string;
}
/** What a section is asked for: `draft` is allowed to those who may read it or write it. */
export type SectionRight = "read" | "draft";

/** What an access record says of who asks. */
export const recordOf = (caller: Caller, requestId: string, verb: string): AccessRecord => ({
  person: caller.person.id,
  account: caller.account.id,
  organisation: caller.person.organisation,
  accessPoint: caller.session.id,
  role: "",
  purpose: "",
  verb,
  request: requestId,
});

/**
 * The instance, when an actor may know of it now.
 * @param record of the request; the result carries it completed with role, participation and gates at this instance
 */
export async function judge(
  shell: Shell,
  actor: Actor,
  record: AccessRecord,
  id: InstanceId,
): Promise<Authorized | undefined> {
  const loaded = await load(shell, id);
  const context = loaded && (await readingContext(shell, loaded, shell.now()));
  if (!loaded || !context || !access(context, actor, { verb: "know", unit: mainUnit(context) }).allowed)
    return undefined;
  return { loaded, context, actor, record: recordAt(context, actor, record) };
}
/** The instance, when the caller may know of it; the same refusal for what is not there and what is not for the caller. */
export async function authorize(
  shell: Shell,
  caller: Caller,
  record: AccessRecord,
  id: InstanceId,
): Promise<Authorized | Refused> {
  const found = await judge(shell, actorOf(caller.person), record, id);
  return found ?? { refused: { ...record, instance: id }, code: "not-found" };
}
/** Another instance, as the actor of this one may know of it. */
export const judgeOther = (
  shell: Shell,
  { actor, record }: Authorized,
  other: InstanceId,
): Promise<Authorized | undefined> => judge(shell, actor, record, other);

/** An access record at an instance: as whom, through what and by which rules, each of that instance itself. */
export function recordAt(context: EvaluationContext, actor: Actor, record: AccessRecord): AccessRecord {
  const { instance, process } = context;
  const participations = participationsOf(context, actor);
  const roles = new Set(participations.map(({ role }) => role));
  return {
    ...record,
    instance: instance.id,
    role: [...rolesOf(context, actor, mainUnit(context))].join(" "),
    purpose: `${process.id}@${process.version}`,
    definition: process.hash,
    participation: participations.map((one) => participationText(context, one)).join("; "),
    gates: openGates(context, roles),
  };
}

/** `grant table agendaPlace/<id> since <instant>`: through what, as whom, by which part of the instance. */
function participationText({ instance }: EvaluationContext, { through, role, item, since }: Participation): string {
  const part = item === null ? [] : [`${instance.items[item]?.item}/${item}`];
  return [through, role, ...part, ...(since === null ? [] : [`since ${since}`])].join(" ");
}

/** The unit a path names: the unfinished item with that key, else the newest; undefined when there is none that the actor may know of. */
export function unitNamed({ context, actor }: Pick<Authorized, "context" | "actor">, path: string): Unit | undefined {
  if (path === "") return mainUnit(context);
  const items = itemUnits(context);
  const byId = items.find(({ id }) => id === path);
  const named = byId ? [byId] : items.filter((unit) => pathOf(context, unit) === path);
  const unfinished = named.filter(({ definition, state }) => !definition.chart.isFinal(state.chart));
  const unit = unfinished.at(-1) ?? named.at(-1);
  return unit && access(context, actor, { verb: "know", unit }).allowed ? unit : undefined;
}

/** A section of an authorized instance, when its actor has that right to it now. */
export function authorizeSection(
  authorized: Authorized,
  { unit: path, section }: { readonly unit: string; readonly section: string },
  right: SectionRight,
): AuthorizedSection | Refused {
  const { context, actor } = authorized;
  const record = { ...authorized.record, sections: [`${path}/${section}`] };
  const unit = unitNamed(authorized, path);
  if (!unit) return { refused: record, code: "not-found" };
  if (right === "draft")
    return mayDraft(context, actor, unit, section)
      ? { unit, name: section, record }
      : { refused: record, code: "not-found" };
  const answer = access(context, actor, { verb: "read", unit, section });
  if (!answer.allowed) return { refused: record, code: answer.code };
  const gates = [...(record.gates ?? []), ...readGates(context, unit, section, answer.role)];
  return { unit, name: section, record: { ...record, role: answer.role, gates: [...new Set(gates)] } };
}
