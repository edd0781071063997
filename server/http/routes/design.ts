/** Designing over HTTP: definitions with their versions, drafts, review and publishing, for people with that duty. */

import { z } from "zod";
import { type DefinitionEdit, MAX_LENGTH } from "../../../engine/index.ts";
import type { DesignFault } from "../../definitions/design.ts";
import { FORMATS } from "../../reports/formats.ts";
import { HttpProblem, httpProblem, notFound } from "../problem.ts";
import { type Answer, type Route, route } from "../route.ts";
import { anyObject, id, line, type RouteParts } from "./parts.ts";

const hashText = z.string().regex(/^[0-9a-f]{64}$/);
const file = z
  .string()
  .max(300)
  .regex(/^(workflows|forms)\/[\w./-]+\.json$/)
  .refine((path) => !path.includes(".."), "no such file");
const pointer = z.string().max(1_000);
const index = z.number().int().min(0).max(10_000);
const edit = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("set"), file, pointer, value: z.json(), after: z.string().max(300).optional() }),
  z.strictObject({ op: z.literal("remove"), file, pointer }),
  z.strictObject({ op: z.literal("insert"), file, pointer, index, value: z.json() }),
  z.strictObject({ op: z.literal("move"), file, pointer, from: index, to: index }),
  z.strictObject({ op: z.literal("renameKey"), file, pointer, to: line }),
  z.strictObject({ op: z.literal("addFile"), file, value: z.json() }),
  z.strictObject({ op: z.literal("removeFile"), file }),
  z.strictObject({ op: z.literal("setText"), file, text: z.string().max(MAX_LENGTH) }),
]);
const reason = z.string().trim().min(1).max(2_000);
const shortName = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-zA-Z][\w-]*$/);

/** @throws HttpProblem for what could not be done */
function orFault<T extends object>(outcome: T | DesignFault): Answer {
  if (!("fault" in outcome)) return { json: outcome };
  if (outcome.fault === "not-found") throw notFound();
  const { fault, ...details } = outcome;
  const { problem } = httpProblem(fault);
  throw new HttpProblem({ ...problem, details });
}

