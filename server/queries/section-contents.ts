/** What one section says to a reader who was authorized for it. */

import { type Fields, prefillOf, resolveForm, seesAuthor, visibleFields } from "../../engine/index.ts";
import type { Authorized, AuthorizedSection } from "./authorize.ts";

export interface SectionContents {
  readonly fields: Fields;
  readonly state: unknown;
  readonly revision: number;
  /** What the step suggests for empty fields (`prefill`): never stored unasked. */
  readonly suggested?: Fields;
  readonly at?: string;
  readonly by?: string;
  /** Who wrote each row last, by `list/id`: of rows that this reader sees. */
  readonly rows?: Readonly<Record<string, string>>;
}
/** Rows of these fields only: that another row is there is not told. */
function authorsOf(rows: Readonly<Record<string, string>>, fields: Fields): Readonly<Record<string, string>> {
  const seen = new Set(
    Object.entries(fields).flatMap(([list, value]) =>
      (Array.isArray(value) ? value : []).map((row) => `${list}/${(row as Fields | null)?.["id"]}`),
    ),
  );
  return Object.fromEntries(Object.entries(rows).filter(([key]) => seen.has(key)));
}
export function sectionContents(
  { context, actor }: Authorized,
  { unit, name }: Pick<AuthorizedSection, "unit" | "name">,
): SectionContents {
  const definition = unit.definition.sections[name];
  const form = definition && context.process.forms[definition.form];
  if (!definition || !form) return { fields: {}, state: null, revision: 0 };
  const readable = visibleFields(context, actor, unit, name);
  const written = unit.state.sections[name];
  const seesWriter = written !== undefined && seesAuthor(context, actor, unit, name);
  const suggested = prefillOf(context, actor, unit, name);
  return {
    fields: readable,
    state: resolveForm(form, readable, context.clock),
    revision: written?.revision ?? 0,
    ...(Object.keys(suggested).length > 0 ? { suggested } : {}),
    ...(written ? { at: written.at } : {}),
    ...(seesWriter ? { by: written.by.id } : {}),
    ...(seesWriter && written.rows ? { rows: authorsOf(written.rows, readable) } : {}),
  };
}
