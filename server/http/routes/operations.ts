/** What failed without anybody present: effects that could not be carried out, mail that was not sent, and damaged cases; ids and codes only. */

import { z } from "zod";
import { damagedCases } from "../../administration/damaged-cases.ts";
import { notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { id, type RouteParts } from "./parts.ts";

const AT_ONCE = 500;

export function operationRoutes({ shell, acts }: RouteParts): readonly Route[] {
  const { store } = shell;
  return [
    route({
      method: "get",
      path: "/api/operations/failures",
      policy: "duty",
      duties: ["administrator"],
      summary:
        "Effects that failed, and damaged cases that were met since the start: ids, numbers, groups and codes only.",
      input: {},
      output: z.object({
        effects: z.array(
          z.object({
            id: z.string(),
            instance: z.string(),
            type: z.string(),
            attempts: z.number(),
            code: z.string(),
            /** When it is tried again; null: it was given up. */
            retryAt: z.string().nullable(),
          }),
        ),
        damaged: z.array(
          z.object({
            instance: z.string(),
            code: z.string(),
            since: z.string(),
            kind: z.string().optional(),
            number: z.string().optional(),
            group: z.string().optional(),
          }),
        ),
      }),
      answer: async () => ({
        json: {
          effects: await store.failures(AT_ONCE),
          damaged: [...(await damagedCases(shell))],
        },
      }),
    }),
    route({
      method: "post",
      path: "/api/operations/failures/:effect/retry",
      policy: "duty",
      duties: ["administrator"],
      summary: "Tries an effect again that failed or was given up.",
      input: { params: z.object({ effect: z.string().max(200) }) },
      output: z.object({}),
      answer: async ({ params: { effect }, caller }) => {
        const entry = (await store.failures(AT_ONCE)).find(({ id }) => id === effect);
        if (!entry) throw notFound();
        await store.failed(entry.id, entry.code, shell.now());
        await acts.note({ by: caller.person.id, what: "retried" });
        return { status: 204 };
      },
    }),
    ...mailRoutes(shell, acts),
  ];
}

function mailRoutes({ mail }: RouteParts["shell"], acts: RouteParts["acts"]): readonly Route[] {
  const duty = { policy: "duty", duties: ["administrator"] } as const;
  const entry = z.object({
    id: z.string(),
    kind: z.enum(["invitation", "notice"]),
    person: z.string(),
    at: z.string(),
    attempts: z.number(),
    code: z.string().optional(),
    /** When it is tried; null: it was given up. */
    retryAt: z.string().nullable(),
  });
  return [
    route({
      ...duty,
      method: "get",
      path: "/api/operations/mail",
      summary: "Mail that still has to be sent or was given up, and whether there is a mail server at all.",
      input: {},
      output: z.object({ on: z.boolean(), entries: z.array(entry) }),
      answer: async () => ({
        json: {
          on: mail !== undefined,
          entries: (await mail?.all())?.map(({ again: _again, ...rest }) => rest) ?? [],
        },
      }),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/operations/mail/:mail/retry",
      summary: "Tries to send a mail again now.",
      input: { params: z.object({ mail: id }) },
      output: z.object({}),
      answer: async ({ params, caller }) => {
        if (!(await mail?.retry(params.mail))) throw notFound();
        await acts.note({ by: caller.person.id, what: "retried" });
        return { status: 204 };
      },
    }),
  ];
}
