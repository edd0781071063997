/** Says, while it is typed, what in a text names somebody: the same question that every write is asked (S25). */

import { z } from "zod";
import { knownNames } from "../../../engine/instance/known-names.ts";
import { screenText } from "../../../engine/privacy/screen.ts";
import { writesScreenedText } from "../../../engine/views/index.ts";
import { namesNearby } from "../../instances/names-nearby.ts";
import { type Route, route } from "../route.ts";
import { instanceParams, type RouteParts } from "./parts.ts";
import { see } from "./seen.ts";

const hit = z.object({ start: z.number(), end: z.number(), text: z.string(), kind: z.string() });

/** Places only: which name it was is what the writer typed; in which case it stands is not told. */
export const screenRoutes = ({ shell }: RouteParts): readonly Route[] => [
  route({
    method: "post",
    path: "/api/instances/:id/screen",
    policy: "instance",
    summary:
      "Places in a text that name somebody known in the instance or in those linked to it, or look as if they do.",
    input: {
      params: instanceParams,
      body: z.strictObject({
        text: z.string().max(20_000),
        declared: z.array(z.string().max(20_000)).max(50).optional(),
      }),
    },
    output: z.object({ hits: z.array(hit) }),
    answer: async ({ params, body, caller, requestId }) => {
      const seen = await see(shell, caller, requestId, params.id, "screen");
      // Who cannot write such a text here would learn from an answer who stands in a document that is not for them.
      const names = writesScreenedText(seen.context, seen.actor)
        ? [...knownNames(seen.context), ...(await namesNearby(shell, seen.loaded))]
        : [];
      const hits = screenText(body.text, names, body.declared);
      await shell.audit.recordRead(seen.look);
      return { json: { hits } };
    },
  }),
];
