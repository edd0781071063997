/** Who I am: signing in as a demo person, staying signed in, signing out here or everywhere. */

import { z } from "zod";
import { asId, type InstanceId, type PersonId } from "../../../engine/index.ts";
import type { Account, Person } from "../../directory/types.ts";
import { hasEnded } from "../../instances/instance-index.ts";
import { notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { sessionLeft } from "../session-headers.ts";
import { id, type RouteParts } from "./parts.ts";
import { recordOfAccount, tell, who } from "./who.ts";

function demoAccount({ shell, demo }: RouteParts, person: string): { account: Account; person: Person } {
  const account = demo ? shell.directory.accountOf(asId<PersonId>(person)) : undefined;
  const found = account && shell.directory.person(account.person);
  if (!account || !found || account.kind !== "demo") throw notFound();
  return { account, person: found };
}

export function sessionRoutes(parts: RouteParts): readonly Route[] {
  const { shell, sessions, cookie, demo, firstStart } = parts;
  return [
    route({
      method: "get",
      path: "/api/session",
      policy: "public",
      summary:
        "Who is signed in; `person` is null when nobody is, `setup` says that the first administrator is still to come.",
      input: {},
      output: who,
      answer: async ({ caller }) => {
        const setup = !caller && !demo && (await firstStart.isOpen());
        return { json: { ...tell(parts, caller), ...(setup ? { setup } : {}) } };
      },
    }),
    route({
      method: "post",
      path: "/api/session",
      policy: "public",
      summary: "Signs in as a person of the demo region.",
      input: { body: z.strictObject({ person: id }) },
      output: who,
      answer: async ({ body, request }) => {
        const { account, person } = demoAccount(parts, body.person);
        const before = cookie.read(request);
        if (before !== undefined) await sessions.end(before);
        const token = await sessions.start(account.id);
        const session = await sessions.find(token);
        const left = session ? sessionLeft(sessions, session) : {};
        return { json: tell(parts, { person }), headers: { ...left, "Set-Cookie": cookie.set(token) } };
      },
    }),
    route({
      method: "post",
      path: "/api/session/stay",
      policy: "rows",
      summary:
        "Somebody is still at work; `meeting` names the running instance on the screen, which gives a longer rest.",
      input: { body: z.strictObject({ meeting: id.optional() }) },
      output: z.object({}),
      answer: async ({ body, caller, rows }) => {
        const meeting = body.meeting === undefined ? undefined : asId<InstanceId>(body.meeting);
        const authorized = meeting && (await rows.judge(meeting, "stay"));
        if (meeting && (!authorized || hasEnded(authorized.context))) return rows.refuse("stay", meeting);
        const session = await sessions.inMeeting(caller.session, meeting);
        return { json: {}, headers: sessionLeft(sessions, session), reads: [] };
      },
    }),
    route({
      method: "delete",
      path: "/api/session",
      policy: "public",
      summary: "Signs out; with `everywhere` on every device.",
      input: { query: z.object({ everywhere: z.literal("true").optional() }) },
      output: z.object({}),
      answer: async ({ query, caller, request }) => {
        const token = cookie.read(request);
        if (caller?.account.kind === "local") await recordOfAccount(shell, "sign-out", caller);
        if (query.everywhere && caller) await sessions.endAll(caller.account.id);
        if (token !== undefined) await sessions.end(token);
        return { json: {}, headers: { "Set-Cookie": cookie.clear() } };
      },
    }),
    route({
      method: "get",
      path: "/api/demo/people",
      policy: "public",
      summary: "People of the demo region, to pick one from; nothing without a demo.",
      input: {},
      output: z.object({ people: z.array(z.looseObject({ person: z.string(), name: z.string() })) }),
      answer: () => {
        if (!demo) throw notFound();
        const people = shell.directory
          .people()
          .filter((person) => shell.directory.accountOf(person.id)?.kind === "demo");
        return { json: { people: people.map((person) => tell(parts, { person })) } };
      },
    }),
  ];
}
