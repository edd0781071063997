/** The owners of incoming links, each as the caller may see it. */

import { z } from "zod";
import { linkedTo } from "../../queries/linked.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, name, type RouteParts } from "./parts.ts";

export const linkedRoutes = ({ shell }: RouteParts): readonly Route[] => [
  route({
    method: "get",
    path: "/api/instances/:id/linked/:item",
    policy: "instance",
    verb: "read",
    summary: "Instances whose items of that name point here, each as the caller may see it.",
    input: { params: z.object({ id, item: name }) },
    output: z.object({ rows: z.array(anyObject) }),
    answer: async ({ params, authorized }) => {
      const { rows, reads } = await linkedTo(shell, authorized, params.item);
      return { json: { rows }, reads };
    },
  }),
];
