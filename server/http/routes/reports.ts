/** Reports as files: made now, or kept; recorded before the first byte leaves. */

import { z } from "zod";
import type { InstanceId } from "../../../engine/ids.ts";
import { copyFor } from "../../../engine/reports/index.ts";
import type { ReportModel } from "../../../engine/reports/types.ts";
import { milliseconds } from "../../../engine/time.ts";
import type { Look } from "../../audit/index.ts";
import { documentById } from "../../effects/documents.ts";
import { FORMATS, linkedIn, type ReportFormat, reportOf, reportRole } from "../../reports/index.ts";
import type { Shell } from "../../shell.ts";
import { notFound } from "../problem.ts";
import { type Answer, type Caller, type Route, route } from "../route.ts";
import { id, type RouteParts } from "./parts.ts";
import { see } from "./seen.ts";

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
async function fileOf(model: ReportModel, format: ReportFormat, at: Date): Promise<Answer> {
  const { type, render } = FORMATS[format];
  const name = [model.report, ...(model.number === undefined ? [] : [model.number])].join("-");
  return {
    bytes: await render(model, at),
    type,
    name: `${name}.${format}`,
    headers: { "Cache-Control": "no-store" },
  };
}

/** A paper is a look at its instance and at each that it reads across a link. */
const recordPaper = (shell: Shell, look: Look, linked: readonly InstanceId[]): Promise<void> =>
  shell.audit.recordReads([look, ...linked.map((instance) => ({ ...look, instance }))]);

export function reportRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/instances/:id/reports/:file",
      policy: "instance",
      summary: "A report of the instance as it is now, as PDF or workbook.",
      input: { params: z.object({ id, file }), query },
      output: "application/octet-stream",
      answer: async ({ params, query: { language, copy }, caller, requestId }) => {
        const { name, format } = partsOf(params.file);
        const seen = await see(shell, caller, requestId, params.id, "print");
        const role = reportRole(seen.context, seen.actor, name);
        const model = role === undefined ? undefined : await reportOf(shell, seen.context, name, language);
        const look = { ...seen.look, ...(role === undefined ? {} : { role }), sections: [`report/${name}`] };
        if (!model) {
          await shell.audit.recordRefusal(look, "not-found");
          throw notFound();
        }
        const answer = await fileOf(asCopy(shell, caller, model, copy), format, new Date(milliseconds(shell.now())));
        await recordPaper(shell, look, linkedIn(seen.context, name));
        return answer;
      },
    }),
    route({
      method: "get",
      path: "/api/documents/:file",
      policy: "rows",
      summary: "A kept report, as PDF or workbook.",
      input: { params: z.object({ file }), query },
      output: "application/octet-stream",
      answer: async ({ params, query: { language, copy }, caller, requestId }) => {
        const { name, format } = partsOf(params.file);
        const document = await documentById(shell, name);
        if (!document) throw notFound();
        const seen = await see(shell, caller, requestId, document.instance, "print");
        const role = reportRole(seen.context, seen.actor, document.report);
        const look = { ...seen.look, ...(role === undefined ? {} : { role }), sections: [`document/${name}`] };
        if (role === undefined) {
          await shell.audit.recordRefusal(look, "not-found");
          throw notFound();
        }
        const models = await document.open(shell);
        const model = models.find((one) => one.language === language) ?? models[0];
        if (!model) throw notFound();
        const answer = await fileOf(asCopy(shell, caller, model, copy), format, new Date(milliseconds(document.at)));
        await recordPaper(shell, look, linkedIn(seen.context, document.report));
        return answer;
      },
    }),
  ];
}
