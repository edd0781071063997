/** What differs between two contents of a section, by field and by row; and contents of two people laid together. */

import type { Json } from "../definition/types.ts";
import { same } from "../same.ts";
import { fieldAddress, isRecord, isRowList, type Row, readAt, rowAddress } from "./addresses.ts";
import { isEmpty } from "./fields.ts";
import type { Fields } from "./types.ts";

const namesIn = (...records: readonly Fields[]): readonly string[] => [...new Set(records.flatMap(Object.keys))];
const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row.id, row]));

/** Whether a list is the other with rows taken away and rows added at its end. */
function keepsOrder(before: readonly Row[], after: readonly Row[]): boolean {
  const [old, now] = [byId(before), byId(after)];
  const left = before.filter(({ id }) => now.has(id)).map(({ id }) => id);
  return (
    same(
      left,
      after.slice(0, left.length).map(({ id }) => id),
    ) && after.slice(left.length).every(({ id }) => !old.has(id))
  );
}

/** Addresses of the smallest places in which two contents differ: a field, a field of a row, a row that came or went. */
export function differences(before: Fields, after: Fields): readonly string[] {
  return inRecord("", before, after);
}
function inRecord(at: string, before: Fields, after: Fields): readonly string[] {
  return namesIn(before, after).flatMap((name) => {
    const address = fieldAddress(at, name);
    const [was, is] = [before[name], after[name]];
    if (agree(was, is)) return [];
    if (isRecord(was) && isRecord(is)) return inRecord(address, was, is);
    return inList(address, was, is) ?? [address];
  });
}
/** Undefined when they are no lists of rows, or one was put in another order: then the list is one value. */
function inList(at: string, before: Json | undefined, after: Json | undefined): readonly string[] | undefined {
  const [was, is] = [before ?? [], after ?? []];
  if (!isRowList(was) || !isRowList(is) || was.length + is.length === 0 || !keepsOrder(was, is)) return undefined;
  const [old, now] = [byId(was), byId(is)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [a, b] = [old.get(id), now.get(id)];
    return a && b ? inRecord(rowAddress(at, id), a, b) : [rowAddress(at, id)];
  });
}

/** What has to be written to come from one to the other, with what stood there: `null` empties. */
export function patchBetween(before: Fields, after: Fields): { readonly set: Fields; readonly was: Fields } {
  const addresses = differences(before, after);
  const at = (fields: Fields, address: string): Json => {
    const value = readAt(fields, address);
    return isEmpty(value) ? null : (value as Json);
  };
  return {
    set: Object.fromEntries(addresses.map((address) => [address, at(after, address)])),
    was: Object.fromEntries(addresses.map((address) => [address, readAt(before, address) ?? null])),
  };
}

const agree = (a: Json | undefined, b: Json | undefined): boolean => same(a, b) || (isEmpty(a) && isEmpty(b));

interface Both {
  /** What stood there when mine was typed: theirs, except where mine is another change of the same place. */
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
}
/**
 * Mine, typed on `base`, laid over what is there now: what I did not touch follows theirs, by field and by row; what both
 * changed stays mine, on the base it was typed on, so that writing it shows both.
 */
export function follow(base: Fields, mine: Fields, theirs: Fields): { readonly base: Fields; readonly mine: Fields } {
  const { base: old, mine: now } = inBoth(base, mine, theirs);
  return { base: (old ?? {}) as Fields, mine: (now ?? {}) as Fields };
}
function inBoth(base: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Both {
  if (agree(mine, base)) return { base: theirs, mine: theirs };
  if (agree(mine, theirs) || agree(base, theirs)) return { base: theirs, mine };
  if (isRecord(mine) && isRecord(theirs) && (isRecord(base) || base === undefined))
    return records(base ?? {}, mine, theirs);
  const lists = [base ?? [], mine ?? [], theirs ?? []] as const;
  if (lists.every((list) => isRowList(list))) return rows(...(lists as unknown as readonly [Row[], Row[], Row[]]));
  return { base, mine };
}
function records(base: Fields, mine: Fields, theirs: Fields): Both {
  const each = namesIn(theirs, mine, base).map((name) => [name, inBoth(base[name], mine[name], theirs[name])] as const);
  const side = (of: keyof Both): Fields =>
    Object.fromEntries(each.flatMap(([name, both]) => (both[of] === undefined ? [] : [[name, both[of]]])));
  return { base: side("base"), mine: side("mine") };
}
/** Rows in the order of theirs, then those that are only mine. */
function rows(base: readonly Row[], mine: readonly Row[], theirs: readonly Row[]): Both {
  const [b, m, t] = [byId(base), byId(mine), byId(theirs)];
  const each = [...new Set([...t.keys(), ...m.keys(), ...b.keys()])].map((id) =>
    inBoth(b.get(id), m.get(id), t.get(id)),
  );
  const side = (of: keyof Both): Json => each.flatMap((both) => (both[of] === undefined ? [] : [both[of] as Json]));
  return { base: side("base"), mine: side("mine") };
}
