/** Ways in for people with an account of their own: the first start, a link that was given to somebody, and signing in. */

import type { Request } from "express";
import { z } from "zod";
import type { EnrolFault, SignInFault } from "../../identity/accounts.ts";
import { plainCode } from "../../identity/one-time-codes.ts";
import { createOwnAccount } from "../../identity/own-account.ts";
import { TooBusy } from "../../identity/passwords.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { line, type RouteParts } from "./parts.ts";
import { signedIn } from "./signed-in.ts";
import { who } from "./who.ts";

const token = z.string().max(100);
const password = z.string().max(1_000);
const code = z.string().max(40);
export const addressOf = (request: Request): string => request.ip ?? "";

/** @throws HttpProblem too-busy while too many passwords wait to be checked */
export async function unlessBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof TooBusy ? httpProblem("too-busy") : error;
  }
}
const isFault = <T extends string>(outcome: T | object): outcome is T => typeof outcome === "string";

const first = z.strictObject({
  code,
  organisation: z.strictObject({
    name: line,
    party: line,
    domain: line,
    avg: z.enum(["controller", "processor"]),
  }),
  name: line,
  function: line,
  login: line,
});

const setupRoutes = ({ accounts, firstStart }: RouteParts): readonly Route[] => [
  route({
    method: "post",
    path: "/api/setup",
    policy: "public",
    summary:
      "Registers the first administrator of an empty installation, with the code that its start printed. The code alone goes on with whoever was registered before; `token` is null when nobody was.",
    input: { body: z.union([z.strictObject({ code }), first]) },
    output: z.object({ token: z.string().nullable() }),
    answer: async ({ body, request }) => {
      if (!(await firstStart.isOpen())) throw notFound();
      if (!(await accounts.mayTry("first start", addressOf(request)))) throw httpProblem("too-many-tries");
      const { code: given, ...about } = body;
      if (!firstStart.isCode(given)) throw httpProblem("wrong-start-code");
      return { json: { token: await ("name" in about ? accounts.makeFirst(about) : accounts.resumeFirst()) } };
    },
  }),
];

export function accountRoutes(parts: RouteParts): readonly Route[] {
  const { accounts, shell } = parts;
  const own = createOwnAccount(shell, accounts);
  return [
    ...setupRoutes(parts),
    route({
      method: "post",
      path: "/api/session/local",
      policy: "public",
      summary: "Signs in with a user name, a password and a code of the authenticator or a recovery code.",
      input: { body: z.strictObject({ login: line, password, code }) },
      output: who.extend({ recoveryLeft: z.number().optional() }),
      answer: async ({ body, ...asked }) => {
        const outcome = await unlessBusy(accounts.signIn(body, addressOf(asked.request)));
        if (isFault<SignInFault>(outcome)) throw httpProblem(outcome);
        const left = plainCode(body.code).length > 6 ? await own.recoveryLeft(outcome) : undefined;
        return signedIn(parts, outcome, asked, left === undefined ? {} : { recoveryLeft: left });
      },
    }),
    route({
      method: "post",
      path: "/api/enrolment/look",
      policy: "public",
      summary: "What a link is for: whose account, and the secret for the authenticator.",
      input: { body: z.strictObject({ token }) },
      output: z.object({
        name: z.string(),
        organisation: z.string(),
        login: z.string(),
        secret: z.string(),
        uri: z.string(),
      }),
      answer: async ({ body }) => {
        const found = await accounts.enrolment(body.token);
        if (!found) throw httpProblem("link-ended");
        return { json: found };
      },
    }),
    route({
      method: "post",
      path: "/api/enrolment",
      policy: "public",
      summary: "Takes a password and an authenticator for the account of a link, and signs in; the link then ends.",
      input: { body: z.strictObject({ token, password, code }) },
      output: who.extend({ recovery: z.array(z.string()) }),
      answer: async ({ body, ...asked }) => {
        const outcome = await unlessBusy(accounts.enrol(body, addressOf(asked.request)));
        if (isFault<EnrolFault>(outcome)) throw httpProblem(outcome);
        // Whoever was signed in with what counted before is signed out.
        await parts.sessions.endAll(outcome.account.id);
        return signedIn(parts, outcome.account, asked, { recovery: outcome.recovery });
      },
    }),
  ];
}
