/** Says, while it is typed, what in a text names somebody: the same question that every write is asked (S25). */

import { z } from "zod";
import { type Known, namesFor, screenText, writesScreenedText } from "../../../engine/index.ts";
import type { Authorized } from "../../queries/authorize.ts";
import { namesNearby } from "../../queries/names-nearby.ts";
import type { Shell } from "../../shell.ts";
import { type Route, route } from "../route.ts";
import { instanceParams, type RouteParts } from "./parts.ts";

const hit = z.object({ start: z.number(), end: z.number(), text: z.string(), kind: z.string() });

/** Those of the instances linked to it only for who writes a text here that is looked through. */
async function namesHere(shell: Shell, { context, actor, loaded }: Authorized): Promise<readonly Known[]> {
  const writes = writesScreenedText(context, actor);
  return [...namesFor(context, actor, writes), ...(writes ? await namesNearby(shell, loaded) : [])];
}

/** Places only: which name it was is what the writer typed; in which case it stands is not told. */
export const screenRoutes = ({ shell }: RouteParts): readonly Route[] => [
  route({
    method: "post",
    path: "/api/instances/:id/screen",
    policy: "instance",
    verb: "screen",
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
    answer: async ({ body, authorized }) => {
      const names = {
        known: await namesHere(shell, authorized),
        publicNames: shell.directory.publicNames(),
      };
      const hits = screenText(body.text, authorized.context.process.screening, names, body.declared);
      return { json: { hits }, reads: [authorized.record] };
    },
  }),
];
