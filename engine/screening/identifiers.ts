/** What directly identifies somebody in the sections of a case, by the privacy its fields declare. */

import type { FieldSchema, Json } from "../definition/types.ts";
import { expand, formFields, read } from "../forms/index.ts";
import type { CompiledForm, Fields } from "../forms/types.ts";
import type { Known } from "./types.ts";

/** Picked from a list, not typed: ids that no text holds. */
const IDS = new Set(["person", "organisation"]);
/** One text as a whole; its words mean nothing by themselves. */
const WHOLE = new Set(["email", "phone", "postcode", "time", "month", "date-time"]);

const identifies = (schema: FieldSchema): boolean =>
  schema.privacy?.identifies === "direct" &&
  schema.privacy.freeText !== true &&
  schema.enum === undefined &&
  schema.items?.enum === undefined &&
  !IDS.has(schema.format ?? schema.items?.format ?? "");

/** Days are birth dates; a text with a digit in it, or in the format of an address, is an address; other texts are names. */
function kindOf(schema: FieldSchema, text: string): Known["kind"] {
  const format = schema.format ?? schema.items?.format;
  if (format === "date") return "birthDate";
  return (format !== undefined && WHOLE.has(format)) || /\d/.test(text) ? "address" : "name";
}

function textsOf(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "number") return [String(value)];
  return typeof value === "string" && value.trim() !== "" ? [value.trim()] : [];
}

/** Direct identifiers in filled fields of one section. */
export function knownIn(form: CompiledForm, fields: Fields): readonly Known[] {
  return formFields(form)
    .filter(({ schema }) => identifies(schema))
    .flatMap(({ pattern, schema }) =>
      expand(pattern, fields)
        .flatMap((pointer) => textsOf(read(fields, pointer)))
        .map((text) => ({ kind: kindOf(schema, text), text })),
    );
}
