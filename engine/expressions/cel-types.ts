/** Types of expressions: how they are written for people, and which fits where. */

import type { FieldSchema, FormSchema } from "../definition/types.ts";
import type { CelType, Value } from "./types.ts";

export type RecordMembers = Readonly<Record<string, CelType | { readonly optional: CelType }>>;

export const isList = (type: CelType): type is { readonly list: CelType; readonly most?: number } =>
  typeof type === "object" && "list" in type;
export const isRecord = (type: CelType): type is { readonly record: RecordMembers } =>
  typeof type === "object" && "record" in type;
export const isChoice = (type: CelType): type is { readonly choice: readonly string[] } =>
  typeof type === "object" && "choice" in type;
export const isText = (type: CelType): boolean =>
  type === "string" || type === "day" || type === "moment" || isChoice(type);

/** As a designer reads it: "yes or no", "a list of texts". */
export function describe(type: CelType): string {
  if (type === "bool") return "true or false";
  if (type === "int") return "a whole number";
  if (type === "double") return "a number with decimals";
  if (type === "string") return "a text";
  if (type === "day") return "a day";
  if (type === "moment") return "a day or an instant";
  if (type === "null") return "null";
  if (type === "dyn") return "any value";
  if (isChoice(type))
    return `one of ${type.choice
      .slice(0, 6)
      .map((choice) => `"${choice}"`)
      .join(", ")}`;
  if (isList(type)) return `a list (each: ${describe(type.list)})`;
  return `a record (${Object.keys(type.record).slice(0, 6).join(", ")})`;
}

/** Whether a value of type `given` may stand where `wanted` is asked. */
export function fits(given: CelType, wanted: CelType): boolean {
  if (given === "dyn" || wanted === "dyn" || given === wanted) return true;
  if (isText(given) && isText(wanted)) return true;
  if (isList(given) && isList(wanted)) return fits(given.list, wanted.list);
  if (isRecord(given) && isRecord(wanted)) return true;
  return false;
}

/** How long either of two lists may be; unknown when it is of one. */
export const longest = (a: number | undefined, b: number | undefined): { readonly most?: number } =>
  a === undefined || b === undefined ? {} : { most: Math.max(a, b) };

/** The one type that both fit, else "dyn". */
export function common(a: CelType, b: CelType): CelType {
  if (a === b) return a;
  if (a === "dyn" || a === "null") return b;
  if (b === "dyn" || b === "null") return a;
  if (isText(a) && isText(b))
    return isChoice(a) && isChoice(b) ? { choice: [...new Set([...a.choice, ...b.choice])] } : "string";
  if (isList(a) && isList(b)) return { list: common(a.list, b.list), ...longest(a.most, b.most) };
  return isRecord(a) && isRecord(b) ? a : "dyn";
}

/** The type of a form's field. A choice keeps its values. */
export function fieldType(schema: FieldSchema): CelType {
  if (schema.type === "array")
    return { list: schema.items ? rowType(schema.items) : "dyn", ...longest(schema.maxItems, schema.maxItems) };
  if (schema.type === "object") return formType(schema);
  if (schema.type === "boolean") return "bool";
  if (schema.type === "integer") return "int";
  if (schema.type === "number") return "double";
  const choices = schema.enum?.filter((choice): choice is string => typeof choice === "string") ?? [];
  // What an empty field reads as is one of its values, whether it can be chosen or not.
  const empty = typeof schema.absent === "string" && !choices.includes(schema.absent) ? [schema.absent] : [];
  if (choices.length > 0) return { choice: [...choices, ...empty] };
  return schema.format === "date" ? "day" : schema.format === "date-time" ? "moment" : "string";
}
/** Rows of a repeating group carry a stable id. */
function rowType(items: FieldSchema): CelType {
  const type = fieldType(items);
  return isRecord(type) ? { record: { id: "string", ...type.record } } : type;
}

/** The record of a form's (or group's) fields: without `absent` a field is optional, because it may be empty or hidden. Lists and groups are always there, if need be empty. */
export function formType(schema: Pick<FormSchema, "properties"> | FieldSchema): CelType {
  const members = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const type = fieldType(field);
    return [name, field.absent === undefined && !isList(type) && !isRecord(type) ? { optional: type } : type] as const;
  });
  return { record: Object.fromEntries(members) };
}

/** JSON as expressions see it: whole numbers where the type says so become `bigint`. */
export function toValue(json: unknown, type: CelType = "dyn"): Value {
  if (typeof json === "number")
    return type === "int" || (type === "dyn" && Number.isInteger(json)) ? BigInt(Math.trunc(json)) : json;
  if (Array.isArray(json)) return json.map((element) => toValue(element, isList(type) ? type.list : "dyn"));
  if (typeof json === "object" && json !== null) {
    const members = isRecord(type) ? type.record : undefined;
    return Object.fromEntries(
      Object.entries(json).map(([key, value]) => [key, toValue(value, memberType(members?.[key]))]),
    );
  }
  return json as Value;
}
export const memberType = (member: CelType | { readonly optional: CelType } | undefined): CelType =>
  member === undefined ? "dyn" : typeof member === "object" && "optional" in member ? member.optional : member;

/** A value of an expression as JSON. */
export function toJson(value: unknown): import("../definition/types.ts").Json {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
  return (value ?? null) as import("../definition/types.ts").Json;
}
