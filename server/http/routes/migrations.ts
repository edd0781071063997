/** Running cases that go over to another version: the plan, a look at each without writing, the run, and one by hand. */

import { z } from "zod";
import type { MigrationFault } from "../../definitions/migrations/types.ts";
import { HttpProblem, httpProblem, notFound } from "../problem.ts";
import { type Answer, type Route, route } from "../route.ts";
import { anyObject, id, type RouteParts } from "./parts.ts";
import { recordOfAccount } from "./who.ts";

const hashText = z.string().regex(/^[0-9a-f]{64}$/);
const address = z.string().max(500);
const target = z.string().min(1).max(200).nullable();
const map = z.strictObject({ states: z.record(address, target), fields: z.record(address, target) });
const reason = z.string().trim().min(1).max(2_000);

/** @throws HttpProblem for what could not be done */
function orFault(outcome: object | MigrationFault): Answer {
  if (!("fault" in outcome)) return { json: outcome };
  if (outcome.fault === "not-found") throw notFound();
  const { fault, ...details } = outcome;
  const { problem } = httpProblem(fault);
  throw new HttpProblem({ ...problem, details });
}

export function migrationRoutes({ shell, migrations }: RouteParts): readonly Route[] {
  const duty = { policy: "duty", duties: ["designer"], output: anyObject } as const;
  const params = z.object({ id });
  const caseParams = z.object({ id, instance: id });
  return [
    route({
      ...duty,
      method: "get",
      path: "/api/definitions/:hash/migrations",
      dear: true,
      summary: "Versions of its line on which cases still run, how many, and migrations to it.",
      input: { params: z.object({ hash: hashText }) },
      answer: async ({ params: { hash } }) => orFault(await migrations.towards(hash)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/migrations",
      dear: true,
      summary: "Begins a migration from one version to another with the map that is proposed, and looks at every case.",
      input: { body: z.strictObject({ from: hashText, to: hashText }) },
      answer: async ({ body, caller }) => orFault(await migrations.open(body.from, body.to, caller.person.id)),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/migrations/:id",
      summary: "A migration: its plan and map, counts for each step, how far it is, and cases that need attention.",
      input: { params },
      answer: async ({ params: asked, caller }) => {
        await recordOfAccount(shell, "migration", caller);
        return orFault(await migrations.find(asked.id));
      },
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/migrations/:id/map",
      summary: "Takes another map of states and fields, and looks at every case again.",
      input: { params, body: map },
      answer: async ({ params: asked, body }) => orFault(await migrations.remap(asked.id, body)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/migrations/:id/run",
      summary: "Takes the cases over one by one; also takes up what was paused.",
      input: { params },
      answer: async ({ params: asked, caller }) => orFault(await migrations.run(asked.id, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/migrations/:id/pause",
      summary: "Stops after the case that is being taken over.",
      input: { params },
      answer: async ({ params: asked }) => orFault(await migrations.pause(asked.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/migrations/:id/cases/:instance/ask",
      summary: "Asks to take one case over by hand, with a map of its own and a reason.",
      input: { params: caseParams, body: z.strictObject({ map, reason }) },
      answer: async ({ params: asked, body, caller }) =>
        orFault(await migrations.ask(asked.id, asked.instance, body.map, body.reason, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/migrations/:id/cases/:instance/agree",
      summary: "Another person agrees, and the case goes over.",
      input: { params: caseParams },
      answer: async ({ params: asked, caller }) =>
        orFault(await migrations.agree(asked.id, asked.instance, caller.person.id)),
    }),
  ];
}
