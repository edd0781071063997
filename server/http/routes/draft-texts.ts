/** The texts of a draft as a workbook over HTTP: out as a file, and in as what it would change. */

import { z } from "zod";
import { milliseconds } from "../../../engine/index.ts";
import { readTextsBook, textsBook } from "../../definitions/texts-book/index.ts";
import { HttpProblem, httpProblem, notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, type RouteParts } from "./parts.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Signs of a workbook in base64; its bytes are three quarters of that. */
const MOST = 1_900_000;

export function draftTextRoutes({ design, shell }: RouteParts): readonly Route[] {
  const params = z.object({ id });
  const found = async (draft: string) => {
    const view = await design.find(draft);
    if ("fault" in view) throw notFound();
    return view;
  };
  return [
    route({
      policy: "duty",
      duties: ["designer"],
      dear: true,
      method: "get",
      path: "/api/drafts/:id/texts",
      summary: "The texts of a draft as a workbook: one row per text, languages side by side.",
      input: { params, query: z.object({ language: z.enum(["nl", "en"]).default("nl") }) },
      output: "application/octet-stream",
      answer: async ({ params: asked, query: { language } }) => {
        const { bytes, name } = await textsBook(await found(asked.id), language, new Date(milliseconds(shell.now())));
        return { bytes, name, type: XLSX, headers: { "Cache-Control": "no-store" } };
      },
    }),
    route({
      policy: "duty",
      duties: ["designer"],
      dear: true,
      method: "post",
      path: "/api/drafts/:id/texts",
      summary:
        "What a workbook of texts would change in a draft, and its faults by sheet and cell; nothing is changed.",
      input: { params, body: z.strictObject({ file: z.base64().max(MOST) }) },
      output: anyObject,
      answer: async ({ params: asked, body }) => {
        const read = await readTextsBook(await found(asked.id), Buffer.from(body.file, "base64"));
        if ("fault" in read) throw new HttpProblem(httpProblem(read.fault).problem);
        return { json: read };
      },
    }),
  ];
}
