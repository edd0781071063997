/** Beheer over HTTP: organisations, people and groups, for administrators; nothing of a case. */

import { z } from "zod";
import { asId, type PersonId } from "../../../engine/index.ts";
import { CONFIRMED } from "../../administration/checklist.ts";
import type { AdministrationFault } from "../../administration/types.ts";
import { whoLooked } from "../../administration/who-looked.ts";
import { DUTIES, type Duty } from "../../directory/types.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Answer, type Route, route } from "../route.ts";
import { anyObject, id, line, name, type RouteParts } from "./parts.ts";
import { recordOfAccount } from "./who.ts";

const day = z.iso.date();
/** The version of the directory that the screen showed. */
const seen = z.number().int().nonnegative().optional();
const organisation = z.strictObject({
  id: id.optional(),
  seen,
  name: line,
  party: line,
  domain: line,
  avg: z.enum(["controller", "processor"]),
  contact: line.optional(),
});
const person = z.strictObject({
  id: id.optional(),
  seen,
  name: line,
  function: line,
  organisation: id,
  /** Of somebody who has an account already: another organisation to work for. */
  sameAs: id.optional(),
  duties: z.array(z.enum(DUTIES)).max(DUTIES.length),
  /** Of a local account. */
  login: line.optional(),
  mail: z.email().max(200).optional(),
});
const group = z.strictObject({
  id: id.optional(),
  seen,
  name: line,
  municipality: line,
  process: z.string().max(64),
  variant: z.string().max(64).optional(),
  isTest: z.literal(true).optional(),
  settings: z.record(name, z.json()),
  members: z.array(z.strictObject({ person: id, function: name, from: day, until: day.optional() })).max(500),
});
const saved = z.object({ id: z.string() });

/** @throws HttpProblem for what could not be done */
function orFault<T extends object>(outcome: T | AdministrationFault): Answer {
  if (!("fault" in outcome)) return { json: outcome };
  if (outcome.fault === "not-found") throw notFound();
  throw httpProblem(outcome.fault, "detail" in outcome ? { detail: outcome.detail } : {});
}

export function adminRoutes({ acts, administration, shell }: RouteParts): readonly Route[] {
  const duty = { policy: "duty", duties: ["administrator"] } as const;
  const params = z.object({ id });
  const dutiesOf = (known: string | undefined): readonly Duty[] =>
    (known === undefined ? undefined : shell.directory.person(asId<PersonId>(known)))?.duties ?? [];
  return [
    route({
      ...duty,
      method: "get",
      path: "/api/admin",
      summary: "Organisations, people with their accounts, groups, and what a group of each process needs.",
      input: {},
      output: anyObject,
      answer: async () => ({ json: await administration.overview() }),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/organisations",
      summary: "Registers an organisation, or changes one.",
      input: { body: organisation },
      output: saved,
      answer: async ({ body: { contact, ...rest }, caller }) =>
        orFault(await administration.saveOrganisation({ ...rest, ...(contact ? { contact } : {}) }, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/people",
      weighty: ({ body }) => body.duties.some((duty) => !dutiesOf(body.id).includes(duty)),
      summary: "Registers a person with an account, or changes one.",
      input: { body: person },
      output: saved,
      answer: async ({ body, caller }) => orFault(await administration.savePerson(body, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/people/:id/invitation",
      weighty: true,
      summary: "A link with which a person chooses a password and an authenticator; links before it end.",
      input: { params },
      output: z.object({ token: z.string() }),
      answer: async ({ params: { id: invited }, caller }) =>
        orFault(await administration.invite(invited, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/people/:id/invitation/mail",
      weighty: true,
      summary: "Mails a person a link with which to choose a password and an authenticator.",
      input: { params },
      output: saved,
      answer: async ({ params: { id: invited }, caller }) =>
        orFault(await administration.inviteByMail(invited, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/people/:id/stopped",
      weighty: ({ body }) => !body.stopped,
      summary:
        "Stops the account of a person at once, with a colleague who takes over functions and cases, or opens it again.",
      input: { params, body: z.strictObject({ stopped: z.boolean(), successor: id.optional() }) },
      output: z.object({ id: z.string(), handed: z.number().optional(), stayed: z.number().optional() }),
      answer: async ({ params: { id: changed }, body, caller }) =>
        orFault(await administration.setStopped(changed, body.stopped, caller.person.id, body.successor)),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/admin/people/:id/work",
      summary: "How many tasks and cases lie with a person, and in which groups the person is.",
      input: { params },
      output: anyObject,
      answer: async ({ params: { id: asked } }) => orFault(await administration.workOf(asked)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/groups",
      summary: "Forms a group of a process, or changes its settings and members.",
      input: { body: group },
      output: saved,
      answer: async ({ body, caller }) => orFault(await administration.saveGroup(body, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/confirmed",
      summary: "Says that something was done which the server cannot know.",
      input: { body: z.strictObject({ check: z.enum(CONFIRMED) }) },
      output: z.object({}),
      answer: async ({ body, caller }) => {
        await administration.confirm(body.check, caller.person.id);
        return { json: {} };
      },
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/admin/looked",
      summary:
        "Who looked at which case, counted per day, and days with unusually many looks; nothing of what was shown.",
      input: {
        query: z.object({
          from: day,
          until: day,
          person: id.optional(),
          number: z.string().trim().min(1).max(40).optional(),
        }),
      },
      output: anyObject,
      answer: async ({ query, caller }) => {
        const about = query.person ?? query.number;
        await acts.note({ by: caller.person.id, what: "looked", ...(about ? { about } : {}) });
        await recordOfAccount(shell, "who-looked", caller);
        return { json: await whoLooked(shell, query) };
      },
    }),
  ];
}
