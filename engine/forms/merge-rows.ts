/** Makes two rows of a list one, such as a person who was written down twice: what referred to the row that goes, refers to the one that stays. */

import type { Json } from "../definition/types.ts";
import { isEmpty } from "./fields.ts";
import type { Fields } from "./types.ts";

/** A section as it is filled, with the `offers` of its form: a field, or a field of its rows → `section.list.field`. */
export interface OfferingSection {
  readonly name: string;
  readonly fields: Fields;
  readonly offers: Readonly<Record<string, string>>;
}
export interface Merge {
  readonly section: string;
  readonly list: string;
  /** Ids of the row that stays and of the one that goes into it; of what has no row any more, such as a name that was changed, its words. */
  readonly stays: string;
  readonly goes: string | { readonly words: string };
}
export interface Merged {
  readonly name: string;
  readonly fields: Fields;
  /** How many values refer to the row that stays instead. */
  readonly references: number;
}
type Row = Readonly<Record<string, Json>>;

const rowsOf = (value: Json | undefined): readonly Row[] => (Array.isArray(value) ? (value as unknown as Row[]) : []);
/** The row that stays, with what it did not say and the other did. */
const filled = (stays: Row, goes: Row): Row => ({
  ...goes,
  ...Object.fromEntries(Object.entries(stays).filter(([, value]) => !isEmpty(value))),
});

/** Field of a list's rows, or of the section itself, that may hold the value. */
interface Place {
  readonly list: string | undefined;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}
function placesOf({ offers }: OfferingSection, { section, list }: Merge, stays: Row, goes: Row): readonly Place[] {
  return Object.entries(offers).flatMap(([field, offered]): readonly Place[] => {
    const [ofSection, ofList, column = ""] = offered.split(".");
    const [from, to] = [goes[column], stays[column]];
    if (ofSection !== section || ofList !== list || typeof from !== "string" || typeof to !== "string") return [];
    const [first = "", , inner] = field.split("/");
    return [{ list: inner === undefined ? undefined : first, field: inner ?? first, from, to }];
  });
}

/** A row whose references are now all one and were not: somebody's relation with themselves. */
function isWithItself(before: Row, after: Row, fields: readonly string[]): boolean {
  const [a, b] = fields;
  return a !== undefined && b !== undefined && !isEmpty(after[a]) && before[a] !== before[b] && after[a] === after[b];
}
const withoutId = ({ id: _, ...rest }: Row): string => JSON.stringify(Object.entries(rest).sort());

const movedValue = (places: readonly Place[], name: string, value: Json): Json =>
  places.find(({ field, from }) => field === name && value === from)?.to ?? value;

/** The rows with their references moved; what became a relation with itself, or says what another row says, goes. */
function movedRows(rows: readonly Row[], places: readonly Place[]): readonly Row[] {
  const moved = rows.map((row) =>
    places.some(({ field, from }) => row[field] === from)
      ? Object.fromEntries(Object.entries(row).map(([name, value]) => [name, movedValue(places, name, value)]))
      : row,
  );
  const fields = places.map(({ field }) => field);
  const said = new Set<string>();
  return moved.filter((row, index) => {
    const before = rows[index] ?? row;
    const isDouble = row !== before && said.has(withoutId(row));
    said.add(withoutId(row));
    return !isDouble && !isWithItself(before, row, fields);
  });
}
function movedIn(section: OfferingSection, places: readonly Place[]): Merged {
  const lists = [...new Set(places.map(({ list }) => list))];
  let [fields, references] = [section.fields, 0];
  for (const list of lists) {
    const own = places.filter((place) => place.list === list);
    const rows = list === undefined ? [fields as Row] : rowsOf(fields[list]);
    references += rows.flatMap((row) => own.filter(({ field, from }) => row[field] === from)).length;
    const moved = movedRows(rows, own);
    fields = list === undefined ? { ...fields, ...moved[0] } : { ...fields, [list]: moved as unknown as Json };
  }
  return { name: section.name, fields, references };
}

/** The row that goes; of words alone a row that says them in each column that is offered. */
function goingRow(sections: readonly OfferingSection[], { section, list, goes }: Merge, rows: readonly Row[]) {
  if (typeof goes === "string") return rows.find((row) => row["id"] === goes);
  return Object.fromEntries(columnsOf(sections, section, list).map((column): [string, Json] => [column, goes.words]));
}
const columnsOf = (sections: readonly OfferingSection[], section: string, list: string): readonly string[] => [
  ...new Set(
    sections.flatMap(({ offers }) =>
      Object.values(offers).flatMap((offered) => {
        const [ofSection, ofList, column] = offered.split(".");
        return ofSection === section && ofList === list && column !== undefined ? [column] : [];
      }),
    ),
  ),
];

/**
 * Every section that changes, as it is then. Nothing where a row is not there. What a section of the list said stays in its
 * history; a section that is not given (somebody else's, or one that was closed) keeps the old words.
 */
export function mergeRows(sections: readonly OfferingSection[], merge: Merge): readonly Merged[] {
  const rows = rowsOf(sections.find(({ name }) => name === merge.section)?.fields[merge.list]);
  const stays = rows.find((row) => row["id"] === merge.stays);
  const goes = goingRow(sections, merge, rows);
  if (!stays || !goes || stays === goes) return [];
  const isRow = rows.includes(goes);
  const one = filled(stays, goes);
  return sections.flatMap((section) => {
    const isOwn = isRow && section.name === merge.section;
    const left = rows.flatMap((row) => (row === stays ? [one] : row === goes ? [] : [row])) as unknown as Json;
    const fields = isOwn ? { ...section.fields, [merge.list]: left } : section.fields;
    const moved = movedIn({ ...section, fields }, placesOf(section, merge, stays, goes));
    return isOwn || moved.references > 0 ? [moved] : [];
  });
}

/** Words that refer to a row of the list which is not there (any more): of somebody who was given another name. */
export function wordsWithoutRow(
  sections: readonly OfferingSection[],
  { section, list }: Pick<Merge, "section" | "list">,
): readonly string[] {
  const rows = rowsOf(sections.find(({ name }) => name === section)?.fields[list]);
  const known = new Set(columnsOf(sections, section, list).flatMap((column) => rows.map((row) => row[column])));
  const said = sections.flatMap(({ fields, offers }) =>
    Object.entries(offers).flatMap(([field, offered]) => {
      const [first = "", , inner] = field.split("/");
      if (!offered.startsWith(`${section}.${list}.`)) return [];
      return inner === undefined ? [fields[first]] : rowsOf(fields[first]).map((row) => row[inner]);
    }),
  );
  return [...new Set(said.filter((one): one is string => typeof one === "string" && one !== "" && !known.has(one)))];
}
