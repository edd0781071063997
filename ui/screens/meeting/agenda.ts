/** The agenda of a meeting: the cases that point here, in the order that was decided, and where each stands. */

import { useQuery } from "@tanstack/react-query";
import type { InstanceView, Json, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { ordered } from "./order.ts";
import { begunAt, type MeetingParts, type ShownField, split } from "./parts.ts";

export interface AgendaRow {
  readonly reference: string;
  readonly owner: string;
  readonly item: string;
  /** Address of the place in the definition: the words of its states stand under it. */
  readonly address: string;
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
  const rows = ordered(onAgenda(all, parts, begunAt(view, parts)), order);
  return { rows, order, error: linked.error, pending: linked.isPending, refetch: linked.refetch };
}
export type Agenda = ReturnType<typeof useAgenda>;

export const isOnTable = ({ states }: AgendaRow, { onTable }: MeetingParts): boolean =>
  onTable !== undefined && states.includes(onTable);
/** It was taken up, and is no more: finished, or cut off. What was put back on the agenda waits again. */
export const wasOnTable = (row: AgendaRow, parts: MeetingParts): boolean =>
  row.since[parts.onTable ?? ""] !== undefined && !isOnTable(row, parts) && !row.states.includes(parts.waiting ?? "");
/** The state that says why it left without having been finished; undefined while it is to be discussed, and when it was. */
export const leftAs = (row: AgendaRow, parts: MeetingParts): string | undefined =>
  isOnTable(row, parts) || row.states.includes(parts.waiting ?? "")
    ? undefined
    : parts.left?.find((state) => row.since[state] !== undefined);
/**
 * What stands on the agenda: also what was on the table, and what left while the meeting was held, not when its agenda was still made.
 * @param begun when the meeting came into the state in which it runs; after a pause that is when it went on, so that what was taken up before tells better.
 */
export function onAgenda(
  all: readonly AgendaRow[],
  parts: MeetingParts,
  begun: string | undefined,
): readonly AgendaRow[] {
  const first = all
    .flatMap((row) => row.since[parts.onTable ?? ""] ?? [])
    .concat(begun ?? [])
    .sort()[0];
  const leftSince = (row: AgendaRow): boolean => {
    const left = row.since[leftAs(row, parts) ?? ""];
    return left !== undefined && begun !== undefined && first !== undefined && left >= first;
  };
  return all.filter((row) => !row.ended || wasOnTable(row, parts) || leftSince(row));
}
export const wasDiscussed = (row: AgendaRow, parts: MeetingParts): boolean =>
  wasOnTable(row, parts) && leftAs(row, parts) === undefined;
export const isWaiting = (row: AgendaRow, parts: MeetingParts): boolean =>
  !row.ended && !isOnTable(row, parts) && !wasOnTable(row, parts) && leftAs(row, parts) === undefined;
/** What left after the last point was taken up: what is told until something else is discussed. */
export function justLeft(rows: readonly AgendaRow[], parts: MeetingParts): readonly AgendaRow[] {
  const opened = rows.map((row) => row.since[parts.onTable ?? ""] ?? "").sort();
  return rows.filter((row) => (row.since[leftAs(row, parts) ?? ""] ?? "") >= (opened.at(-1) || "-"));
}
export const currentRow = (rows: readonly AgendaRow[], parts: MeetingParts): AgendaRow | undefined =>
  rows.find((row) => isOnTable(row, parts));
/** What was discussed last: where one step back leads. */
export const previousRow = (rows: readonly AgendaRow[], parts: MeetingParts): AgendaRow | undefined =>
  [...rows]
    .filter((row) => wasDiscussed(row, parts) && !row.ended)
    .sort((a, b) => (a.since[parts.onTable ?? ""] ?? "").localeCompare(b.since[parts.onTable ?? ""] ?? ""))
    .at(-1);
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
