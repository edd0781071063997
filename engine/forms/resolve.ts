/** What is visible, required, computed and missing for given fields: one answer, in Node and in the browser. */

import type { FieldSchema, Json } from "../definition/types.ts";
import { fieldType, toJson, toValue } from "../expressions/index.ts";
import type { Value } from "../expressions/types.ts";
import type { Clock } from "../time.ts";
import { expand, type FieldPlace, isEmpty, listFields, read, write } from "./fields.ts";
import type { CompiledForm, FieldError, Fields, FormRule, FormState, Validate } from "./types.ts";

const placesOf = new WeakMap<CompiledForm, readonly FieldPlace[]>();
/** Every field of a compiled form, listed once. */
export function formFields(form: CompiledForm): readonly FieldPlace[] {
  const known = placesOf.get(form);
  if (known) return known;
  const listed = listFields(form.definition.schema);
  placesOf.set(form, listed);
  return listed;
}

/** A record as expressions read it: `absent` values stand in for what is empty, lists read as empty lists. */
export function readable(
  schema: { readonly properties?: Readonly<Record<string, FieldSchema>> },
  fields: Fields,
): Readonly<Record<string, Value>> {
  const out: Record<string, Value> = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const value = fields[name];
    if (field.type === "array")
      out[name] = (Array.isArray(value) ? value : []).map((row) => readableRow(field.items, row));
    else if (field.type === "object")
      out[name] = readable(
        field,
        (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}) as Fields,
      );
    else if (!isEmpty(value)) out[name] = toValue(value, fieldType(field));
    else if (field.absent !== undefined) out[name] = toValue(field.absent, fieldType(field));
  }
  return out;
}
function readableRow(items: FieldSchema | undefined, row: Json): Value {
  if (items?.type !== "object" || typeof row !== "object" || row === null || Array.isArray(row))
    return toValue(row, items ? fieldType(items) : "dyn");
  const record = row as Fields;
  return { ...(typeof record["id"] === "string" ? { id: record["id"] } : {}), ...readable(items, record) };
}

/** The pointer of the row (or of the whole form) in which a concrete field stands. */
const rowPointer = (pointer: string): string | undefined => /^(.*\/\d+)\/[^/]+$/.exec(pointer)?.[1];

function holds(rule: FormRule, form: CompiledForm, fields: Fields, pointer: string, clock: Clock): Value | undefined {
  const variables = readable(form.definition.schema, fields);
  const at = rowPointer(pointer);
  const group =
    at === undefined
      ? undefined
      : formFields(form).find(({ pattern }) => pattern === rule.field.slice(0, rule.field.lastIndexOf("/*")));
  const row = at === undefined ? undefined : read(fields, at);
  const withRow =
    row === undefined || !group?.schema.items ? variables : { ...variables, row: readableRow(group.schema.items, row) };
  const answer = rule.program.evaluate(withRow, clock);
  return answer.absent ? undefined : answer.value;
}

/** Resolves a form. Hidden fields are absent: their values are taken out before anything else reads them. */
export function resolveForm(form: CompiledForm, given: Fields, clock: Clock): FormState {
  let fields = withoutEmpty(given);
  const hidden = new Set<string>();
  const required = new Set<string>();
  const computed = new Set<string>();
  for (const rule of form.rules) {
    for (const pointer of expand(rule.field, fields)) {
      const value = holds(rule, form, fields, pointer, clock);
      if (rule.kind === "visibleWhen" && value !== true) {
        hidden.add(pointer);
        fields = write(fields, pointer, undefined);
      } else if (rule.kind === "requiredWhen" && value === true) required.add(pointer);
      else if (rule.kind === "computed") {
        computed.add(pointer);
        fields = write(fields, pointer, value === undefined ? undefined : toJson(value));
      }
    }
  }
  const isHidden = (pointer: string): boolean =>
    [...hidden].some((one) => pointer === one || pointer.startsWith(`${one}/`));
  const soft: string[] = [];
  for (const { pattern, requiredBySchema, schema } of formFields(form)) {
    for (const pointer of expand(pattern, fields)) {
      if (isHidden(pointer)) {
        hidden.add(pointer);
        required.delete(pointer);
      } else if (schema.soft) soft.push(pointer);
      else if (requiredBySchema) required.add(pointer);
    }
  }
  for (const pointer of [...required]) if (isHidden(pointer)) required.delete(pointer);
  const sorted = (pointers: Iterable<string>): readonly string[] => [...pointers].sort();
  return {
    fields,
    hidden: sorted(hidden),
    required: sorted(required),
    soft: sorted(soft),
    computed: sorted(computed),
    missing: sorted([...required].filter((pointer) => isEmpty(read(fields, pointer)))),
    errors: [],
  };
}

/** Takes out what says nothing: empty texts and lists, null; a row keeps its place. */
function withoutEmpty(fields: Fields): Fields {
  const clean = (value: Json): Json | undefined => {
    if (Array.isArray(value)) return value.map((row) => clean(row) ?? {});
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) => {
          const kept = clean(inner);
          return kept === undefined || (Array.isArray(kept) && kept.length === 0) ? [] : [[key, kept]];
        }),
      );
    return value === null || value === "" ? undefined : value;
  };
  return clean(fields) as Fields;
}

/** Names of fields that the form does not have. */
function unknownFields(form: CompiledForm, fields: Fields): readonly FieldError[] {
  const known = new Set(formFields(form).map(({ pattern }) => pattern));
  const walk = (value: Json, pointer: string, pattern: string): readonly FieldError[] => {
    if (Array.isArray(value))
      return value.flatMap((row, index) =>
        typeof row === "object" && row !== null ? walk(row, `${pointer}/${index}`, `${pattern}/*`) : [],
      );
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      if (key === "id" && pattern.endsWith("/*")) return [];
      const at = `${pattern}/${key}`;
      return known.has(at)
        ? walk(inner, `${pointer}/${key}`, at)
        : [{ pointer: `${pointer}/${key}`, code: "unknown-field", params: { field: key } }];
    });
  };
  return walk(fields, "", "");
}

/**
 * Resolves and checks a form.
 * @param submitting visible required fields that are empty are then errors; while typing they are only `missing`.
 */
export function checkForm(
  form: CompiledForm,
  given: Fields,
  validate: Validate,
  clock: Clock,
  submitting = false,
): FormState {
  const state = resolveForm(form, given, clock);
  const errors = [...unknownFields(form, given), ...validate(form.id, state.fields)];
  const missing = submitting
    ? state.missing.map((pointer): FieldError => ({ pointer, code: "required", params: {} }))
    : [];
  return { ...state, errors: [...errors, ...missing] };
}
