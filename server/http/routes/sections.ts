/** Contents of one section, recorded before they are told; and a person's own unfinished fields. */

import { z } from "zod";
import {
  asId,
  type Fields,
  type InstanceId,
  type ItemId,
  prefillOf,
  resolveForm,
  seesAuthor,
  stateOf,
  unitOf,
  visibleFields,
} from "../../../engine/index.ts";
import { type DraftOf, draftOf, keepDraft, mayDraft, removeDraft } from "../../instances/drafts.ts";
import { type Authorized, see, seeSection, unitAt } from "../../queries/authorize.ts";
import type { Shell } from "../../shell.ts";
import { notFound } from "../problem.ts";
import { type Caller, type Route, route } from "../route.ts";
import { anyObject, fields, id, name, type RouteParts, unitPath } from "./parts.ts";

export interface Told {
  readonly fields: Fields;
  readonly state: unknown;
  readonly revision: number;
  /** What the step suggests for empty fields (`prefill`): never stored unasked. */
  readonly suggested?: Fields;
  readonly at?: string;
  readonly by?: string;
}
/** What a section says to this caller. */
export function tellSection(seen: Authorized, unit: ItemId | null, section: string): Told {
  const { context, actor } = seen;
  const item = unit === null ? null : (context.instance.items[unit] ?? null);
  const definition = unitOf(context, item).sections[section];
  const form = definition && context.process.forms[definition.form];
  if (!definition || !form) return { fields: {}, state: null, revision: 0 };
  const readable = visibleFields(context, actor, unit, section);
  const written = stateOf(context, unit)?.sections[section];
  const suggested = prefillOf(context, actor, unit, section);
  return {
    fields: readable,
    state: resolveForm(form, readable, context.clock),
    revision: written?.revision ?? 0,
    ...(Object.keys(suggested).length > 0 ? { suggested } : {}),
    ...(written ? { at: written.at } : {}),
    ...(written && seesAuthor(context, actor, unit, section) ? { by: written.by.id } : {}),
  };
}

const draftParams = z.object({
  id,
  address: z
    .string()
    .min(1)
    .max(300)
    .regex(/^[\w.~-]+$/),
});
/** The draft an address `<unit path>~<section>` names. @throws HttpProblem not-found, as for a section that is not for the caller */
async function draftAt(shell: Shell, caller: Caller, requestId: string, { id, address }: z.infer<typeof draftParams>) {
  const seen = await see(shell, caller, requestId, id, "draft");
  const path = address.split("~");
  const section = path.pop() ?? "";
  const unit = unitAt(seen, path.join("/"));
  const look = { ...seen.look, sections: [`${path.join("/")}/${section}`] };
  if (unit !== undefined && mayDraft(seen.context, seen.actor, unit, section)) {
    const of: DraftOf = { person: caller.person.id, instance: asId<InstanceId>(id), unit, section };
    return { of, look };
  }
  await shell.audit.recordRefusal(look, "not-found");
  throw notFound();
}

export function sectionRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/instances/:id/sections/:section",
      policy: "section",
      summary: "The contents of a section; `unit` is the path of an item, empty for the instance itself.",
      input: { params: z.object({ id, section: name }), query: z.object({ unit: unitPath.default("") }) },
      output: anyObject,
      answer: async ({ params, query, caller, requestId }) => {
        const seen = await see(shell, caller, requestId, params.id, "read");
        const { unit, look } = await seeSection(shell, seen, query.unit, params.section);
        const told = tellSection(seen, unit, params.section);
        await shell.audit.recordRead(look);
        return { json: told, etag: String(told.revision) };
      },
    }),
    route({
      method: "put",
      path: "/api/instances/:id/drafts/:address",
      policy: "section",
      summary:
        "Keeps a person's own unfinished fields of a section they may read or write, sealed; nobody else sees them.",
      input: { params: draftParams, body: z.strictObject({ fields, seen: z.number().int().nonnegative().optional() }) },
      output: anyObject,
      answer: async ({ params, body, caller, requestId }) => {
        const { of } = await draftAt(shell, caller, requestId, params);
        const at = shell.now();
        await keepDraft(shell, of, { ...body, at });
        return { json: { at } };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/drafts/:address",
      policy: "section",
      summary: "The caller's own unfinished fields; `fields` is null when there are none.",
      input: { params: draftParams },
      output: anyObject,
      answer: async ({ params, caller, requestId }) => {
        const { of, look } = await draftAt(shell, caller, requestId, params);
        const draft = await draftOf(shell, of);
        if (!draft) return { json: { fields: null } };
        await shell.audit.recordRead(look);
        return { json: draft };
      },
    }),
    route({
      method: "delete",
      path: "/api/instances/:id/drafts/:address",
      policy: "section",
      summary: "Throws the caller's unfinished fields away.",
      input: { params: draftParams },
      output: z.object({}),
      answer: async ({ params, caller, requestId }) => {
        const { of } = await draftAt(shell, caller, requestId, params);
        await removeDraft(shell, of);
        return { json: {} };
      },
    }),
  ];
}
