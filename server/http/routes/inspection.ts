/** The copy for a person whom an instance is about: of whom there can be one, what stands in it, and the file with what its maker chose. */

import { z } from "zod";
import {
  dayOf,
  type InspectedPart,
  inspectedPeople,
  inspectionOf,
  mayInspect,
  milliseconds,
  type ReportModel,
} from "../../../engine/index.ts";
import type { AccessRecord } from "../../audit/index.ts";
import { TIME_ZONE } from "../../directory/index.ts";
import type { Authorized } from "../../queries/authorize.ts";
import { FORMATS } from "../../reports/index.ts";
import { wordingOf } from "../../reports/wording.ts";
import type { Shell } from "../../shell.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, instanceParams, type RouteParts } from "./parts.ts";

const language = z.enum(["nl", "en"]).default("nl");
const answerId = z.string().min(1).max(5_000);

const partsFor = (shell: Shell, { context, actor }: Authorized, person: string, spoken: string) =>
  inspectionOf(context, actor, person, wordingOf(shell, spoken));
const recordOfParts = ({ record }: Authorized, verb: string, parts: readonly InspectedPart[]): AccessRecord => ({
  ...record,
  verb,
  sections: parts.map(({ section }) => section),
});

/** The paper: chosen answers by section. */
function modelOf(
  shell: Shell,
  { context }: Authorized,
  parts: readonly InspectedPart[],
  { language: spoken, words }: { readonly language: string; readonly words: Words },
): ReportModel {
  const { instance, process } = context;
  const group = shell.directory.groups().find((one) => one.id === instance.group);
  const [number] = Object.values(instance.numbers);
  const day = dayOf(shell.now(), TIME_ZONE);
  return {
    report: "inspection",
    language: spoken,
    title: words.title,
    note: words.note,
    privacy: "personal",
    ...(number === undefined ? {} : { number }),
    day,
    group: group?.name ?? "",
    municipality: group?.municipality ?? "",
    audience: words.audience,
    made: {
      on: day.split("-").reverse().join("-"),
      revision: instance.revision,
      rules: `${process.id} ${process.version}`,
    },
    blocks: [
      ...parts.map(({ title, answers }) => ({
        type: "fields" as const,
        title,
        rows: answers.map(({ label, value }) => [label, value] as const),
      })),
    ],
  };
}
interface Words {
  readonly title: string;
  readonly note: string;
  readonly audience: string;
}
const WORDS: Readonly<Record<"nl" | "en", Words>> = {
  nl: {
    title: "Wat er over u bekend is",
    note: "Gegevens van anderen zijn weggelaten.",
    audience: "voor wie het gaat",
  },
  en: {
    title: "What is known of you",
    note: "What it says of others is left out.",
    audience: "for whom it is about",
  },
};

export function inspectionRoutes({ shell }: RouteParts): readonly Route[] {
  const params = z.object({ id, person: z.string().min(1).max(200) });
  return [
    route({
      method: "get",
      path: "/api/instances/:id/inspection",
      policy: "instance",
      verb: "read",
      summary: "Persons whom the instance is about and for whom the caller makes the copy that they ask for.",
      input: { params: instanceParams },
      output: z.object({ people: z.array(z.object({ key: z.string(), name: z.string() })) }),
      answer: ({ authorized }) => {
        const { context, actor, record } = authorized;
        const people = mayInspect(context, actor) ? inspectedPeople(context, actor) : [];
        const section = context.kind.access.inspect?.section;
        const shown = people.length > 0 && section !== undefined ? { sections: [`/${section}`] } : {};
        return { json: { people: [...people] }, reads: [{ ...record, ...shown }] };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/inspection/:person",
      policy: "instance",
      verb: "read",
      dear: true,
      summary:
        "Every answer that the copy for one person may hold, and whether it is about this person, nobody or others.",
      input: { params, query: z.object({ language }) },
      output: anyObject,
      answer: ({ params: asked, query, authorized }) => {
        const parts = partsFor(shell, authorized, asked.person, query.language);
        if (!parts) return { refused: authorized.record };
        return { json: { parts }, reads: [recordOfParts(authorized, "read", parts)] };
      },
    }),
    route({
      method: "post",
      path: "/api/instances/:id/inspection/:person",
      policy: "instance",
      verb: "export",
      dear: true,
      weighty: true,
      summary: "The copy for one person as PDF, with the answers that were chosen.",
      input: {
        params,
        body: z.strictObject({
          language,
          answers: z.array(answerId).max(5_000),
        }),
      },
      output: "application/pdf",
      answer: async ({ params: asked, body, authorized }) => {
        const all = partsFor(shell, authorized, asked.person, body.language);
        if (!all) return { refused: authorized.record };
        const chosen = new Set(body.answers);
        const parts = all
          .map((part) => ({ ...part, answers: part.answers.filter((answer) => chosen.has(answer.id)) }))
          .filter(({ answers }) => answers.length > 0);
        const words = WORDS[body.language];
        const model = modelOf(shell, authorized, parts, { ...body, words });
        return {
          bytes: await FORMATS.pdf.render(model, new Date(milliseconds(shell.now()))),
          type: FORMATS.pdf.type,
          name: `${model.number ?? "copy"}.pdf`,
          headers: { "Cache-Control": "no-store" },
          reads: [recordOfParts(authorized, "export", parts)],
        };
      },
    }),
  ];
}
