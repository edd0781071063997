/** Contents of one section, recorded before they are told; and a person's own unfinished fields. */

import { z } from "zod";
import { expand, formFields, resolveForm, write } from "../../../engine/forms/index.ts";
import type { CompiledForm, Fields } from "../../../engine/forms/types.ts";
import type { ItemId } from "../../../engine/ids.ts";
import { readableFields, seesAuthor } from "../../../engine/instance/access.ts";
import { stateOf, unitOf } from "../../../engine/instance/scope.ts";
import { prefillOf } from "../../../engine/views/index.ts";
import { keyName } from "../../sealing/index.ts";
import { type Route, route } from "../route.ts";
import { anyObject, fields, id, name, type RouteParts, unitPath } from "./parts.ts";
import { type Seen, see, seeSection } from "./seen.ts";

/** Fields without those that the caller's role families may not read. */
export function narrowed(form: CompiledForm, given: Fields, allowed: ReadonlySet<string>): Fields {
  let kept = given;
  for (const { pattern } of formFields(form))
    if (!allowed.has(pattern)) for (const pointer of expand(pattern, given)) kept = write(kept, pointer, undefined);
  return kept;
}

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
export function tellSection(seen: Seen, unit: ItemId | null, section: string): Told {
  const { context, actor } = seen;
  const item = unit === null ? null : (context.instance.items[unit] ?? null);
  const definition = unitOf(context, item).sections[section];
  const form = definition && context.process.forms[definition.form];
  if (!definition || !form) return { fields: {}, state: null, revision: 0 };
  const contents = context.contents.read(unit, section) ?? {};
  const readable = narrowed(form, contents, readableFields(context, actor, unit, section));
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

const DRAFTS = "drafts";
const draftParams = z.object({
  id,
  address: z
    .string()
    .min(1)
    .max(300)
    .regex(/^[\w.~-]+$/),
});
const draftId = (person: string, instance: string, address: string): string => `${person} ${instance} ${address}`;

export function sectionRoutes({ shell }: RouteParts): readonly Route[] {
  const { store, sealing } = shell;
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
      policy: "instance",
      summary: "Keeps a person's own unfinished fields, sealed; nobody else sees them.",
      input: { params: draftParams, body: z.strictObject({ fields, seen: z.number().int().nonnegative().optional() }) },
      output: anyObject,
      answer: async ({ params, body, caller, requestId }) => {
        await see(shell, caller, requestId, params.id, "draft");
        const key = draftId(caller.person.id, params.id, params.address);
        const plain = Buffer.from(JSON.stringify({ ...body, at: shell.now() }));
        const sealed = await sealing.seal(
          params.id,
          keyName(params.id, "draft", caller.person.id),
          `draft ${key}`,
          plain,
        );
        await store.put(DRAFTS, key, sealed, { owner: caller.person.id });
        return { json: { at: shell.now() } };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/drafts/:address",
      policy: "instance",
      summary: "The caller's own unfinished fields; empty when there are none.",
      input: { params: draftParams },
      output: anyObject,
      answer: async ({ params, caller, requestId }) => {
        await see(shell, caller, requestId, params.id, "draft");
        const key = draftId(caller.person.id, params.id, params.address);
        const kept = await store.get(DRAFTS, key);
        if (!kept) return { json: { fields: null } };
        return { json: JSON.parse(Buffer.from(sealing.open(`draft ${key}`, kept)).toString()) as unknown };
      },
    }),
    route({
      method: "delete",
      path: "/api/instances/:id/drafts/:address",
      policy: "instance",
      summary: "Throws the caller's unfinished fields away.",
      input: { params: draftParams },
      output: z.object({}),
      answer: async ({ params, caller, requestId }) => {
        await see(shell, caller, requestId, params.id, "draft");
        await store.remove(DRAFTS, draftId(caller.person.id, params.id, params.address));
        return { json: {} };
      },
    }),
  ];
}
