/** Plays steps of the demo over HTTP, as the people it names, with deadlines and deliveries in between. */

import type { Timestamp } from "../../engine/time.ts";
import { commandOf, type Play } from "../../server/demo/commands.ts";
import type { PlayStep } from "../../server/demo/files.ts";
import { schedule } from "../../server/demo/schedule.ts";
import { dueMoments } from "../../server/timers/index.ts";
import { type Client, nextKey, type Reply, type TestServer } from "./server.ts";

export interface HttpPlay {
  /** Alias of the play → id that the server gave. */
  readonly ids: ReadonlyMap<string, string>;
  readonly replies: readonly { readonly step: PlayStep; readonly reply: Reply }[];
}

async function advance({ shell, clock, timers, effects }: TestServer, until: Timestamp): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const due = (await dueMoments(shell, until)).find(({ instance, at }) => !tried.has(`${instance} ${at}`));
    if (!due) break;
    tried.add(`${due.instance} ${due.at}`);
    if (due.at > clock.now) clock.now = due.at;
    await timers.tick();
    await effects.drain();
  }
  if (until > clock.now) clock.now = until;
}

/** Plays the steps for which `wanted` holds; the clock goes with them. */
export async function playOverHttp(server: TestServer, wanted: (step: PlayStep) => boolean): Promise<HttpPlay> {
  const ids = new Map<string, string>();
  const demo = { ...server.demo, steps: server.demo.steps };
  const meaning = {
    day: server.today,
    person: (key: string) => server.person(key),
    instance: (alias: string) => ids.get(alias) ?? `not made: ${alias}`,
  };
  const play: Play = { demo, meaning };
  const clients = new Map<string, Client>();
  const signedIn = async (key: string): Promise<Client> => {
    const fresh = await server.signIn(key);
    clients.set(key, fresh);
    return fresh;
  };
  const replies: { step: PlayStep; reply: Reply }[] = [];
  const steps = schedule([demo], server.today, server.clock.now).filter(({ step }) => wanted(step));
  server.clock.now = steps[0]?.at ?? server.clock.now;
  for (const { step, index, at } of steps) {
    await advance(server, at);
    const client = await signedIn(step.as ?? "");
    const { command, instance } = await commandOf(server.shell, play, step, index, at);
    const { id: _id, at: _at, actor: _actor, ...wish } = command as typeof command & Record<string, unknown>;
    let reply: Reply;
    if (wish.type === "Create") {
      const body = { kind: wish.kind, process: demo.process, group: wish.group };
      reply = await client.ask("POST", "/api/instances", { body, headers: { "Idempotency-Key": nextKey() } });
      ids.set(step.at ?? "", reply.json?.id ?? "");
    } else reply = await client.send(instance, wish);
    replies.push({ step, reply });
    await server.effects.drain();
  }
  return { ids, replies };
}
