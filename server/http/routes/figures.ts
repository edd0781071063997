/** Figures of one's groups: on a screen, and as a file. Numbers only. */

import { z } from "zod";
import { milliseconds } from "../../../engine/index.ts";
import type { Caller } from "../../identity/caller.ts";
import { figureGroups, figuresOf } from "../../queries/figures.ts";
import { FORMATS, type ReportFormat } from "../../reports/index.ts";
import type { Shell } from "../../shell.ts";
import { notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, type RouteParts } from "./parts.ts";

const year = z.coerce.number().int().min(2000).max(2100);
const query = z.object({ year, language: z.enum(["nl", "en"]).default("nl") });

function groupFor(shell: Shell, { person }: Caller, group: string) {
  const found = figureGroups(shell, person).find((one) => one.group === group);
  if (!found) throw notFound();
  return found;
}

export function figureRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/figures",
      policy: "signed-in",
      summary: "The groups whose figures the caller may see.",
      input: {},
      output: anyObject,
      answer: ({ caller }) => ({
        json: {
          groups: figureGroups(shell, caller.person).map(({ group, name, municipality }) => ({
            group,
            name,
            municipality,
          })),
        },
      }),
    }),
    route({
      method: "get",
      path: "/api/figures/:group",
      dear: true,
      policy: "rows",
      summary: "The figures of a group over a year, as drawings with their tables.",
      input: { params: z.object({ group: id }), query },
      output: anyObject,
      answer: async ({ params, query: { year, language }, caller, rows }) => {
        const model = await figuresOf(shell, groupFor(shell, caller, params.group), year, language);
        return { json: { title: model.title, blocks: model.blocks }, reads: [rows.page("figures", [])] };
      },
    }),
    route({
      method: "get",
      path: "/api/figures/:group/:file",
      dear: true,
      policy: "rows",
      summary: "The figures of a group over a year, as PDF or workbook.",
      input: { params: z.object({ group: id, file: z.enum(["figures.pdf", "figures.xlsx"]) }), query },
      output: "application/octet-stream",
      answer: async ({ params, query: { year, language }, caller, rows }) => {
        const model = await figuresOf(shell, groupFor(shell, caller, params.group), year, language);
        const format = params.file.split(".")[1] as ReportFormat;
        const { type, render } = FORMATS[format];
        const name = `${language === "nl" ? "cijfers" : "figures"}-${year}.${format}`;
        return {
          bytes: await render(model, new Date(milliseconds(shell.now()))),
          type,
          name,
          headers: { "Cache-Control": "no-store" },
          reads: [rows.page("figures", [])],
        };
      },
    }),
  ];
}
