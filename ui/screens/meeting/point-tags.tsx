/** What sort of point a place on the agenda is, in the words of its form. */

import { useLiveForm } from "../../forms/load-form.ts";
import { type AgendaRow, placeOf, sortOf } from "./agenda.ts";
import { type MeetingParts, split } from "./parts.ts";

/** Undefined when the sort is not told, or the case is not for this reader: its words stand in the form of the place. */
export function useSortWords(row: AgendaRow, parts: MeetingParts): string | undefined {
  const [section, field] = split(parts.sort?.field);
  const form = placeOf(row)?.sections.find(({ name }) => name === section)?.form;
  const { live } = useLiveForm(row.view?.definition ?? "", form);
  const sort = sortOf(row, parts);
  return live && sort !== undefined ? live.words.choice(`/${field}`, sort) : undefined;
}
export function SortTag({ row, parts }: { readonly row: AgendaRow; readonly parts: MeetingParts }) {
  const words = useSortWords(row, parts);
  return words ? <span className="tag tag-line">{words}</span> : null;
}
