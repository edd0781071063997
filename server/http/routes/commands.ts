/** Making instances and sending them commands: parsed here, judged by the engine, answered with what it says. */

import type { Request } from "express";
import { z } from "zod";
import {
  asId,
  type CommandId,
  type Fields,
  findUnit,
  type GroupId,
  type InstanceId,
  type InstanceView,
  maySeePick,
  type UserCommand,
} from "../../../engine/index.ts";
import type { Handled } from "../../commands/handle-command.ts";
import { create, recordedCommand, viewAfter } from "../../commands/recorded.ts";
import { trueLinkEnd } from "../../commands/true-link-end.ts";
import type { Caller } from "../../identity/caller.ts";
import { actorOf } from "../../instances/context.ts";
import { endSaved } from "../../instances/drafts.ts";
import { type Authorized, recordOf } from "../../queries/authorize.ts";
import { viewOf } from "../../queries/view.ts";
import type { Shell } from "../../shell.ts";
import { HttpProblem, httpProblem, problemOfRejection } from "../problem.ts";
import { idempotencyKey, judgedOn, type Route, route } from "../route.ts";
import { fields, id, instanceParams, itemKey, name, type RouteParts } from "./parts.ts";

const unit = z.array(itemKey).max(8).default([]);
const declared = z.array(z.string().max(20_000)).max(50).optional();
const far = z.strictObject({ instance: id, kind: name, group: id });

/** Bodies of commands: those of `UserCommand`, without what the server fills in. */
export const commandBody = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("PatchSection"),
    unit,
    patches: z.record(name, z.strictObject({ set: fields, was: fields.optional() })),
    declared,
  }),
  z.strictObject({
    type: z.literal("SendEvent"),
    unit,
    event: name,
    with: fields.optional(),
    pick: z.string().max(100).optional(),
    confirmed: z.boolean().optional(),
    declared,
  }),
  z.strictObject({
    type: z.literal("AddItem"),
    item: name,
    parent: unit.optional(),
    key: itemKey.min(1).optional(),
    to: far.optional(),
    each: z
      .array(z.strictObject({ key: itemKey.min(1).optional(), to: far.optional() }))
      .max(50)
      .optional(),
    with: fields.optional(),
    event: name.optional(),
    declared,
  }),
  z.strictObject({ type: z.literal("HandOver"), to: id }),
  z.strictObject({ type: z.literal("LiftExclusion"), person: id }),
  z.strictObject({ type: z.literal("Upgrade") }),
  z.strictObject({
    type: z.literal("RecordAnswer"),
    unit,
    effect: name,
    to: z.string().min(1).max(500).optional(),
    accepted: z.boolean(),
    why: z.string().min(1).max(500).optional(),
    with: fields.optional(),
    declared,
  }),
  z.strictObject({ type: z.literal("TakeTask"), unit, task: z.enum(["section", "event"]), name, from: id.optional() }),
  z.strictObject({ type: z.literal("ReleaseTask"), unit, task: z.enum(["section", "event"]), name }),
]);

/** Two people who choose the same key do not meet. */
const commandIdOf = (caller: Caller, key: string): CommandId => asId(`${caller.person.id}.${key}`);

const prefersMinimal = (request: Request): boolean =>
  /(^|[,;\s])return\s*=\s*"?minimal"?\s*([,;]|$)/i.test(request.get("Prefer") ?? "");

/** @throws HttpProblem for everything but success. */
function revisionOf(handled: Handled): number {
  if (handled.outcome === "key-used") throw httpProblem("key-used");
  if (handled.outcome === "rejected") throw new HttpProblem(problemOfRejection(handled.rejection, handled.errors));
  return handled.revision;
}

type Body = z.infer<typeof commandBody>;
type Far = z.infer<typeof far>;

/** The command with the kind and group that each instance it links to really has. */
async function withTrueEnds(shell: Shell, body: Body): Promise<Body> {
  if (body.type !== "AddItem") return body;
  const trueEnd = (to: Far): Promise<Far> => trueLinkEnd(shell, to);
  const each = body.each
    ? await Promise.all(body.each.map(async (one) => (one.to ? { ...one, to: await trueEnd(one.to) } : one)))
    : undefined;
  return { ...body, ...(body.to ? { to: await trueEnd(body.to) } : {}), ...(each ? { each } : {}) };
}

