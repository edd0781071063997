/** Reports as files: made now, or stored; recorded before the first byte leaves. */

import { z } from "zod";
import {
  copyFor,
  type EvaluationContext,
  findUnit,
  mainUnit,
  merged,
  milliseconds,
  pathFrom,
  pathOf,
  type ReportModel,
  reportAccess,
  type Unit,
  unfolded,
} from "../../../engine/index.ts";
import { documentById } from "../../effects/documents.ts";
import type { Caller } from "../../identity/caller.ts";
import type { Authorized } from "../../queries/authorize.ts";
import { reportReads, reportRecord } from "../../queries/report-reads.ts";
import { FORMATS, type ReportFormat, reportOf } from "../../reports/index.ts";
import { storedReportAccess } from "../../reports/stored-reports.ts";
import type { Shell } from "../../shell.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, type RouteParts, unitPath } from "./parts.ts";

const file = z
  .string()
  .max(120)
  .regex(/^[\w-]+\.(pdf|xlsx)$/);
/** `copy=mine`: the copy of the caller's organisation, with what is theirs marked. */
const query = z.object({ language: z.enum(["nl", "en"]).default("nl"), copy: z.literal("mine").optional() });
/** `item`: the path of the item that the report is about; empty for one about the instance. */
const ofUnit = query.extend({ item: unitPath.default("") });

const partsOf = (name: string): { readonly name: string; readonly format: ReportFormat } => {
  const [stem = "", format = "pdf"] = name.split(".");
  return { name: stem, format: format as ReportFormat };
};
function asCopy(shell: Shell, caller: Caller, model: ReportModel, copy: "mine" | undefined): ReportModel {
  const organisation = copy === undefined ? undefined : shell.directory.organisation(caller.person.organisation);
  return organisation ? copyFor(model, organisation.name) : model;
}
const unitOf = (context: EvaluationContext, item: string): Unit | undefined =>
  item === "" ? mainUnit(context) : findUnit(context, pathFrom(item));
/** The part of the instance that the access record names: `report/<name>`, and the item that it is about. */
const partOf = (context: EvaluationContext, name: string, unit: Unit | undefined): string =>
  unit?.item ? `report/${name}/${pathOf(context, unit)}` : `report/${name}`;

/** Words as they may stand in the name of a file: small letters, no marks, hyphens between. */
const slug = (words: string): string =>
  words
    .normalize("NFD")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/^-+|-+$/g, "")
    .toLowerCase();
/** Named by what it is, its number and its day, in the language of its reader: no names of people in names of files. */
async function fileOf(model: ReportModel, format: ReportFormat, at: Date) {
  const { type, render } = FORMATS[format];
  const parts = [slug(model.title) || model.report, model.number ?? "", model.day ?? "", model.part ?? ""];
  const name = parts.filter((part) => part !== "").join("-");
  return {
    bytes: await render(format === "xlsx" ? merged(model) : unfolded(model), at),
    type,
    name: `${name}.${format}`,
    headers: { "Cache-Control": "no-store" },
  };
}

/** A file that names people and is about the instance as a whole takes all of it out of here at once. */
const isWholeCase = ({ context }: Authorized, name: string): boolean => {
  const report = name in context.process.reports ? context.process.reports[name] : undefined;
  return report?.privacy === "personal" && report.item === undefined;
};

export function reportRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/instances/:id/reports/:file",
      dear: true,
      weighty: ({ params, authorized }) => isWholeCase(authorized, partsOf(params.file).name),
      policy: "instance",
      verb: "print",
      summary: "A report of the instance as it is now, as PDF or workbook.",
      input: { params: z.object({ id, file }), query: ofUnit },
      output: "application/octet-stream",
      answer: async ({ params, query: { language, copy, item }, caller, authorized }) => {
        const { name, format } = partsOf(params.file);
        const { context, actor } = authorized;
        const unit = unitOf(context, item);
        const access = unit && reportAccess(context, actor, name, unit);
        const record = reportRecord(authorized, partOf(context, name, unit), access);
        const model = access && (await reportOf(shell, context, name, language, { ...actor, role: access.role }, unit));
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
      input: { params: z.object({ id, report: z.string().max(120) }), query: ofUnit },
      output: anyObject,
      answer: async ({ params, query: { language, item }, authorized }) => {
        const { context, actor } = authorized;
        const unit = unitOf(context, item);
        const access = unit && reportAccess(context, actor, params.report, unit);
        const record = reportRecord(authorized, partOf(context, params.report, unit), access);
        const model =
          access && (await reportOf(shell, context, params.report, language, { ...actor, role: access.role }, unit));
        if (!model) return { refused: record };
        return {
          json: { blocks: unfolded(model).blocks },
          reads: await reportReads(shell, authorized, record, params.report),
        };
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
