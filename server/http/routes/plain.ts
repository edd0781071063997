/** A process in plain words over HTTP: of a draft or of a version, to read and as a paper to sign. */

import { z } from "zod";
import type { PlainOf } from "../../definitions/plain/index.ts";
import { notFound } from "../problem.ts";
import { type Route, route } from "../route.ts";
import { anyObject, id, type RouteParts } from "./parts.ts";

const PLACES = [
  { path: "/api/drafts/:id", what: "A draft", of: (found: string): PlainOf => ({ draft: found }) },
  { path: "/api/definitions/:id", what: "A version", of: (found: string): PlainOf => ({ version: found }) },
] as const;

export function plainRoutes({ plain }: RouteParts): readonly Route[] {
  const duty = { policy: "duty", duties: ["designer"], method: "get", dear: true } as const;
  const params = z.object({ id });
  const query = z.object({ language: z.enum(["nl", "en"]).default("nl") });
  const compare = route({
    ...duty,
    path: "/api/definitions/:id/differences/:other",
    summary: "What the second of two versions does otherwise than the first, in sentences.",
    input: { params: z.object({ id, other: id }), query },
    output: anyObject,
    answer: async ({ params: asked, query: { language } }) => {
      const differences = await plain.compare(asked.id, asked.other, language);
      if (!differences) throw notFound();
      return { json: { differences } };
    },
  });
  const told = PLACES.flatMap(({ path, what, of }): readonly Route[] => [
    route({
      ...duty,
      path: `${path}/plain`,
      summary: `${what} in plain words: steps, rights, questions, time limits, papers and promises.`,
      input: { params, query },
      output: anyObject,
      answer: async ({ params: asked, query: { language } }) => {
        const words = await plain.words(of(asked.id), language);
        if (!words) throw notFound();
        return { json: words };
      },
    }),
    route({
      ...duty,
      path: `${path}/plain.pdf`,
      summary: `${what} in plain words as a paper, with room for signatures.`,
      input: { params, query },
      output: "application/octet-stream",
      answer: async ({ params: asked, query: { language } }) => {
        const bytes = await plain.paper(of(asked.id), language);
        if (!bytes) throw notFound();
        return { bytes: Buffer.from(bytes), type: "application/pdf", name: `plain-${language}.pdf` };
      },
    }),
  ]);
  return [...told, compare];
}
