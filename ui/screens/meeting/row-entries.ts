/** Which entries belong to a row of the agenda: those made while it was on the table, and those from before. */

import type { UnitView } from "../../../engine/index.ts";
import { type AgendaRow, placeOf } from "./agenda.ts";
import type { MeetingParts } from "./parts.ts";

/** Whether an entry still has to be done. @param pending its state then; where none is named, until it ends */
export const isPendingEntry = ({ ended, states }: UnitView, pending: string | undefined): boolean =>
  pending === undefined ? !ended : states.some(({ key }) => key === pending);

/** Whether every case is for this reader: else what is counted is only what they may see. */
export const seesAll = (rows: readonly AgendaRow[]): boolean => rows.every(({ view }) => view !== undefined);
/** Entries that were made at this meeting, of a row. */
export const entriesOf = (row: AgendaRow, { entry }: MeetingParts): readonly UnitView[] => {
  const place = placeOf(row);
  return place ? (row.view?.items.filter(({ name, parent }) => name === entry && parent === place.item) ?? []) : [];
};
/** Entries of an earlier meeting that still had to be done when this one treated their instance; never one that was made later. */
export function earlierOf(row: AgendaRow, parts: MeetingParts): readonly UnitView[] {
  const place = placeOf(row);
  const since = row.since[parts.onTable ?? ""];
  if (!place || since === undefined) return [];
  return (row.view?.items ?? []).filter((unit) => {
    if (unit.name !== parts.entry || unit.parent === place.item || unit.parent === undefined) return false;
    if (unit.made !== undefined && unit.made >= since) return false;
    return isPendingEntry(unit, parts.pending) || unit.states.some((state) => state.since >= since);
  });
}
export const isTaken = (unit: UnitView, { taken }: MeetingParts): boolean =>
  taken !== undefined && unit.states.some(({ key }) => key === taken);
