/** One's own account: where it is signed in, its password, authenticator and recovery codes. Only of an account with a password. */

import type { Request } from "express";
import { z } from "zod";
import type { Caller } from "../../identity/caller.ts";
import { createOwnAccount, type OwnAccountFault, type Proof } from "../../identity/own-account.ts";
import { MAIL_CHOICES } from "../../mail/types.ts";
import { httpProblem, notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { addressOf, unlessBusy } from "./accounts.ts";
import { id, type RouteParts } from "./parts.ts";
import { recordOfAccount } from "./who.ts";

const password = z.string().max(1_000);
const code = z.string().max(40);
const proofBody = z.strictObject({ password, code });
const done = z.object({});

const proofOf = (body: z.infer<typeof proofBody>, request: Request): Proof => ({
  password: body.password,
  code: body.code,
  address: addressOf(request),
});
/** @throws HttpProblem for a fault, and too-busy */
async function orFault<T extends object | true>(work: Promise<T | OwnAccountFault>): Promise<T> {
  const outcome = await unlessBusy(work);
  if (typeof outcome === "string") throw httpProblem(outcome);
  return outcome;
}
/** @throws HttpProblem not-found for an account without a password, such as one of a demo */
const localOf = ({ account }: Caller) => {
  if (account.kind !== "local") throw notFound();
  return account;
};

function sessionsRoutes({ shell, sessions }: RouteParts): readonly Route[] {
  /** Streams of sessions that ended look at their session now. */
  const cut = ({ person }: Caller): void => shell.live.changed(person.id);
  return [
    route({
      method: "delete",
      path: "/api/account/sessions",
      policy: "signed-in",
      summary: "Ends every other session of one's own account.",
      input: {},
      output: done,
      answer: async ({ caller }) => {
        await sessions.endAll(localOf(caller).id, caller.session.id);
        await recordOfAccount(shell, "sign-out-elsewhere", caller);
        cut(caller);
        return { json: {} };
      },
    }),
    route({
      method: "delete",
      path: "/api/account/sessions/:session",
      policy: "signed-in",
      summary: "Ends one session of one's own account.",
      input: { params: z.object({ session: id }) },
      output: done,
      answer: async ({ params: { session }, caller }) => {
        if (!(await sessions.endOne(localOf(caller).id, session))) throw notFound();
        await recordOfAccount(shell, "sign-out-elsewhere", caller);
        cut(caller);
        return { json: {} };
      },
    }),
  ];
}

export function ownAccountRoutes(parts: RouteParts): readonly Route[] {
  const { shell, sessions, accounts, passkeys, origin } = parts;
  const own = createOwnAccount(shell, accounts);
  const signedIn = { method: "post", policy: "signed-in" } as const;
  return [
    route({
      method: "get",
      path: "/api/account",
      policy: "signed-in",
      summary: "One's own account: user name, recovery codes that are left, and where it is signed in.",
      input: {},
      output: z.object({
        login: z.string(),
        recoveryLeft: z.number(),
        /** How often mail comes; absent where no mail is sent. */
        mail: z.enum(MAIL_CHOICES).optional(),
        /** Absent where there can be none. */
        passkeys: z
          .array(z.object({ id: z.string(), name: z.string(), createdAt: z.string(), usedAt: z.string().optional() }))
          .optional(),
        /** Without one, somebody signs in through the provider of the organisation. */
        hasPassword: z.boolean(),
        sessions: z.array(z.object({ id: z.string(), since: z.string(), usedAt: z.string(), isThis: z.boolean() })),
      }),
      answer: async ({ caller, request }) => {
        const account = localOf(caller);
        const running = await sessions.of(account.id);
        return {
          json: {
            login: account.login ?? "",
            hasPassword: await own.hasPassword(account),
            ...(passkeys.isPossible(origin(request)) ? { passkeys: [...(await passkeys.of(account.id))] } : {}),
            recoveryLeft: (await own.recoveryLeft(account)) ?? 0,
            ...(shell.mail ? { mail: await shell.mail.choice(caller.person.id) } : {}),
            sessions: running.map(({ id: session, createdAt, usedAt }) => ({
              id: session,
              since: createdAt,
              usedAt,
              isThis: session === caller.session.id,
            })),
          },
        };
      },
    }),
    ...sessionsRoutes(parts),
    route({
      ...signedIn,
      path: "/api/account/mail",
      summary: "How often one is told by mail that something is ready.",
      input: { body: z.strictObject({ mail: z.enum(MAIL_CHOICES) }) },
      output: done,
      answer: async ({ body, caller }) => {
        localOf(caller);
        if (!shell.mail) throw notFound();
        await shell.mail.choose(caller.person.id, body.mail);
        return { json: {} };
      },
    }),
    route({
      ...signedIn,
      path: "/api/account/password",
      summary: "Another password; every other session of the account ends.",
      input: { body: proofBody.extend({ next: password }) },
      output: done,
      answer: async ({ body, caller, request }) => {
        await orFault(own.changePassword(localOf(caller), proofOf(body, request), body.next));
        await sessions.endAll(caller.account.id, caller.session.id);
        await recordOfAccount(shell, "change-password", caller);
        shell.live.changed(caller.person.id);
        return { json: {} };
      },
    }),
    route({
      ...signedIn,
      path: "/api/account/recovery",
      summary: "New recovery codes, shown this one time; those before them end.",
      input: { body: proofBody },
      output: z.object({ recovery: z.array(z.string()) }),
      answer: async ({ body, caller, request }) => {
        const recovery = await orFault(own.renewRecovery(localOf(caller), proofOf(body, request)));
        await recordOfAccount(shell, "renew-recovery-codes", caller);
        return { json: { recovery } };
      },
    }),
    route({
      ...signedIn,
      path: "/api/account/authenticator",
      summary: "A secret for another authenticator; it counts once a code of it came.",
      input: { body: proofBody },
      output: z.object({ secret: z.string(), uri: z.string() }),
      answer: async ({ body, caller, request }) => ({
        json: await orFault(own.beginAuthenticator(localOf(caller), proofOf(body, request))),
      }),
    }),
    route({
      ...signedIn,
      path: "/api/account/authenticator/code",
      summary: "Takes the new authenticator into use, with a code of it.",
      input: { body: z.strictObject({ code }) },
      output: done,
      answer: async ({ body, caller, request }) => {
        await orFault(own.finishAuthenticator(localOf(caller), body.code, addressOf(request)));
        await recordOfAccount(shell, "change-authenticator", caller);
        return { json: {} };
      },
    }),
  ];
}
