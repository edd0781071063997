/** The versions of a paper that is stored each time, and what changed from one to another; recorded as reading it. */

import { z } from "zod";
import { reportReads, reportRecord } from "../../queries/report-reads.ts";
import { storedReportAccess } from "../../reports/stored-reports.ts";
import { versionsOf } from "../../reports/versions.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, type RouteParts } from "./parts.ts";

const version = z
  .string()
  .max(100)
  .regex(/^[\w-]+$/);
const query = z.object({
  language: z.enum(["nl", "en"]).default("nl"),
  before: version.optional(),
  after: version.optional(),
});

export function versionRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/instances/:id/versions/:report",
      dear: true,
      policy: "instance",
      verb: "read",
      summary: "Stored copies of a report, and what differs between two of them (`now`: as it is now).",
      input: { params: z.object({ id, report: z.string().max(120) }), query },
      output: anyObject,
      answer: async ({ params: { report }, query: asked, authorized }) => {
        const access = await storedReportAccess(shell, authorized.context, authorized.actor, report);
        const record = reportRecord(authorized, `report/${report}`, access);
        if (!access) return { refused: record };
        const found = await versionsOf(shell, authorized.context, { report, ...asked });
        return { json: { ...found }, reads: await reportReads(shell, authorized, record, report) };
      },
    }),
  ];
}
