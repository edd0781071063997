/** Who I am: signing in as a demo person, staying signed in, signing out here or everywhere. */

import { z } from "zod";
import { asId, type InstanceId, type PersonId } from "../../../engine/index.ts";
import type { Account } from "../../directory/types.ts";
import { runningMemberships } from "../../identity/caller.ts";
import { hasEnded } from "../../instances/instance-index.ts";
import { recordOf } from "../../queries/authorize.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { sessionLeft } from "../session-headers.ts";
import { id, type RouteParts } from "./parts.ts";
import { signedIn } from "./signed-in.ts";
import { tell, who } from "./who.ts";

function demoAccount({ shell, demo }: RouteParts, person: string): Account {
  const account = demo ? shell.directory.accountOf(asId<PersonId>(person)) : undefined;
  if (account?.kind !== "demo") throw notFound();
  return account;
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
      answer: ({ body, ...asked }) =>
        signedIn(parts, demoAccount(parts, body.person), asked, {}, { person: asId<PersonId>(body.person) }),
    }),
    route({
      method: "post",
      path: "/api/session/membership",
      policy: "signed-in",
      summary: "Works on for another organisation of one's own: as that membership, with its functions and tasks.",
      input: { body: z.strictObject({ person: id }) },
      output: who,
      answer: async ({ body, caller, requestId }) => {
        const chosen = runningMemberships(shell.directory, caller.account).find((one) => one.id === body.person);
        if (!chosen) throw notFound();
        if (!sessions.mayWorkFor(caller.session, chosen.organisation)) throw httpProblem("prove-again");
        const session = await sessions.workAs(caller.session, chosen.id);
        await shell.audit.recordReads([recordOf({ ...caller, session, person: chosen }, requestId, "work-as")]);
        // Streams of other windows look at their session when something changes: they end now.
        shell.live.changed(caller.person.id);
        return { json: tell(parts, { person: chosen }) };
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
      answer: async ({ query, caller, request, requestId }) => {
        if (caller) await shell.audit.recordReads([recordOf(caller, requestId, "sign-out")]);
        const token = cookie.read(request);
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
