/** The agenda of a meeting: the cases that point here, in the order that was decided, and where each stands. */

import { useQuery } from "@tanstack/react-query";
import type { Json } from "../../../engine/definition/types.ts";
import type { InstanceView, UnitView } from "../../../engine/views/types.ts";
import { queries } from "../../api/queries.ts";
import { ordered } from "./order.ts";
import { type MeetingParts, type ShownField, split } from "./parts.ts";

export interface AgendaRow {
  readonly reference: string;
  readonly owner: string;
  readonly item: string;
  readonly number?: string;
  readonly states: readonly string[];
  /** When each state it was ever in was last entered. */
  readonly since: Readonly<Record<string, string>>;
  readonly ended: boolean;
  readonly shows: Readonly<Record<string, Json>>;
  /** Kept papers; absent with the view. */
  readonly documents?: number;
  /** The case as this person sees it; absent when it is not for them. */
  readonly view?: InstanceView;
}
/** Contents of a section of the main unit; empty when it may not be read. */
export function useMainSection(view: InstanceView, name: string | undefined) {
  const section = view.main.sections.find((one) => one.name === name);
  const content = useQuery({ ...queries.section(view.id, "", name ?? ""), enabled: section?.canRead === true });
  return { section, content: content.data, fields: content.data?.fields ?? {} };
}

export function useAgenda(view: InstanceView, parts: MeetingParts) {
  const [section, field] = split(parts.order);
  const { fields } = useMainSection(view, parts.order === undefined ? undefined : section);
  const linked = useQuery({ ...queries.linked(view.id, parts.agenda), refetchInterval: 30_000 });
  const all = (linked.data?.["rows"] ?? []) as unknown as readonly AgendaRow[];
  const order = Array.isArray(fields[field]) ? (fields[field] as readonly string[]) : [];
  const rows = ordered(
    all.filter((row) => !row.ended || wasDiscussed(row, parts)),
    order,
  );
  return { rows, order, error: linked.error, pending: linked.isPending, refetch: linked.refetch };
}
export type Agenda = ReturnType<typeof useAgenda>;

export const isOnTable = ({ states }: AgendaRow, { onTable }: MeetingParts): boolean =>
  onTable !== undefined && states.includes(onTable);
/** It was taken up, and is no more. */
export const wasDiscussed = (row: AgendaRow, parts: MeetingParts): boolean =>
  row.since[parts.onTable ?? ""] !== undefined && !isOnTable(row, parts);
export const isWaiting = (row: AgendaRow, parts: MeetingParts): boolean =>
  !row.ended && !isOnTable(row, parts) && !wasDiscussed(row, parts);
export const currentRow = (rows: readonly AgendaRow[], parts: MeetingParts): AgendaRow | undefined =>
  rows.find((row) => isOnTable(row, parts));
/** The first that is still to be discussed. */
export const nextRow = (rows: readonly AgendaRow[], parts: MeetingParts): AgendaRow | undefined =>
  rows.find((row) => isWaiting(row, parts));

/** The place on the agenda within the case. */
export const placeOf = (row: AgendaRow): UnitView | undefined => row.view?.items.find(({ item }) => item === row.item);
/** The case of a row, when it is for this reader. */
export const numberOf = (row: AgendaRow | undefined): string | undefined => row?.number ?? row?.view?.number;

const shownOf = ({ shows }: AgendaRow, field: ShownField | undefined): Json | undefined => shows[field?.shown ?? ""];
export const minutesOf = (row: AgendaRow, { minutes }: MeetingParts): number => {
  const value = shownOf(row, minutes);
  return typeof value === "number" ? value : 0;
};
/** What sort of point it is, as the form of the place names its choices. */
export const sortOf = (row: AgendaRow, { sort }: MeetingParts): string | undefined => {
  const value = shownOf(row, sort);
  return typeof value === "string" && value !== "" ? value : undefined;
};
