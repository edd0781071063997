/** Passkeys over HTTP: adding and removing those of one's own account, and signing in or proving who one is with one. */

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import type { Account } from "../../directory/types.ts";
import type { Caller } from "../../identity/caller.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { addressOf } from "./accounts.ts";
import { anyObject, line, type RouteParts } from "./parts.ts";
import { signedIn } from "./signed-in.ts";
import { recordOfAccount, who } from "./who.ts";

/** As the browser makes it (PublicKeyCredential.toJSON); what is in it is verified, not its shape alone. */
const response = z.looseObject({
  id: z.string().min(1).max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string().max(20_000) }),
});
const made = (value: z.infer<typeof response>) => value as unknown as RegistrationResponseJSON;
const answered = (value: z.infer<typeof response>) => value as unknown as AuthenticationResponseJSON;

/** @throws HttpProblem for a fault */
function orFault<T extends object | true>(outcome: T | Parameters<typeof httpProblem>[0]): T {
  if (typeof outcome === "string") throw httpProblem(outcome);
  return outcome;
}
/** @throws HttpProblem not-found for an account of a demo */
function localOf({ account }: Caller): Account {
  if (account.kind !== "local") throw notFound();
  return account;
}

export function passkeyRoutes(parts: RouteParts): readonly Route[] {
  const { shell, accounts, sessions, passkeys, origin } = parts;
  const post = { method: "post", output: anyObject } as const;
  return [
    route({
      ...post,
      path: "/api/account/passkeys/begin",
      policy: "signed-in",
      weighty: true,
      summary: "With what the browser makes a passkey for one's own account.",
      input: {},
      answer: async ({ caller, request }) => ({
        json: orFault(await passkeys.begin(localOf(caller), origin(request))),
      }),
    }),
    route({
      ...post,
      path: "/api/account/passkeys",
      policy: "signed-in",
      weighty: true,
      summary: "Takes a passkey that the browser made into use.",
      input: { body: z.strictObject({ name: line, response }) },
      answer: async ({ body, caller, request }) => {
        orFault(await passkeys.add(localOf(caller), made(body.response), body.name, origin(request)));
        await recordOfAccount(shell, "add-passkey", caller);
        return { json: {} };
      },
    }),
    route({
      method: "delete",
      output: anyObject,
      path: "/api/account/passkeys/:passkey",
      policy: "signed-in",
      weighty: true,
      summary: "Takes a passkey of one's own account away.",
      input: { params: z.object({ passkey: z.string().min(1).max(2_000) }) },
      answer: async ({ params, caller }) => {
        if (!(await passkeys.remove(localOf(caller).id, params.passkey))) throw notFound();
        await recordOfAccount(shell, "remove-passkey", caller);
        return { json: {} };
      },
    }),
    route({
      ...post,
      path: "/api/session/passkey/begin",
      policy: "public",
      summary: "With what the browser asks a passkey, to sign in with.",
      input: {},
      answer: async ({ request }) => {
        if (!(await accounts.mayTryFrom(addressOf(request)))) throw httpProblem("too-many-tries");
        return { json: orFault(await passkeys.ask(origin(request))) };
      },
    }),
    route({
      method: "post",
      path: "/api/session/passkey",
      policy: "public",
      summary: "Signs in with a passkey: it is opened by a finger, a face or a PIN, and so two factors in one.",
      input: { body: z.strictObject({ response }) },
      output: who,
      answer: async ({ body, ...asked }) => {
        if (!(await accounts.mayTryFrom(addressOf(asked.request)))) throw httpProblem("too-many-tries");
        const account = await accountOf(parts, answered(body.response), origin(asked.request));
        return signedIn(parts, account, asked);
      },
    }),
    route({
      ...post,
      path: "/api/session/proof/passkey/begin",
      policy: "signed-in",
      summary: "With what the browser asks a passkey of one's own account, before a weighty act.",
      input: {},
      answer: async ({ caller, request }) => ({
        json: orFault(await passkeys.ask(origin(request), localOf(caller).id)),
      }),
    }),
    route({
      ...post,
      path: "/api/session/proof/passkey",
      policy: "signed-in",
      summary: "Gives a passkey again; weighty acts are then open for ten minutes.",
      input: { body: z.strictObject({ response }) },
      answer: async ({ body, caller, request }) => {
        if (!(await accounts.mayTryFrom(addressOf(request)))) throw httpProblem("too-many-tries");
        const account = await accountOf(parts, answered(body.response), origin(request));
        if (account.id !== localOf(caller).id) throw httpProblem("passkey-refused");
        await recordOfAccount(shell, "prove", caller);
        await sessions.proven(caller.session);
        return { json: {} };
      },
    }),
  ];
}

/** The account whose passkey answered. @throws HttpProblem passkey-refused, the same for one that was stopped */
async function accountOf(
  { shell, passkeys }: RouteParts,
  given: AuthenticationResponseJSON,
  place: string,
): Promise<Account> {
  const outcome = await passkeys.answer(given, place);
  const account = shell.directory.account(outcome as Account["id"]);
  if (account?.kind !== "local" || account.stopped !== undefined) throw httpProblem("passkey-refused");
  return account;
}
