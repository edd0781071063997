/** Requests of those whom a case is about, and cases whose term is over: for administrators; nothing of what a case holds. */

import { z } from "zod";
import type { Day } from "../../../engine/index.ts";
import type { ActKind } from "../../administration/acts.ts";
import { givenUp } from "../../administration/damaged-cases.ts";
import { REQUEST_KINDS, type RequestFault } from "../../administration/requests.ts";
import type { Caller } from "../../identity/caller.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Answer, type Route, route } from "../route.ts";
import { anyObject, id, line, type RouteParts } from "./parts.ts";
import { recordOfAccount } from "./who.ts";

const params = z.object({ id });
const saved = z.object({ id: z.string() });
const text = z.string().trim().min(1).max(2_000);
const input = z.strictObject({ kind: z.enum(REQUEST_KINDS), number: line, receivedOn: z.iso.date(), note: text });

/** @throws HttpProblem for what could not be done */
function orFault(outcome: object | RequestFault): Answer {
  if (!("fault" in outcome)) return { json: outcome };
  if (outcome.fault === "not-found") throw notFound();
  throw httpProblem(outcome.fault);
}

export function requestRoutes({ shell, acts, requests }: RouteParts): readonly Route[] {
  const duty = { policy: "duty", duties: ["administrator"] } as const;
  /** The answer, and among what administrators did by the number of the case. */
  async function noted(
    { person }: Caller,
    what: ActKind,
    asked: string | undefined,
    outcome: object | RequestFault,
    typed?: string,
  ): Promise<Answer> {
    const about = typed ?? (asked === undefined ? undefined : await requests.numberOf(asked));
    if (!("fault" in outcome)) await acts.note({ by: person.id, what, ...(about ? { about } : {}) });
    return orFault(outcome);
  }
  return [
    route({
      ...duty,
      method: "get",
      path: "/api/admin/requests",
      dear: true,
      summary: "Requests of those whom a case is about, and cases whose term is over within thirty days.",
      input: {},
      output: anyObject,
      answer: async () => ({ json: await requests.all() }),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/admin/waiting",
      summary: "How many requests wait for the caller, and how much failed and was given up.",
      input: {},
      output: z.object({ requests: z.number(), failures: z.number() }),
      answer: async ({ caller }) => ({
        json: { requests: await requests.waiting(caller.person.id), failures: await givenUp(shell) },
      }),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/requests",
      summary: "Writes down a request, or that a case is to be destroyed as its term is over.",
      input: { body: input },
      output: saved,
      answer: async ({ body, caller }) =>
        noted(
          caller,
          "requested",
          undefined,
          await requests.open({ ...body, receivedOn: body.receivedOn as Day }, caller.person.id),
          body.number,
        ),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/admin/requests/:id/looked",
      dear: true,
      summary: "Who looked at the case of a request, counted per day; nothing of what was shown.",
      input: { params },
      output: anyObject,
      answer: async ({ params: { id: asked }, caller }) => {
        await recordOfAccount(shell, "who-looked", caller);
        return noted(caller, "looked", asked, await requests.looked(asked));
      },
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/requests/:id/close",
      summary: "Closes a request with what was answered.",
      input: { params, body: z.strictObject({ answer: text }) },
      output: saved,
      answer: async ({ params: { id: asked }, body, caller }) =>
        noted(caller, "answered", asked, await requests.close(asked, body.answer, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/requests/:id/erase",
      weighty: true,
      summary: "Destroys the case of a request for ever; not by whoever wrote the request down.",
      input: { params },
      output: saved,
      answer: async ({ params: { id: asked }, caller }) => {
        const outcome = await requests.erase(asked, caller.person.id);
        if (!("fault" in outcome)) await recordOfAccount(shell, "erase", caller);
        return noted(caller, "destroyed", asked, outcome);
      },
    }),
  ];
}