export function designRoutes({ design }: RouteParts): readonly Route[] {
  const duty = { policy: "duty", duties: ["designer"], output: anyObject } as const;
  const params = z.object({ id });
  const hashParams = z.object({ hash: hashText });
  return [
    route({
      ...duty,
      method: "get",
      path: "/api/definitions",
      summary: "Processes and variants in force with their versions, the groups on them, and open drafts.",
      input: {},
      answer: async () => ({ json: await design.overview() }),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/definitions/:hash/files",
      summary: "The files of one version.",
      input: { params: hashParams },
      answer: async ({ params: { hash } }) => orFault(await design.files(hash)),
    }),
    route({
      policy: "duty",
      duties: ["designer"],
      method: "get",
      path: "/api/definitions/:hash/archive",
      dear: true,
      summary: "One version in one file (tar under gzip), which can be taken in again sign for sign.",
      input: { params: hashParams },
      output: "application/gzip",
      answer: async ({ params: { hash } }) => {
        const found = await design.archive(hash);
        if ("fault" in found) throw notFound();
        return { bytes: found.bytes, type: "application/gzip" };
      },
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts/import",
      dear: true,
      summary: "Takes an archive in as a draft; what is broken in it is among its findings.",
      input: { body: z.strictObject({ archive: z.base64().max(1_900_000) }) },
      answer: async ({ body, caller }) =>
        orFault(await design.importArchive(Buffer.from(body.archive, "base64"), caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/definitions/:hash/activate",
      weighty: true,
      summary: "Asks that new instances of its line run on this version; done when a second person asks the same.",
      input: { params: hashParams, body: z.strictObject({ reason }) },
      answer: async ({ params: { hash }, body, caller }) =>
        orFault(await design.activate(hash, body.reason, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts",
      summary:
        "Opens a draft on a version, of a process or of a variant; a variant may be new, or be put on a newer base; a new process begins as a template or a copy.",
      input: {
        body: z.strictObject({
          process: shortName,
          variant: shortName.optional(),
          from: hashText.optional(),
          place: line.optional(),
          rebase: z.boolean().optional(),
          copyOf: shortName.optional(),
          name: line.optional(),
          template: z
            .string()
            .regex(/^[a-z][a-z-]{0,63}$/)
            .optional(),
          names: z.strictObject({ nl: line, en: z.string().trim().max(120) }).optional(),
        }),
      },
      answer: async ({ body, caller }) => orFault(await design.open(body, caller.person.id)),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/drafts/:id",
      summary: "A draft: its files, what was done to it, and what is under review.",
      input: { params },
      answer: async ({ params: asked }) => orFault(await design.find(asked.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts/:id/edits",
      summary: "Changes a draft as it was on a revision; 409 with what others did when both touch one place.",
      input: {
        params,
        body: z.strictObject({ revision: z.number().int().min(0), edits: z.array(edit).min(1).max(500) }),
      },
      answer: async ({ params: asked, body, caller }) =>
        orFault(await design.edit(asked.id, body.revision, body.edits as readonly DefinitionEdit[], caller.person.id)),
    }),
    ...(["undo", "redo"] as const).map((way) =>
      route({
        ...duty,
        method: "post",
        path: `/api/drafts/:id/${way}`,
        summary: way === "undo" ? "Takes the last change back." : "Does again what was taken back.",
        input: { params },
        answer: async ({ params: asked, caller }) => orFault(await design.back(asked.id, way, caller.person.id)),
      }),
    ),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts/:id/back",
      summary: "Goes back to how the draft was after a revision.",
      input: { params, body: z.strictObject({ to: z.number().int().min(0) }) },
      answer: async ({ params: asked, body, caller }) =>
        orFault(await design.back(asked.id, body.to, caller.person.id)),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/drafts/:id/findings",
      summary: "Every finding of a draft, its examples played; `ended` is false when that took too long.",
      input: { params },
      answer: async ({ params: asked }) => orFault(await design.findings(asked.id)),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/drafts/:id/difference",
      summary: "What a draft changes of the version it began from, by address, and which groups it touches.",
      input: { params },
      answer: async ({ params: asked }) => orFault(await design.difference(asked.id)),
    }),
    route({
      ...duty,
      method: "get",
      path: "/api/drafts/:id/rebase",
      summary:
        "Of a variant on a newer base: what is new in the base, what both changed, and what is still to be chosen.",
      input: { params },
      answer: async ({ params: asked }) => orFault(await design.rebase(asked.id)),
    }),
    route({
      policy: "duty",
      duties: ["designer"],
      method: "get",
      path: "/api/drafts/:id/validators/:revision/:form",
      summary: "The check of one form of a draft as it is on a revision, as a module for the browser.",
      input: {
        params: z.object({
          id,
          revision: z.coerce.number().int().min(0),
          form: z
            .string()
            .max(200)
            .regex(/^[\w~-]+\.js$/),
        }),
      },
      output: "text/javascript",
      answer: async ({ params: asked }) => {
        const form = asked.form.slice(0, -3).replaceAll("~", "/");
        const found = await design.validator(asked.id, asked.revision, form);
        if ("fault" in found) throw notFound();
        return { bytes: Buffer.from(found.code), type: "text/javascript" };
      },
    }),
    route({
      policy: "duty",
      duties: ["designer"],
      dear: true,
      method: "get",
      path: "/api/drafts/:id/papers/:file",
      summary: "A report of a draft on the data of one of its examples, as PDF or workbook.",
      input: {
        params: z.object({
          id,
          file: z
            .string()
            .max(100)
            .regex(/^[a-zA-Z]\w*\.(pdf|xlsx)$/),
        }),
        query: z.object({
          example: z
            .string()
            .max(100)
            .regex(/^[\w-]*$/)
            .default(""),
          language: z.enum(["nl", "en"]).default("nl"),
        }),
      },
      output: "application/octet-stream",
      answer: async ({ params: asked, query }) => {
        const [report = "", ending] = asked.file.split(".");
        const format = ending === "xlsx" ? "xlsx" : "pdf";
        const found = await design.paper(asked.id, { report, format, ...query });
        if ("fault" in found) throw notFound();
        return { bytes: Buffer.from(found.bytes), type: FORMATS[format].type, name: asked.file };
      },
    }),
    route({
      ...duty,
      dear: true,
      method: "post",
      path: "/api/drafts/:id/try",
      summary: "Lets groups that only try something run on a draft that has no errors; their instances count nowhere.",
      input: { params },
      answer: async ({ params: asked }) => orFault(await design.tryOut(asked.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts/:id/end-trial",
      summary: "Groups that only try something run on what is in force again.",
      input: { params },
      answer: async ({ params: asked }) => orFault(await design.endTrial(asked.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts/:id/review",
      summary: "Asks a second person to read a draft that has no errors.",
      input: { params, body: z.strictObject({ reason }) },
      answer: async ({ params: asked, body, caller }) =>
        orFault(await design.review(asked.id, body.reason, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts/:id/return",
      summary: "Gives a draft back to who wrote it.",
      input: { params, body: z.strictObject({ reason }) },
      answer: async ({ params: asked, body, caller }) =>
        orFault(await design.giveBack(asked.id, body.reason, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts/:id/publish",
      weighty: true,
      summary: "Publishes what was reviewed, by somebody who wrote none of it; new instances then run on it.",
      input: { params, body: z.strictObject({ hash: hashText }) },
      answer: async ({ params: asked, body, caller }) =>
        orFault(await design.publish(asked.id, body.hash, caller.person.id)),
    }),
    route({
      ...duty,
      method: "post",
      path: "/api/drafts/:id/discard",
      summary: "Throws a draft away; its history stays.",
      input: { params },
      answer: async ({ params: asked, caller }) => orFault(await design.discard(asked.id, caller.person.id)),
    }),
  ];
}
