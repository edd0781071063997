/** The agenda of a meeting as its definition's screen names its parts: the cases that point here, and where each stands. */

import { useQuery } from "@tanstack/react-query";
import type { InstanceView, UnitView } from "../../../engine/views/types.ts";
import { queries } from "../../api/queries.ts";
import type { DefinitionTexts } from "../../texts/i18n.ts";

/** Keys of a meeting's screen (docs/format.md). */
export interface MeetingParts {
  /** Section with the plan, and its fields. */
  readonly plan?: string;
  readonly date?: string;
  readonly start?: string;
  readonly place?: string;
  readonly length?: string;
  /** The incoming link. */
  readonly agenda: string;
  /** Rounds of this kind: who comes, what they think. */
  readonly attendance?: string;
  readonly round?: string;
  /** Events: take an item up, finish it, go to the end. */
  readonly open?: string;
  readonly finish?: string;
  readonly wrapUp?: string;
  /** `<section>.<field>` of the case, shown while it is discussed. */
  readonly show?: readonly string[];
  /** The item that is added while it is discussed. */
  readonly entry?: string;
  readonly closing?: string;
  readonly report?: string;
}
export interface AgendaRow {
  readonly reference: string;
  readonly owner: string;
  readonly item: string;
  readonly number?: string;
  readonly states: readonly string[];
  readonly ended: boolean;
  readonly shows: Readonly<Record<string, unknown>>;
  /** The case as this person sees it; absent when it is not for them. */
  readonly view?: InstanceView;
}

export function useAgenda(view: InstanceView, parts: MeetingParts) {
  const linked = useQuery({ ...queries.linked(view.id, parts.agenda), refetchInterval: 30_000 });
  const rows = ((linked.data?.["rows"] ?? []) as unknown as readonly AgendaRow[]).filter(
    (row) => !row.ended || row.view !== undefined,
  );
  return { rows, error: linked.error, pending: linked.isPending, refetch: linked.refetch };
}

/** The place on the agenda within the case. */
export const placeOf = (row: AgendaRow): UnitView | undefined => row.view?.items.find(({ item }) => item === row.item);

const enteredAt = (row: AgendaRow): string => placeOf(row)?.states.at(-1)?.since ?? "";
/** The row that is on the table: while something can be finished, the one that was taken up last. */
export function currentRow(rows: readonly AgendaRow[], view: InstanceView, parts: MeetingParts): AgendaRow | undefined {
  const finish = view.main.events.find(({ event }) => event === parts.finish);
  if (!finish?.open) return undefined;
  const there = rows.filter((row) => !row.ended && placeOf(row));
  return [...there].sort((a, b) => (enteredAt(a) < enteredAt(b) ? 1 : -1))[0];
}
/** References that can be taken up now. */
export const openable = (view: InstanceView, parts: MeetingParts): readonly string[] =>
  view.main.events
    .find(({ event, open }) => event === parts.open && open)
    ?.pick?.choices.map(({ reference }) => reference) ?? [];

export const minutesOf = ({ shows }: AgendaRow): number | undefined =>
  Object.values(shows).find((value): value is number => typeof value === "number");

/** The state of a row in words; the case's kind is known when its view is. */
export function rowState(row: AgendaRow, words: DefinitionTexts, kinds: readonly string[], agenda: string): string {
  const state = row.states.at(-1) ?? "";
  const addresses = row.view ? [row.view.kind] : kinds;
  for (const kind of addresses) {
    const found = words.maybe(`${kind}.items.${agenda}.states.${state}`);
    if (found) return found;
  }
  return words(state);
}
