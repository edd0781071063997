/** Who I am: signing in as a demo person, staying signed in, signing out here or everywhere. */

import { z } from "zod";
import { asId, type InstanceId, type PersonId } from "../../../engine/index.ts";
import { type Account, DUTIES, type Person } from "../../directory/types.ts";
import type { Caller } from "../../identity/caller.ts";
import { hasEnded } from "../../instances/instance-index.ts";
import type { Shell } from "../../shell.ts";
import { notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { sessionLeft } from "../session-headers.ts";
import { id, type RouteParts } from "./parts.ts";

const functionsOf = (shell: Shell, person: Person) => shell.directory.functionsOf(person.id, shell.now());

const who = z.object({
  person: z.string().nullable(),
  name: z.string().optional(),
  function: z.string().optional(),
  organisation: z.object({ id: z.string(), name: z.string() }).optional(),
  functions: z
    .array(
      z.object({
        group: z.string(),
        function: z.string(),
        name: z.string(),
        process: z.string(),
        municipality: z.string(),
      }),
    )
    .optional(),
  duties: z.array(z.enum(DUTIES)).optional(),
  demo: z.boolean(),
  language: z.string(),
});

function tell({ shell, demo }: RouteParts, caller: Pick<Caller, "person"> | undefined): z.infer<typeof who> {
  if (!caller) return { person: null, demo, language: "nl" };
  const { person } = caller;
  const organisation = shell.directory.organisation(person.organisation);
  const groups = new Map(shell.directory.groups().map((group) => [group.id, group]));
  return {
    person: person.id,
    name: person.name,
    function: person.function,
    organisation: { id: person.organisation, name: organisation?.name ?? "" },
    functions: functionsOf(shell, person).map(({ group, function: held }) => ({
      group,
      function: held,
      name: groups.get(group)?.name ?? "",
      process: groups.get(group)?.process ?? "",
      municipality: groups.get(group)?.municipality ?? "",
    })),
    duties: [...(person.duties ?? [])],
    demo,
    language: "nl",
  };
}

function demoAccount({ shell, demo }: RouteParts, person: string): { account: Account; person: Person } {
  const account = demo ? shell.directory.accountOf(asId<PersonId>(person)) : undefined;
  const found = account && shell.directory.person(account.person);
  if (!account || !found || account.kind !== "demo") throw notFound();
  return { account, person: found };
}

export function sessionRoutes(parts: RouteParts): readonly Route[] {
  const { shell, sessions, cookie, demo } = parts;
  return [
    route({
      method: "get",
      path: "/api/session",
      policy: "public",
      summary: "Who is signed in; `person` is null when nobody is.",
      input: {},
      output: who,
      answer: ({ caller }) => ({ json: tell(parts, caller) }),
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
