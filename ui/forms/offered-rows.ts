/** Words of rows of the instance that a form offers in its fields: persons of a case in a relation, a score or a factor. */

import { useQueries } from "@tanstack/react-query";
import type { Fields, InstanceView } from "../../engine/index.ts";
import { queries } from "../api/queries.ts";
import type { LiveForm } from "./load-form.ts";

/** Field (`rows/*\/about`) → the texts that can be chosen in it. */
export type OfferedRows = Readonly<Record<string, readonly string[]>>;

/** Each text of a list once, in the order of its rows. */
function textsOf(fields: Fields, list: string, field: string): readonly string[] {
  const rows = fields[list];
  const values = Array.isArray(rows) ? rows.map((row) => (row as Fields | null)?.[field]) : [];
  return [...new Set(values.filter((value): value is string => typeof value === "string" && value !== ""))];
}

/** @param own the section that is filled in, with what stands on the screen: its lists are those that are typed. */
export function useOfferedRows(
  view: InstanceView,
  live: LiveForm,
  own: { readonly section: string; readonly fields: Fields } | undefined,
): OfferedRows {
  const offers = Object.entries(live.published.ui.offers ?? {}).map(([field, list]) => {
    const [section = "", name = "", column = ""] = list.split(".");
    return { field, section, name, column };
  });
  const sections = [...new Set(offers.map(({ section }) => section))].filter((name) => name !== own?.section);
  const canRead = (name: string): boolean =>
    view.main.sections.some((section) => section.name === name && section.canRead);
  const contents = useQueries({
    queries: sections.map((name) => ({ ...queries.section(view.id, "", name), enabled: canRead(name) })),
  });
  const fieldsOf = (section: string): Fields =>
    section === own?.section ? own.fields : (contents[sections.indexOf(section)]?.data?.fields ?? {});
  return Object.fromEntries(
    offers.map(({ field, section, name, column }) => [field, textsOf(fieldsOf(section), name, column)]),
  );
}
