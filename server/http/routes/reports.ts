/** Reports as files: made now, or kept; recorded before the first byte leaves. */

import { z } from "zod";
import {
  copyFor,
  type InstanceId,
  isShutOut,
  milliseconds,
  type ReportAccess,
  type ReportModel,
  reportAccess,
} from "../../../engine/index.ts";
import type { Look } from "../../audit/index.ts";
import { documentById } from "../../effects/documents.ts";
import { contextOf } from "../../instances/context.ts";
import { load } from "../../instances/load.ts";
import { type Authorized, lookAt, see } from "../../queries/authorize.ts";
import { FORMATS, linkedIn, type ReportFormat, reportOf } from "../../reports/index.ts";
import { keptAccess } from "../../reports/stored-reports.ts";
import type { Shell } from "../../shell.ts";
import { notFound } from "../problem.ts";
import { type Answer, type Caller, type Route, route } from "../route.ts";
import { id, type RouteParts } from "./parts.ts";

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

/** A look at a paper, in the record's words. */
const paperLook = ({ look }: Authorized, part: string, access: ReportAccess | undefined): Look => ({
  ...look,
  sections: [part],
  ...(access ? { role: access.role, gates: [...new Set([...(look.gates ?? []), ...access.gates])] } : {}),
});
/** A paper tells of an instance across a link: as whom the reader stands there, if he does, and by which paper of which instance. */
async function linkedLook(shell: Shell, seen: Authorized, look: Look, instance: InstanceId): Promise<readonly Look[]> {
  const loaded = await load(shell, instance);
  if (!loaded) return [];
  const context = contextOf(shell, loaded, shell.now());
  // What he is shut out of does not stand on it.
  if (isShutOut(context, seen.actor, null)) return [];
  const there = lookAt({ ...seen, loaded, context, look: { ...look, instance } });
  const road = `paper ${seen.context.instance.id}`;
  const participation = there.participation ? `${there.participation}; ${road}` : road;
  return [{ ...there, role: there.role === "" ? look.role : there.role, participation }];
}
/** A paper is a look at its instance and at each that it reads across a link. */
async function recordPaper(shell: Shell, seen: Authorized, look: Look, report: string): Promise<void> {
  const linked = await Promise.all(
    linkedIn(seen.context, report).map((instance) => linkedLook(shell, seen, look, instance)),
  );
  await shell.audit.recordReads([look, ...linked.flat()]);
}

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
        const access = reportAccess(seen.context, seen.actor, name);
        const model =
          access && (await reportOf(shell, seen.context, name, language, { ...seen.actor, role: access.role }));
        const look = paperLook(seen, `report/${name}`, access);
        if (!model) {
          await shell.audit.recordRefusal(look, "not-found");
          throw notFound();
        }
        const answer = await fileOf(asCopy(shell, caller, model, copy), format, new Date(milliseconds(shell.now())));
        await recordPaper(shell, seen, look, name);
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
        const access = await keptAccess(shell, seen.context, seen.actor, document.report);
        const look = paperLook(seen, `document/${name}`, access);
        if (!access) {
          await shell.audit.recordRefusal(look, "not-found");
          throw notFound();
        }
        const models = await document.open(shell);
        const model = models.find((one) => one.language === language) ?? models[0];
        if (!model) throw notFound();
        const answer = await fileOf(asCopy(shell, caller, model, copy), format, new Date(milliseconds(document.at)));
        await recordPaper(shell, seen, look, document.report);
        return answer;
      },
    }),
  ];
}
