/** Instances that the caller might link to this one, each with what stands in the way. */

import { z } from "zod";
import { linkableTo } from "../../queries/linkable.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, name, type RouteParts } from "./parts.ts";

export const linkableRoutes = ({ shell }: RouteParts): readonly Route[] => [
  route({
    method: "get",
    path: "/api/instances/:id/linkable/:item",
    policy: "instance",
    verb: "read",
    dear: true,
    summary: "Instances of the same group to which the caller might add an item of that name that points here.",
    input: { params: z.object({ id, item: name }) },
    output: z.object({ rows: z.array(anyObject), more: z.boolean() }),
    answer: async ({ params, authorized }) => {
      const { rows, more, reads } = await linkableTo(shell, authorized, params.item);
      return { json: { rows, more }, reads };
    },
  }),
];
