/** The second factor once more, before a weighty act: what somebody can give, and giving it. */

import { z } from "zod";
import type { Account } from "../../directory/types.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { addressOf, unlessBusy } from "./accounts.ts";
import type { RouteParts } from "./parts.ts";
import { recordOfAccount } from "./who.ts";

export function proofRoutes({ shell, sessions, accounts, passkeys, origin }: RouteParts): readonly Route[] {
  /** @throws HttpProblem not-found for an account of a demo, which has no second factor */
  const localOf = (account: Account): Account => {
    if (account.kind !== "local") throw notFound();
    return account;
  };
  return [
    route({
      method: "get",
      path: "/api/session/proof",
      policy: "signed-in",
      summary: "With what one can give the second factor again; with nothing, one signs in anew through the provider.",
      input: {},
      output: z.object({ code: z.boolean(), passkey: z.boolean() }),
      answer: async ({ caller, request }) => {
        const account = localOf(caller.account);
        const passkey = passkeys.isPossible(origin(request)) && (await passkeys.of(account.id)).length > 0;
        return { json: { code: await accounts.hasCode(account.id), passkey } };
      },
    }),
    route({
      method: "post",
      path: "/api/session/proof",
      policy: "signed-in",
      summary:
        "Gives a code of the authenticator, or a recovery code, again; weighty acts are then open for ten minutes.",
      input: { body: z.strictObject({ code: z.string().max(40) }) },
      output: z.object({}),
      answer: async ({ body, caller, request }) => {
        const outcome = await unlessBusy(accounts.checkCode(localOf(caller.account), body.code, addressOf(request)));
        if (outcome !== true) throw httpProblem(outcome);
        await recordOfAccount(shell, "prove", caller);
        await sessions.proven(caller.session);
        return { json: {} };
      },
    }),
  ];
}
