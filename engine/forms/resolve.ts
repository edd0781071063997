/** What is visible, required, computed and missing for given fields: one answer, in Node and in the browser. */

import type { FieldSchema, Json } from "../definition/types.ts";
import { fieldType, toJson, toValue } from "../expressions/index.ts";
import type { Value } from "../expressions/types.ts";
import type { Clock } from "../time.ts";
import { expand, type FieldPlace, isEmpty, listFields, read, write } from "./fields.ts";
import type { CompiledForm, Fields, FormRule, FormState } from "./types.ts";

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

/** The row in which a concrete field stands, as expressions read it. */
function rowAt(variables: Readonly<Record<string, Value>>, pointer: string): Value | undefined {
  const row = /^\/(.*\/\d+)\//.exec(pointer)?.[1];
  return row
    ?.split("/")
    .reduce<Value | undefined>(
      (value, part) =>
        typeof value === "object" && value !== null ? (value as Readonly<Record<string, Value>>)[part] : undefined,
      variables,
    );
}

function answer(rule: FormRule, variables: Readonly<Record<string, Value>>, pointer: string, clock: Clock) {
  const row = rowAt(variables, pointer);
  const found = rule.program.evaluate(row === undefined ? variables : { ...variables, row }, clock);
  return found.absent ? undefined : found.value;
}

/** What the rules decided so far. Instances of one rule (one per row) never read each other, so they share their variables. */
class Resolution {
  fields: Fields;
  readonly hidden = new Set<string>();
  readonly required = new Set<string>();
  readonly computed = new Set<string>();
  readonly #form: CompiledForm;
  readonly #clock: Clock;
  #variables: Readonly<Record<string, Value>> | undefined;

  constructor(form: CompiledForm, fields: Fields, clock: Clock) {
    this.#form = form;
    this.#clock = clock;
    this.fields = fields;
  }

  /** Hidden by itself or by what it stands in. */
  isHidden(pointer: string): boolean {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1))
      if (this.hidden.has(pointer.slice(0, end))) return true;
    return false;
  }

  apply(rule: FormRule): void {
    // Whether a text is looked through changes nothing in the form itself.
    if (rule.kind === "screenWhen") return;
    const pointers = expand(rule.field, this.fields).filter((pointer) => !this.isHidden(pointer));
    if (pointers.length === 0) return;
    const variables = this.#variables ?? readable(this.#form.definition.schema, this.fields);
    this.#variables = variables;
    for (const pointer of pointers) {
      const value = answer(rule, variables, pointer, this.#clock);
      if (rule.kind === "requiredWhen") {
        if (value === true) this.required.add(pointer);
      } else if (rule.kind === "computed") {
        this.computed.add(pointer);
        this.#put(pointer, value === undefined ? undefined : toJson(value));
      } else if (value !== true) {
        this.hidden.add(pointer);
        this.#put(pointer, undefined);
      }
    }
  }

  #put(pointer: string, value: Json | undefined): void {
    const kept = isEmpty(value) ? undefined : value;
    if (read(this.fields, pointer) === kept) return;
    const inside =
      pointer.lastIndexOf("/") === 0 ? this.fields : read(this.fields, pointer.slice(0, pointer.lastIndexOf("/")));
    // What stands where a group or row should be is left as it is: the type check says so.
    if (inside !== undefined && !isRecord(inside)) return;
    this.fields = write(this.fields, pointer, kept);
    this.#variables = undefined;
  }
}

/** Resolves a form. Hidden fields are absent: their values are taken out before anything else reads them. */
export function resolveForm(form: CompiledForm, given: Fields, clock: Clock): FormState {
  const resolution = new Resolution(form, withoutEmpty(given), clock);
  for (const rule of form.rules) resolution.apply(rule);
  const { hidden, required, computed } = resolution;
  const fields = withoutEmpty(resolution.fields);
  const soft: string[] = [];
  for (const { pattern, requiredBySchema, schema } of formFields(form)) {
    for (const pointer of expand(pattern, fields)) {
      if (resolution.isHidden(pointer)) hidden.add(pointer);
      else if (schema.soft) soft.push(pointer);
      else if (requiredBySchema) required.add(pointer);
    }
  }
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

/** Pointers of the texts that are looked through for names, in rows as well: always (`screen`), or because their condition holds now. */
export function screenedFields(form: CompiledForm, fields: Fields, clock: Clock): readonly string[] {
  const variables = readable(form.definition.schema, fields);
  const always = formFields(form)
    .filter(({ schema }) => schema.screen === true)
    .flatMap(({ pattern }) => expand(pattern, fields));
  const now = form.rules
    .filter(({ kind }) => kind === "screenWhen")
    .flatMap((rule) =>
      expand(rule.field, fields).filter((pointer) => answer(rule, variables, pointer, clock) === true),
    );
  return [...new Set([...always, ...now])];
}

/** Fields without those that are computed: what a browser computed is never input, and no change of anybody. */
export function withoutComputed(form: CompiledForm, fields: Fields): Fields {
  return form.rules
    .filter(({ kind }) => kind === "computed")
    .reduce((all, { field }) => expand(field, all).reduce((kept, at) => write(kept, at, undefined), all), fields);
}

/** Takes out what says nothing: texts that show nothing, lists and groups, null. A row keeps its place, also when nothing stands in it. */
function withoutEmpty(fields: Fields): Fields {
  const clean = (value: Json): Json | undefined => {
    if (Array.isArray(value))
      return value.flatMap((element): Json[] => {
        const kept = clean(element);
        return kept !== undefined ? [kept] : isRecord(element) ? [{}] : [];
      });
    if (isRecord(value)) {
      const kept = Object.entries(value).flatMap(([key, inner]) => {
        const cleaned = clean(inner);
        return cleaned === undefined || isEmpty(cleaned) ? [] : [[key, cleaned] as const];
      });
      return kept.length === 0 ? undefined : Object.fromEntries(kept);
    }
    return isEmpty(value) ? undefined : value;
  };
  return (clean(fields) ?? {}) as Fields;
}
const isRecord = (value: Json): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
