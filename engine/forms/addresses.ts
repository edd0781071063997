/** Places in the contents of a section by name and by the id of a row: `question`, `/home/street`, `/persons/[k1]/name`. A place in a list by number (`/persons/0/name`) is read as well. */

import type { Json } from "../definition/types.ts";
import type { Fields } from "./types.ts";

/** A row of a repeating group, known by its id. */
export type Row = Fields & { readonly id: string };

export const isRecord = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isRow = (value: Json): value is Row => isRecord(value) && typeof value["id"] === "string" && value["id"] !== "";

/** Whether a list is one of rows that can each be addressed: every row has an id of its own. */
export const isRowList = (value: Json | undefined): value is readonly Row[] =>
  Array.isArray(value) && value.every(isRow) && new Set(value.map((row: Row) => row.id)).size === value.length;

const escaped = (text: string): string => text.replaceAll("~", "~0").replaceAll("/", "~1");
const unescaped = (text: string): string => text.replaceAll("~1", "/").replaceAll("~0", "~");

/** Address of a field inside another place. @param at address of the record, `""` for the whole section */
export const fieldAddress = (at: string, name: string): string => (at === "" ? name : `${rooted(at)}/${name}`);
/** Address of one row of a list. */
export const rowAddress = (list: string, id: string): string => `${rooted(list)}/[${escaped(id)}]`;
const rooted = (address: string): string => (address.startsWith("/") ? address : `/${address}`);

/** The names and `[row]`s of an address. */
const partsOf = (address: string): readonly string[] =>
  address.startsWith("/") ? address.slice(1).split("/") : [address];
const rowOf = (part: string): string | undefined => {
  const id = /^\[(.*)\]$/s.exec(part)?.[1];
  return id === undefined ? undefined : unescaped(id);
};
/** The top field that an address lies in. */
export const topOf = (address: string): string => partsOf(address)[0] ?? "";

const placeOf = (list: readonly Json[], part: string): number => {
  const id = rowOf(part);
  return id === undefined ? Number(part) : list.findIndex((row) => isRecord(row) && row["id"] === id);
};

/** The address as a pointer with places in the lists (`/persons/0/name`); undefined when a row is not there. */
export function pointerAt(fields: Fields, address: string): string | undefined {
  let value: Json | undefined = fields;
  let pointer = "";
  for (const part of partsOf(address)) {
    const step: string | number = Array.isArray(value) ? placeOf(value, part) : part;
    if (typeof step === "number" && !(step >= 0)) return undefined;
    pointer += `/${step}`;
    value = Array.isArray(value) ? value[Number(step)] : isRecord(value) ? value[part] : undefined;
  }
  return pointer;
}

/** The address of a pointer with places in lists; of what stands in a list without row ids, that of the list. */
export function addressAt(fields: Fields, pointer: string): string {
  let value: Json | undefined = fields;
  let address = "";
  for (const part of pointer.slice(1).split("/")) {
    if (Array.isArray(value)) {
      const row: Json | undefined = value[Number(part)];
      if (!isRowList(value) || !isRecord(row)) return address;
      address = rowAddress(address, String(row["id"]));
      value = row;
    } else {
      address = fieldAddress(address, part);
      value = isRecord(value) ? value[part] : undefined;
    }
  }
  return address;
}

/** What stands at an address; undefined when nothing does. */
export function readAt(fields: Fields, address: string): Json | undefined {
  let value: Json | undefined = fields;
  for (const part of partsOf(address)) {
    if (Array.isArray(value)) value = value[placeOf(value, part)];
    else value = isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}

/** The address of the first row on the way that is not there, though something in it is meant. */
export function lostRow(fields: Fields, address: string): string | undefined {
  const parts = partsOf(address);
  for (let end = 1; end < parts.length; end += 1) {
    const at = `/${parts.slice(0, end).join("/")}`;
    if (rowOf(parts[end - 1] ?? "") !== undefined && readAt(fields, at) === undefined) return at;
  }
  return undefined;
}

/** A copy with one place changed: `undefined` or `null` takes it away, a row that is not there is added at the end. */
export function writeAt(fields: Fields, address: string, value: Json | undefined): Fields {
  const parts = partsOf(address);
  const kept = value === null ? undefined : value;
  const inside = (at: Json | undefined, index: number): Json | undefined =>
    index === parts.length
      ? kept
      : rowOf(parts[index] ?? "") !== undefined || Array.isArray(at)
        ? list(at, index)
        : record(at, index);
  const list = (at: Json | undefined, index: number): Json => {
    const rows: readonly Json[] = Array.isArray(at) ? at : [];
    const part = parts[index] ?? "";
    const place = placeOf(rows, part);
    const id = rowOf(part);
    if (place >= 0 && place < rows.length)
      return rows.flatMap((row, one) => {
        const changed = one === place ? inside(row, index + 1) : row;
        return changed === undefined ? [] : [changed];
      });
    const added = id === undefined ? undefined : inside(undefined, index + 1);
    return added === undefined ? rows : [...rows, isRecord(added) ? { ...added, id: id ?? "" } : added];
  };
  const record = (at: Json | undefined, index: number): Json => {
    const part = parts[index] ?? "";
    const before = isRecord(at) ? at : {};
    const changed = inside(before[part], index + 1);
    const { [part]: _old, ...rest } = before;
    if (changed === undefined) return rest;
    return Object.hasOwn(before, part) ? { ...before, [part]: changed } : { ...rest, [part]: changed };
  };
  return record(fields, 0) as Fields;
}
