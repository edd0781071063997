/** Contents of one section, and a person's own unfinished fields. */

import { z } from "zod";
import { type DraftOf, draftOf, keepDraft, removeDraft } from "../../instances/drafts.ts";
import type { Authorized, AuthorizedSection } from "../../queries/authorize.ts";
import { namesIn } from "../../queries/people.ts";
import { sectionContents } from "../../queries/section-contents.ts";
import type { SectionAddress } from "../policies.ts";
import { type Route, route } from "../route.ts";
import { anyObject, fields, id, name, type RouteParts, unitPath } from "./parts.ts";

const draftParams = z.object({
  id,
  address: z
    .string()
    .min(1)
    .max(4_100)
    .regex(/^[\w.~-]+$/),
});
/** `<unit path>~<section>`, with `~` for each slash of the path. */
function addressed({ address }: z.infer<typeof draftParams>): SectionAddress {
  const path = address.split("~");
  const section = path.pop() ?? "";
  return { unit: path.join("/"), section };
}
const draftAt = ({ actor, context }: Authorized, { unit, name: section }: AuthorizedSection): DraftOf => ({
  person: actor.person,
  instance: context.instance.id,
  unit: unit.id,
  section,
});

export function sectionRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/instances/:id/sections/:section",
      policy: "section",
      verb: "read",
      right: "read",
      section: ({ params, query }) => ({ unit: query.unit, section: params.section }),
      summary: "The contents of a section; `unit` is the path of an item, empty for the instance itself.",
      input: { params: z.object({ id, section: name }), query: z.object({ unit: unitPath.default("") }) },
      output: anyObject,
      answer: ({ authorized, section }) => {
        const contents = sectionContents(authorized, section);
        return {
          json: { ...contents, people: namesIn(shell, { ...contents.fields, "": Object.values(contents.rows ?? {}) }) },
          etag: String(contents.revision),
          reads: [section.record],
        };
      },
    }),
    route({
      method: "put",
      path: "/api/instances/:id/drafts/:address",
      policy: "section",
      verb: "draft",
      right: "draft",
      section: ({ params }) => addressed(params),
      summary:
        "Stores a person's own unfinished fields of a section they may read or write, sealed, with what stood there (`was`) and the revision they were typed on (`seen`); nobody else sees them. What is saved goes from the draft.",
      input: {
        params: draftParams,
        body: z.strictObject({ fields, was: fields.optional(), seen: z.number().int().nonnegative().optional() }),
      },
      output: anyObject,
      answer: async ({ body, authorized, section }) => {
        const at = shell.now();
        await keepDraft(shell, draftAt(authorized, section), { ...body, at });
        return { json: { at }, reads: [] };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/drafts/:address",
      policy: "section",
      verb: "draft",
      right: "draft",
      section: ({ params }) => addressed(params),
      summary: "The caller's own unfinished fields; `fields` is null when there are none.",
      input: { params: draftParams },
      output: anyObject,
      answer: async ({ authorized, section }) => {
        const draft = await draftOf(shell, draftAt(authorized, section));
        return draft ? { json: draft, reads: [section.record] } : { json: { fields: null }, reads: [] };
      },
    }),
    route({
      method: "delete",
      path: "/api/instances/:id/drafts/:address",
      policy: "section",
      verb: "draft",
      right: "draft",
      section: ({ params }) => addressed(params),
      summary: "Throws the caller's unfinished fields away.",
      input: { params: draftParams },
      output: z.object({}),
      answer: async ({ authorized, section }) => {
        await removeDraft(shell, draftAt(authorized, section));
        return { json: {}, reads: [] };
      },
    }),
  ];
}
