/** Signing in through an organisation's own provider: the way there, the way back, the code where one is still asked, and signing out from there. */

import type { Request } from "express";
import { z } from "zod";
import { asId, type OrganisationId } from "../../../engine/index.ts";
import { createProviderLogout } from "../../identity/provider/logout.ts";
import type { Arrived } from "../../identity/provider/sign-in.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Answer, type Route, route } from "../route.ts";
import { addressOf } from "./accounts.ts";
import { id, type RouteParts } from "./parts.ts";
import { signedIn } from "./signed-in.ts";
import { who } from "./who.ts";

const BACK = "/api/session/provider/back";
/** An address within the product. */
const place = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\]*$/);

/** Leads the browser on; the page reads from the address what went wrong. */
const leadTo = (location: string, cookies: string[]): Answer => ({
  status: 303,
  json: {},
  headers: { Location: location, "Set-Cookie": cookies },
});

/** What the session knows of the way in: signing out there ends it, and it works as the member that came. */
const began = ({ session, person, vouchedBy }: Arrived) => ({
  provider: session,
  ...(person ? { person } : {}),
  ...(vouchedBy ? { vouchedBy } : {}),
});

function backRoute(parts: RouteParts): Route {
  const { providerSignIn, wayCookie, origin } = parts;
  const cameBackTo = (request: Request): URL => new URL(request.originalUrl, origin(request));
  return route({
    method: "get",
    path: BACK,
    policy: "public",
    summary: "Where a provider sends people back to: signs in, asks for a code, or says on the page what went wrong.",
    input: {},
    output: z.object({}),
    answer: async ({ request, requestId }) => {
      const token = wayCookie.read(request) ?? "";
      const outcome = await providerSignIn.finish(token, cameBackTo(request));
      if (outcome === "code-asked") return leadTo("/?provider=code", [wayCookie.set(token)]);
      if (typeof outcome === "string") return leadTo(`/?provider=${outcome}`, [wayCookie.clear()]);
      const { account, back = "/" } = outcome;
      const { headers } = await signedIn(parts, account, { request, requestId }, {}, began(outcome));
      return leadTo(back, [headers["Set-Cookie"] ?? "", wayCookie.clear()]);
    },
  });
}

function codeRoutes(parts: RouteParts): readonly Route[] {
  const { providerSignIn, wayCookie, sessions } = parts;
  return [
    route({
      method: "get",
      path: "/api/session/provider",
      policy: "public",
      summary: "Who came back from a provider and still has to give a code; with the secret of a new authenticator.",
      input: {},
      output: z.object({
        name: z.string(),
        enrol: z.object({ secret: z.string(), uri: z.string() }).optional(),
      }),
      answer: async ({ request }) => {
        const asked = await providerSignIn.asked(wayCookie.read(request) ?? "");
        if (!asked) throw httpProblem("provider-late");
        return { json: asked };
      },
    }),
    route({
      method: "post",
      path: "/api/session/provider/code",
      policy: "public",
      summary:
        "Gives the code after a provider, and signs in; with recovery codes when an authenticator was connected.",
      input: { body: z.strictObject({ code: z.string().max(40) }) },
      output: who.extend({ recovery: z.array(z.string()).optional(), back: z.string().optional() }),
      answer: async ({ body, ...asked }) => {
        const token = wayCookie.read(asked.request) ?? "";
        const outcome = await providerSignIn.giveCode(token, body.code, addressOf(asked.request));
        if (typeof outcome === "string") throw httpProblem(outcome);
        const { account, recovery, back } = outcome;
        if (recovery) await sessions.endAll(account.id);
        const more = { ...(recovery ? { recovery } : {}), ...(back ? { back } : {}) };
        return signedIn(parts, account, asked, more, began(outcome));
      },
    }),
  ];
}

export function providerRoutes(parts: RouteParts): readonly Route[] {
  const { shell, providers, providerSignIn, wayCookie, origin } = parts;
  const logout = createProviderLogout(shell, parts.sessions, providers, providerSignIn);
  const params = z.object({ organisation: id });
  return [
    backRoute(parts),
    ...codeRoutes(parts),
    route({
      method: "get",
      path: "/api/session/providers",
      policy: "public",
      summary: "Organisations whose people sign in through a provider of their own.",
      input: {},
      output: z.object({ organisations: z.array(z.object({ id: z.string(), name: z.string() })) }),
      answer: async () => {
        const all = await providers.all();
        const named = all.flatMap(({ organisation }) => shell.directory.organisation(organisation) ?? []);
        return { json: { organisations: named.map(({ id: one, name }) => ({ id: one, name })) } };
      },
    }),
    route({
      method: "post",
      path: "/api/session/provider/:organisation",
      policy: "public",
      summary:
        "The address at an organisation's provider to go to, with an invitation to take into use if there is one.",
      input: {
        params,
        body: z.strictObject({
          link: z.string().max(100).optional(),
          again: z.boolean().optional(),
          back: place.optional(),
        }),
      },
      output: z.object({ location: z.string() }),
      answer: async ({ params: { organisation }, body, request }) => {
        const asked = { ...body, organisation: asId<OrganisationId>(organisation), redirect: origin(request) + BACK };
        const begun = await providerSignIn.begin(asked, addressOf(request));
        if (typeof begun === "string") throw httpProblem(begun);
        return { json: { location: begun.location }, headers: { "Set-Cookie": wayCookie.set(begun.token) } };
      },
    }),
    route({
      method: "post",
      path: "/api/session/provider/:organisation/logout",
      policy: "public",
      summary: "An organisation's provider says that somebody signed out there (back-channel logout).",
      input: { params, body: z.looseObject({ logout_token: z.string().max(10_000) }) },
      output: z.object({}),
      answer: async ({ params: { organisation }, body, request }) => {
        if (!(await parts.accounts.mayTryFrom(`logout ${addressOf(request)}`))) throw httpProblem("too-many-tries");
        const done = await logout(asId<OrganisationId>(organisation), body.logout_token);
        if (!done) throw notFound();
        return { json: {} };
      },
    }),
  ];
}
