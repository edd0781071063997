/** Says, while it is typed, what in a text names somebody, as far as the writer may read it; a write is compared with the rest as well (S25). */

import { z } from "zod";
import { screenText } from "../../../engine/index.ts";
import { namesFor } from "../../queries/known-names.ts";
import { type Route, route } from "../route.ts";
import { instanceParams, type RouteParts } from "./parts.ts";

const hit = z.object({ start: z.number(), end: z.number(), text: z.string(), kind: z.string() });

/** Only places are sent: the writer typed what is there, and the case in which it is known is not displayed. */
export const screenRoutes = ({ shell }: RouteParts): readonly Route[] => [
  route({
    method: "post",
    path: "/api/instances/:id/screen",
    policy: "instance",
    verb: "screen",
    summary:
      "Places in a text that name somebody the caller may read of, here or in linked instances, or look as if they do.",
    input: {
      params: instanceParams,
      body: z.strictObject({
        text: z.string().max(20_000),
        declared: z.array(z.string().max(20_000)).max(50).optional(),
      }),
    },
    output: z.object({ hits: z.array(hit) }),
    answer: async ({ body, authorized }) => {
      const { visible } = await namesFor(shell, authorized);
      const names = { known: visible, publicNames: shell.directory.publicNames() };
      const hits = screenText(body.text, authorized.context.process.screening, names, body.declared);
      return { json: { hits }, reads: [authorized.record] };
    },
  }),
];
