/** What happened to an instance, who may see it, who read it, and which reports are stored. */

import { z } from "zod";
import { readersOf } from "../../../engine/index.ts";
import type { Authorized } from "../../queries/authorize.ts";
import { withReaders } from "../../queries/document-readers.ts";
import { readsFor, timelineFor } from "../../queries/history.ts";
import { peopleIn } from "../../queries/people.ts";
import { documentsFor } from "../../reports/stored-reports.ts";
import { type Route, route } from "../route.ts";
import { anyObject, instanceParams, type RouteParts } from "./parts.ts";

export function historyRoutes({ shell }: RouteParts): readonly Route[] {
  /** A part of an instance that is shown to everybody who may know of the instance. */
  const part = (path: string, summary: string, show: (authorized: Authorized) => Promise<object> | object): Route =>
    route({
      method: "get",
      path: `/api/instances/:id/${path}`,
      policy: "instance",
      verb: "read",
      dear: true,
      summary,
      input: { params: instanceParams },
      output: anyObject,
      answer: async ({ authorized }) => {
        const shown = await show(authorized);
        return { json: { ...shown, people: peopleIn(shell, shown) }, reads: [authorized.record] };
      },
    });

  return [
    route({
      method: "get",
      path: "/api/instances/:id/timeline",
      policy: "instance",
      verb: "read",
      dear: true,
      summary:
        "What happened, by address and moment, as far as the caller may know: of the last hundred commits, or of those `before` a revision; `next` begins the page before.",
      input: {
        params: instanceParams,
        query: z.object({ before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() }),
      },
      output: anyObject,
      answer: async ({ authorized, query: { before } }) => {
        const shown = await timelineFor(shell, authorized, before);
        return { json: { ...shown, people: peopleIn(shell, shown) }, reads: [authorized.record] };
      },
    }),
    part("readers", "Who may see what of it now, and why.", ({ context, actor }) => ({
      readers: readersOf(context, actor),
    })),
    part("reads", "Who read it, newest first: access records, never what was seen.", async (authorized) => ({
      reads: await readsFor(shell, authorized),
    })),
    part(
      "documents",
      "Stored reports that the caller may have, each with who opened it and who did not yet.",
      async ({ context, actor }) => ({
        documents: await withReaders(shell, context, await documentsFor(shell, context, actor)),
      }),
    ),
  ];
}
