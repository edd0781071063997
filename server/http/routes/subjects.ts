/** Looking for instances by a name, for those that may be about the same subject, and for those that one started. What is typed travels in the body: an address is logged along the way. */

import { z } from "zod";
import { connectedTo } from "../../queries/connected.ts";
import { findByName, sameSubject } from "../../queries/subjects.ts";
import { type Route, route } from "../route.ts";
import { anyObject, instanceParams, type RouteParts } from "./parts.ts";

export const subjectRoutes = ({ shell }: RouteParts): readonly Route[] => [
  route({
    method: "post",
    path: "/api/search",
    policy: "rows",
    summary: "Instances in which the caller may read the name, the beginning of a name or the day that was typed.",
    input: { body: z.strictObject({ text: z.string().max(100) }) },
    output: z.object({ found: z.array(z.object({ row: anyObject, names: z.array(z.string()) })) }),
    answer: async ({ body, caller, rows: { judge } }) => {
      const { found, reads } = await findByName(shell, caller.person.id, (id) => judge(id, "search"), body.text);
      return { json: { found }, reads };
    },
  }),
  route({
    method: "get",
    path: "/api/instances/:id/connected",
    policy: "instance",
    verb: "read",
    summary: "The instance that started this one, and those that it started, of which the caller may know.",
    input: { params: instanceParams },
    output: z.object({ rows: z.array(anyObject) }),
    answer: async ({ authorized }) => {
      const { rows, reads } = await connectedTo(shell, authorized);
      return { json: { rows }, reads: [authorized.record, ...reads] };
    },
  }),
  route({
    method: "get",
    path: "/api/instances/:id/same-subject",
    policy: "instance",
    verb: "read",
    summary: "Other instances of the group that may be about the same subject, for whom the definition shows that.",
    input: { params: instanceParams },
    output: z.object({ rows: z.array(anyObject), isMore: z.boolean() }),
    answer: async ({ authorized }) => {
      const { rows, isMore, reads } = await sameSubject(shell, authorized);
      return { json: { rows, isMore }, reads: [authorized.record, ...reads] };
    },
  }),
];