/** The sender's drafts of what a command saved. */
async function endDrafts(shell: Shell, { actor, context }: Authorized, body: Extract<Body, { type: "PatchSection" }>) {
  const unit = findUnit(context, body.unit);
  if (!unit) return;
  const of = { person: actor.person, instance: context.instance.id, unit: unit.id };
  for (const [section, { set }] of Object.entries(body.patches)) await endSaved(shell, { ...of, section }, set);
}

/** A pick of a link that its sender may not know of is the same as a pick of none. */
function withVisiblePick({ context, actor }: Authorized, body: Body): Body {
  if (body.type !== "SendEvent" || body.pick === undefined || maySeePick(context, actor, body.pick)) return body;
  const { pick: _pick, ...rest } = body;
  return rest;
}

/**
 * What a command answers: the instance after it, when its sender may still know of it: a command may end that. A sender
 * who will ask for it later says `Prefer: return=minimal` (RFC 7240) and gets the revision alone.
 */
function answerAfter(
  request: Request,
  status: number,
  revision: number,
  instance: InstanceId,
  view: InstanceView | null,
) {
  if (prefersMinimal(request)) {
    const headers = { "Preference-Applied": "return=minimal" };
    return { status, json: { id: instance, revision }, etag: String(revision), headers };
  }
  const etag = view ? { etag: String(view.revision) } : {};
  return { status, json: { id: instance, revision, view }, ...etag };
}

export function commandRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "post",
      path: "/api/instances",
      policy: "signed-in",
      summary: "Makes an instance on a group; the same key makes the same one.",
      command: true,
      input: {
        body: z.strictObject({ kind: name, process: name, group: id, with: z.record(name, fields).optional() }),
      },
      output: z.looseObject({ id: z.string(), revision: z.number() }),
      answer: async ({ body, caller, request, requestId }) => {
        const key = idempotencyKey(request);
        const { organisation } = caller.person;
        const instance = asId<InstanceId>(
          shell.sealing.keyedHash("instance", `${organisation} ${caller.person.id} ${key}`),
        );
        const command: UserCommand = {
          type: "Create",
          id: commandIdOf(caller, key),
          at: shell.now(),
          actor: actorOf(caller.person),
          instance,
          kind: body.kind,
          group: asId<GroupId>(body.group),
          ...(body.with ? { with: body.with as Readonly<Record<string, Fields>> } : {}),
        };
        const record = recordOf(caller, requestId, "create");
        const { handled, made } = await create(shell, command, record, body.process);
        const view = made && !prefersMinimal(request) ? viewOf(shell, made) : null;
        return answerAfter(request, 201, revisionOf(handled), instance, view);
      },
    }),
    route({
      method: "post",
      path: "/api/instances/:id/commands",
      policy: "instance",
      verb: "write",
      summary: "Sends a command to an instance; the same key is carried out once, `If-Match` only on that revision.",
      command: true,
      input: { params: instanceParams, body: commandBody },
      output: z.looseObject({ revision: z.number() }),
      answer: async ({ body, caller, request, authorized }) => {
        const command = {
          ...withVisiblePick(authorized, await withTrueEnds(shell, body)),
          id: commandIdOf(caller, idempotencyKey(request)),
          at: shell.now(),
          actor: authorized.actor,
        } as UserCommand;
        const handled = await recordedCommand(shell, authorized, { command, judgedOn: judgedOn(request) });
        const revision = revisionOf(handled);
        if (body.type === "PatchSection") await endDrafts(shell, authorized, body);
        const view = prefersMinimal(request) ? null : await viewAfter(shell, authorized);
        const instance = authorized.context.instance.id;
        // Recorded with the commit, so that both wait for one sync of the disk.
        return { ...answerAfter(request, 200, revision, instance, view), reads: [] };
      },
    }),
  ];
}
