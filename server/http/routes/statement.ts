/** One's own statement: what the product holds of a user, for that user alone. */

import { z } from "zod";
import type { Day } from "../../../engine/index.ts";
import { statementOf } from "../../queries/statement.ts";
import { type Route, route } from "../route.ts";
import { anyObject, type RouteParts } from "./parts.ts";
import { recordOfAccount } from "./who.ts";

const day = z.iso.date();

export const statementRoutes = ({ shell, sessions }: RouteParts): readonly Route[] => [
  route({
    method: "get",
    path: "/api/account/statement",
    policy: "signed-in",
    dear: true,
    summary:
      "What is held of whoever asks: account, memberships, functions, sessions, and from a day until a day what was looked at and done.",
    input: { query: z.object({ from: day, until: day }) },
    output: anyObject,
    answer: async ({ query: { from, until }, caller }) => {
      await recordOfAccount(shell, "statement", caller);
      const statement = await statementOf(shell, caller, from as Day, until as Day);
      const running = (await sessions.of(caller.account.id)).map(({ createdAt, usedAt }) => ({
        since: createdAt,
        usedAt,
      }));
      return { json: { ...statement, sessions: running } };
    },
  }),
];
