/** Making instances and sending them commands: parsed here, judged by the engine, answered with what it says. */

import type { Request } from "express";
import { z } from "zod";
import {
  type Actor,
  asId,
  type CommandId,
  type Fields,
  type GroupId,
  type InstanceId,
  maySee,
  type UserCommand,
} from "../../../engine/index.ts";
import type { Look } from "../../audit/index.ts";
import { type Handled, handleCommand } from "../../commands/handle-command.ts";
import { actorOf, contextOf } from "../../instances/context.ts";
import { load } from "../../instances/load.ts";
import { lookAt, lookOf, see } from "../../queries/authorize.ts";
import { tellInstance } from "../../queries/tell.ts";
import { HttpProblem, httpProblem, problemOfRejection } from "../problem.ts";
import { type Answer, type Caller, idempotencyKey, judgedOn, type Route, route } from "../route.ts";
import { fields, id, instanceParams, name, type RouteParts } from "./parts.ts";

const unit = z.array(z.string().min(1).max(100)).max(8).default([]);
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
    key: z.string().min(1).max(100).optional(),
    to: far.optional(),
    each: z
      .array(z.strictObject({ key: z.string().min(1).max(100).optional(), to: far.optional() }))
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

/** Where a link leads is known here: what the sender claims of the far end gives nobody a role. */
async function withTrueEnds(shell: RouteParts["shell"], body: Body): Promise<Body> {
  if (body.type !== "AddItem") return body;
  const trueEnd = async (to: Far): Promise<Far> => {
    const known = (await load(shell, asId<InstanceId>(to.instance)))?.instance;
    return known ? { instance: to.instance, kind: known.kind, group: known.group } : to;
  };
  const each = body.each
    ? await Promise.all(body.each.map(async (one) => (one.to ? { ...one, to: await trueEnd(one.to) } : one)))
    : undefined;
  return { ...body, ...(body.to ? { to: await trueEnd(body.to) } : {}), ...(each ? { each } : {}) };
}

export function commandRoutes(parts: RouteParts): readonly Route[] {
  const { shell } = parts;

  /** The answer shows the instance, so the look is recorded too: asked in the same turn, it shares the sync of the commit. */
  async function recorded(look: Look, handling: Promise<Handled>): Promise<Handled> {
    const [handled] = await Promise.all([handling, shell.audit.recordRead(look)]);
    if (handled.outcome === "rejected") await shell.audit.recordRefusal(look, handled.rejection.code);
    return handled;
  }

  /** Of what was just made the look names as what its maker takes part in it, which is known only now. */
  async function recordedAnew(look: Look, actor: Actor, handled: Handled): Promise<Look> {
    const loaded = handled.outcome === "rejected" ? undefined : await load(shell, look.instance as InstanceId);
    const context = loaded && contextOf(shell, loaded, shell.now());
    const seen = loaded && context ? lookAt({ loaded, context, actor, look }) : look;
    if (handled.outcome === "rejected") await shell.audit.recordRefusal(look, handled.rejection.code);
    else await shell.audit.recordRead(seen);
    return seen;
  }

  /**
   * The instance after the command, when its sender may still know of it: a command may end that. Whoever will ask for it
   * later says `Prefer: return=minimal` (RFC 7240) and gets the revision alone.
   */
  async function told(
    { caller, request }: { readonly caller: Caller; readonly request: Request },
    seenBefore: Look,
    instance: InstanceId,
    revision: number,
    status: number,
  ): Promise<Answer> {
    if (prefersMinimal(request)) {
      const headers = { "Preference-Applied": "return=minimal" };
      return { status, json: { id: instance, revision }, etag: String(revision), headers };
    }
    const loaded = await load(shell, instance);
    const context = loaded && contextOf(shell, loaded, shell.now());
    const actor = actorOf(caller.person);
    if (!loaded || !context || !maySee(context, actor)) return { status, json: { id: instance, revision, view: null } };
    const view = tellInstance(shell, { loaded, context, actor, look: seenBefore });
    return { status, json: { id: instance, revision, view }, etag: String(view.revision) };
  }

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
        const handled = await handleCommand(shell, { command, instance }, body.process);
        const look = await recordedAnew({ ...lookOf(caller, requestId, "create"), instance }, command.actor, handled);
        return told({ caller, request }, look, instance, revisionOf(handled), 201);
      },
    }),
    route({
      method: "post",
      path: "/api/instances/:id/commands",
      policy: "instance",
      summary: "Sends a command to an instance; the same key is carried out once, `If-Match` only on that revision.",
      command: true,
      input: { params: instanceParams, body: commandBody },
      output: z.looseObject({ revision: z.number() }),
      answer: async ({ params, body, caller, request, requestId }) => {
        const seen = await see(shell, caller, requestId, params.id, "write");
        const command = {
          ...(await withTrueEnds(shell, body)),
          id: commandIdOf(caller, idempotencyKey(request)),
          at: shell.now(),
          actor: seen.actor,
        } as UserCommand;
        const instance = asId<InstanceId>(params.id);
        const addressed = { command, instance, judgedOn: judgedOn(request) };
        const handled = await recorded(seen.look, handleCommand(shell, addressed));
        return told({ caller, request }, seen.look, instance, revisionOf(handled), 200);
      },
    }),
  ];
}
