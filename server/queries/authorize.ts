/** The checks before anything of an instance is told: may this person know of it, read this section; recorded either way. */

import {
  type Actor,
  access,
  asId,
  type EvaluationContext,
  type InstanceId,
  type ItemId,
  openGates,
  type Participation,
  participationsOf,
  pathOf,
  readGates,
  rolesOf,
} from "../../engine/index.ts";
import type { Look } from "../audit/index.ts";
import { notFound } from "../http/problem.ts";
import type { Caller } from "../http/route.ts";
import { actorOf, contextOf } from "../instances/context.ts";
import { type Loaded, load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";

export interface Authorized {
  readonly loaded: Loaded;
  readonly context: EvaluationContext;
  readonly actor: Actor;
  /** For the record of what is told of it. */
  readonly look: Look;
}

/** What a record says of who asks. */
export const lookOf = (caller: Caller, requestId: string, verb: string): Look => ({
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
 * The instance, when the caller may know of it.
 * @throws HttpProblem not-found, the same for what is not there and what is not for the caller; the refusal is recorded.
 */
export async function see(
  shell: Shell,
  caller: Caller,
  requestId: string,
  id: string,
  verb: string,
): Promise<Authorized> {
  const instance = asId<InstanceId>(id);
  const look: Look = { ...lookOf(caller, requestId, verb), instance };
  const loaded = await load(shell, instance);
  const actor = actorOf(caller.person);
  const context = loaded && contextOf(shell, loaded, shell.now());
  if (!loaded || !context || !access(context, actor, { verb: "know", unit: null }).allowed) {
    await shell.audit.recordRefusal(look, "not-found");
    throw notFound();
  }
  return { loaded, context, actor, look: lookAt({ loaded, context, actor, look }) };
}

/** A look at an instance in the record's words: as whom, through what and by which rules, each of that instance itself. */
export function lookAt({ loaded, context, actor, look }: Authorized): Look {
  const roleSources = participationsOf(context, actor);
  const roles = new Set(roleSources.map(({ role }) => role));
  return {
    ...look,
    instance: loaded.instance.id,
    role: [...rolesOf(context, actor, null)].join(" "),
    purpose: `${loaded.process.id}@${loaded.process.version}`,
    definition: loaded.process.hash,
    participation: roleSources.map((road) => told(context, road)).join("; "),
    gates: openGates(context, roles),
  };
}

/** `grant table agendaPlace/<id> since <instant>`: through what, as whom, by which part of the instance. */
function told({ instance }: EvaluationContext, { through, role, item, since }: Participation): string {
  const part = item === null ? [] : [`${instance.items[item]?.item}/${item}`];
  return [through, role, ...part, ...(since === null ? [] : [`since ${since}`])].join(" ");
}

/** The unit a path names: the unfinished item with that key, else the newest; undefined when there is none that the actor may know of. */
export function unitAt(
  { context, actor }: Pick<Authorized, "context" | "actor">,
  path: string,
): ItemId | null | undefined {
  if (path === "") return null;
  const items = Object.values(context.instance.items);
  const byId = items.find(({ id }) => id === path);
  const named = byId ? [byId] : items.filter((item) => pathOf(context, item) === path);
  const unfinished = named.filter((item) => !context.kind.items[item.item]?.chart.isFinal(item.chart));
  const item = unfinished.at(-1) ?? named.at(-1);
  return item && access(context, actor, { verb: "know", unit: item.id }).allowed ? item.id : undefined;
}

/** The section, when the caller may read it now; a refusal is recorded. @throws HttpProblem not-found */
export async function seeSection(
  shell: Shell,
  seen: Authorized,
  path: string,
  section: string,
): Promise<{ unit: ItemId | null; look: Look }> {
  const look = { ...seen.look, sections: [`${path}/${section}`] };
  const unit = unitAt(seen, path);
  const answer = unit === undefined ? undefined : access(seen.context, seen.actor, { verb: "read", unit, section });
  if (unit === undefined || !answer?.allowed) {
    await shell.audit.recordRefusal(look, answer?.allowed === false ? answer.code : "not-found");
    throw notFound();
  }
  const gates = [...(look.gates ?? []), ...readGates(seen.context, unit, section, answer.role)];
  return { unit, look: { ...look, role: answer.role, gates: [...new Set(gates)] } };
}
