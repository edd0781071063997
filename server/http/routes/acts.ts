/** What administrators did, over a period: for every administrator. */

import { z } from "zod";
import { asId, type Day, type PersonId } from "../../../engine/index.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, type RouteParts } from "./parts.ts";
import { recordOfAccount } from "./who.ts";

const day = z.iso.date();

export const actRoutes = ({ shell, acts }: RouteParts): readonly Route[] => [
  route({
    method: "get",
    path: "/api/admin/acts",
    policy: "duty",
    duties: ["administrator"],
    dear: true,
    summary: "What administrators did from a day until a day: who, when, what and for whom, newest first.",
    input: { query: z.object({ from: day, until: day, by: id.optional() }) },
    output: anyObject,
    answer: async ({ query: { from, until, by }, caller }) => {
      await recordOfAccount(shell, "acts", caller);
      const who = by === undefined ? undefined : asId<PersonId>(by);
      return { json: await acts.between(from as Day, until as Day, who) };
    },
  }),
];
