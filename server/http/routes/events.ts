/** The event stream: says `changed` with an id, to those who may know of it or could until then; what changed is asked again. */

import type { Response } from "express";
import { asId, type InstanceId } from "../../../engine/index.ts";
import type { Caller } from "../../identity/caller.ts";
import { actorOf } from "../../instances/context.ts";
import type { Saw } from "../../live/index.ts";
import type { Rows } from "../policies.ts";
import { type Route, route } from "../route.ts";
import type { RouteParts } from "./parts.ts";

const BEAT = 25_000;
const RETRY = 3_000;

async function mayHear(rows: Rows, caller: Caller, id: string, saw: Saw | undefined): Promise<boolean> {
  if (id === caller.person.id || saw?.(actorOf(caller.person))) return true;
  return (await rows.judge(asId<InstanceId>(id))) !== undefined;
}

function open({ shell, sessions, cookie }: RouteParts, caller: Caller, rows: Rows, response: Response): void {
  response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" });
  response.flushHeaders();
  response.write(`retry: ${RETRY}\n\n`);
  const token = cookie.read(response.req) ?? "";
  // Another change, or a beat, may have ended it meanwhile: a word after the end would be a fault of the whole server.
  const say = (text: string): void => {
    if (!response.writableEnded) response.write(text);
  };
  const isStopped = (): boolean => shell.directory.isStopped(caller.person.id);
  /** Whoever works on for another organisation opens a stream as that member. */
  async function isIn(): Promise<boolean> {
    const session = await sessions.find(token, true);
    return session !== undefined && !isStopped() && (session.person ?? caller.person.id) === caller.person.id;
  }
  /** The last word to somebody whose account was stopped: the screen is emptied at once. */
  const end = (): void => {
    if (isStopped()) say("event: stopped\ndata:\n\n");
    response.end();
  };
  const stop = shell.live.listen((id, _work, saw) => {
    void (async () => {
      if (!(await isIn())) return end();
      if (await mayHear(rows, caller, id, saw)) say(`event: changed\ndata: ${JSON.stringify({ id })}\n\n`);
    })().catch(() => response.end());
  });
  const beat = setInterval(() => {
    void isIn()
      .then((stays) => (stays ? say("event: beat\ndata:\n\n") : end()))
      .catch(() => response.end());
  }, BEAT);
  response.on("close", () => {
    clearInterval(beat);
    stop();
  });
}

export const eventRoutes = (parts: RouteParts): readonly Route[] => [
  route({
    method: "get",
    path: "/api/events",
    policy: "rows",
    summary: "Server-sent events that only say that something changed.",
    input: {},
    output: "text/event-stream",
    answer: ({ caller, rows }) => ({ stream: (response) => open(parts, caller, rows, response), reads: [] }),
  }),
];
