/** Beheer: through which provider the people of an organisation sign in. The secret goes in and never comes out. */

import { z } from "zod";
import { asId, type OrganisationId } from "../../../engine/index.ts";
import { isIssuer } from "../../identity/provider/client.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, line, type RouteParts } from "./parts.ts";
import { recordOfAccount } from "./who.ts";

const settings = z.strictObject({
  issuer: z.string().trim().max(300).refine(isIssuer, "an https address without a question mark"),
  clientId: line,
  clientSecret: z.string().min(1).max(500).optional(),
  secondFactor: z.enum(["ours", "theirs"]),
  acr: line.optional(),
});

export function providerSettingsRoutes({ shell, acts, providers, origin }: RouteParts): readonly Route[] {
  const duty = { policy: "duty", duties: ["administrator"] } as const;
  const params = z.object({ id });
  /** @throws HttpProblem not-found */
  function organisationOf(text: string): OrganisationId {
    const organisation = asId<OrganisationId>(text);
    if (!shell.directory.organisation(organisation)) throw notFound();
    return organisation;
  }
  return [
    route({
      ...duty,
      method: "get",
      path: "/api/admin/providers",
      summary: "The providers of organisations, and the addresses that are registered there, without the organisation.",
      input: {},
      output: anyObject,
      answer: async ({ request }) => ({ json: { providers: await providers.all(), origin: origin(request) } }),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/admin/organisations/:id/provider",
      weighty: true,
      summary: "Sets the provider of an organisation, once it answers; without a secret the one from before stays.",
      input: { params, body: settings },
      output: z.object({ id: z.string() }),
      answer: async ({ params: { id: text }, body, caller }) => {
        const outcome = await providers.save(organisationOf(text), body);
        if (outcome !== "done") throw httpProblem(outcome);
        await acts.note({ by: caller.person.id, what: "provider", about: text });
        await recordOfAccount(shell, "set-provider", caller);
        return { json: { id: text } };
      },
    }),
    route({
      ...duty,
      method: "delete",
      path: "/api/admin/organisations/:id/provider",
      weighty: true,
      summary: "Nobody of the organisation signs in through its provider any more.",
      input: { params },
      output: z.object({}),
      answer: async ({ params: { id: text }, caller }) => {
        await providers.remove(organisationOf(text));
        await acts.note({ by: caller.person.id, what: "provider", about: text });
        await recordOfAccount(shell, "set-provider", caller);
        return { json: {} };
      },
    }),
  ];
}
