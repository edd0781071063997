/** Walks the fields of a form: patterns (`persons.*.birthDate`, written with slashes) in the schema, concrete pointers (`/persons/0/birthDate`) in the data. */

import type { FieldSchema, FormSchema, Json } from "../definition/types.ts";
import { isBlank } from "./clean-text.ts";
import type { Fields } from "./types.ts";

export interface FieldPlace {
  /** `persons.*.birthDate`, written with slashes; `*` stands for a row. */
  readonly pattern: string;
  /** Pointer of the field's schema within schema.json. */
  readonly pointer: string;
  readonly name: string;
  readonly schema: FieldSchema;
  /** Pattern of the repeating group it stands in. */
  readonly group?: string;
  readonly requiredBySchema: boolean;
}

/** Every field, groups and their inner fields included, in the order of the file. */
export function listFields(
  schema: FormSchema | FieldSchema,
  pattern = "",
  pointer = "",
  group?: string,
): readonly FieldPlace[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const own: FieldPlace = {
      pattern: `${pattern}/${name}`,
      pointer: `${pointer}/properties/${name}`,
      name,
      schema: field,
      requiredBySchema: required.has(name),
      ...(group === undefined ? {} : { group }),
    };
    if (field.type === "array" && field.items?.type === "object")
      return [own, ...listFields(field.items, `${own.pattern}/*`, `${own.pointer}/items`, own.pattern)];
    if (field.type === "object") return [own, ...listFields(field, own.pattern, own.pointer, group)];
    return [own];
  });
}

/** Nothing filled in: null, a text that shows nothing, an empty list, a record without anything. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return isBlank(value);
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Concrete pointers of a pattern in given data, with `*` replaced by each row's place. */
export function expand(pattern: string, fields: Fields): readonly string[] {
  const parts = pattern.slice(1).split("/");
  const walk = (index: number, value: Json | undefined, pointer: string): readonly string[] => {
    const part = parts[index];
    if (part === undefined) return [pointer];
    if (part === "*")
      return Array.isArray(value) ? value.flatMap((row, at) => walk(index + 1, row, `${pointer}/${at}`)) : [];
    const inner =
      typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields)[part] : undefined;
    return walk(index + 1, inner, `${pointer}/${part}`);
  };
  return walk(0, fields, "");
}

export function read(fields: Fields, pointer: string): Json | undefined {
  let value: Json | undefined = fields;
  for (const part of pointer.slice(1).split("/")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Array.isArray(value) ? value[Number(part)] : (value as Fields)[part];
  }
  return value;
}

/** A copy with one place changed; `undefined` takes it away. Nothing else is copied. */
export function write(fields: Fields, pointer: string, value: Json | undefined): Fields {
  const parts = pointer.slice(1).split("/");
  const change = (at: Json | undefined, index: number): Json => {
    const part = parts[index] ?? "";
    const last = index === parts.length - 1;
    if (Array.isArray(at))
      return at.map((row, place) => (String(place) === part ? (last ? (value ?? null) : change(row, index + 1)) : row));
    const record = (typeof at === "object" && at !== null ? at : {}) as Fields;
    if (last && value === undefined) return Object.fromEntries(Object.entries(record).filter(([key]) => key !== part));
    return { ...record, [part]: last ? (value as Json) : change(record[part], index + 1) };
  };
  return change(fields, 0) as Fields;
}
