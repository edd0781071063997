/** Reports as files: made now, or stored; recorded before the first byte leaves. */

import { z } from "zod";
import { copyFor, milliseconds, type ReportModel, reportAccess } from "../../../engine/index.ts";
import { documentById } from "../../effects/documents.ts";
import type { Caller } from "../../identity/caller.ts";
import { reportReads, reportRecord } from "../../queries/report-reads.ts";
import { FORMATS, type ReportFormat, reportOf } from "../../reports/index.ts";
import { storedReportAccess } from "../../reports/stored-reports.ts";
import type { Shell } from "../../shell.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, type RouteParts } from "./parts.ts";

const file = z
  .string()
  .max(120)
  .regex(/^[\w-]+\.(pdf|xlsx)$/);
/** `copy=mine`: the copy of the caller's organisation, with what is theirs marked. */
const query = z.object({ language: z.enum(["nl", "en"]).default("nl"), copy: z.literal("mine").optional() });

const partsOf = (name: string): { readonly name: string; readonly format: ReportFormat } => {
  const [stem = "", format = "pdf"] = name.split(".");
  return { name: stem, format: format as ReportFormat };
};
function asCopy(shell: Shell, caller: Caller, model: ReportModel, copy: "mine" | undefined): ReportModel {
  const organisation = copy === undefined ? undefined : shell.directory.organisation(caller.person.organisation);
  return organisation ? copyFor(model, organisation.name) : model;
}
/** Named by its number: no names in names of files. */
async function fileOf(model: ReportModel, format: ReportFormat, at: Date) {
  const { type, render } = FORMATS[format];
  const name = [model.report, ...(model.number === undefined ? [] : [model.number])].join("-");
  return {
    bytes: await render(model, at),
    type,
    name: `${name}.${format}`,
    headers: { "Cache-Control": "no-store" },
  };
}

export function reportRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/instances/:id/reports/:file",
      dear: true,
      policy: "instance",
      verb: "print",
      summary: "A report of the instance as it is now, as PDF or workbook.",
      input: { params: z.object({ id, file }), query },
      output: "application/octet-stream",
      answer: async ({ params, query: { language, copy }, caller, authorized }) => {
        const { name, format } = partsOf(params.file);
        const { context, actor } = authorized;
        const access = reportAccess(context, actor, name);
        const record = reportRecord(authorized, `report/${name}`, access);
        const model = access && (await reportOf(shell, context, name, language, { ...actor, role: access.role }));
        if (!model) return { refused: record };
        const made = await fileOf(asCopy(shell, caller, model, copy), format, new Date(milliseconds(shell.now())));
        return { ...made, reads: await reportReads(shell, authorized, record, name) };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/papers/:report",
      dear: true,
      policy: "instance",
      verb: "read",
      summary: "A report of the instance as it is now, as blocks for a screen.",
      input: { params: z.object({ id, report: z.string().max(120) }), query },
      output: anyObject,
      answer: async ({ params, query: { language }, authorized }) => {
        const { context, actor } = authorized;
        const access = reportAccess(context, actor, params.report);
        const record = reportRecord(authorized, `report/${params.report}`, access);
        const model =
          access && (await reportOf(shell, context, params.report, language, { ...actor, role: access.role }));
        if (!model) return { refused: record };
        return { json: { blocks: model.blocks }, reads: await reportReads(shell, authorized, record, params.report) };
      },
    }),
    route({
      method: "get",
      path: "/api/documents/:file",
      dear: true,
      policy: "rows",
      summary: "A stored report, as PDF or workbook.",
      input: { params: z.object({ file }), query },
      output: "application/octet-stream",
      answer: async ({ params, query: { language, copy }, caller, rows }) => {
        const { name, format } = partsOf(params.file);
        const document = await documentById(shell, name);
        if (!document) return rows.refuse("print", null);
        const authorized = await rows.judge(document.instance, "print");
        if (!authorized) return rows.refuse("print", document.instance);
        const access = await storedReportAccess(shell, authorized.context, authorized.actor, document.report);
        const record = reportRecord(authorized, `document/${name}`, access);
        if (!access) return { refused: record };
        const models = await document.open(shell);
        const model = models.find((one) => one.language === language) ?? models[0];
        if (!model) return { refused: record };
        const made = await fileOf(asCopy(shell, caller, model, copy), format, new Date(milliseconds(document.at)));
        return { ...made, reads: await reportReads(shell, authorized, record, document.report) };
      },
    }),
  ];
}
