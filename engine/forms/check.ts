/** Checks a form: what is filled in, by type and bounds; what is computed is judged as well, but never as something that somebody typed. */

import type { Json } from "../definition/types.ts";
import { same } from "../same.ts";
import type { Clock } from "../time.ts";
import { isRecord } from "./addresses.ts";
import { dayBounds } from "./day-bounds.ts";
import { expand, read, write } from "./fields.ts";
import { formFields, resolveForm, withoutComputed } from "./resolve.ts";
import { stepErrors } from "./steps.ts";
import type { CompiledForm, FieldError, Fields, FormState, Validate } from "./types.ts";

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
      // What a row carries by itself; for whom it is, its section judges.
      if ((key === "id" || key === "visibleTo") && pattern.endsWith("/*")) return [];
      const at = `${pattern}/${key}`;
      return known.has(at)
        ? walk(inner, `${pointer}/${key}`, at)
        : [{ pointer: `${pointer}/${key}`, code: "unknown-field", params: { field: key } }];
    });
  };
  return walk(fields, "", "");
}

/** A row without what it carries by itself. */
const contentOf = ({ id: _id, visibleTo: _to, ...content }: Fields): Fields => content;

const listAt = (fields: Fields, pointer: string): readonly Json[] => {
  const list = read(fields, pointer);
  return Array.isArray(list) ? list : [];
};

/** The second of two rows with one id, whatever the form says; with `uniqueItems`, of two rows that hold the same. */
function rowErrors(form: CompiledForm, fields: Fields): readonly FieldError[] {
  const typed = withoutComputed(form, fields);
  return formFields(form).flatMap(({ pattern, schema }) =>
    schema.items?.type !== "object"
      ? []
      : expand(pattern, typed).flatMap((list) => {
          const rows = listAt(typed, list).map((row) => (isRecord(row) ? row : {}));
          const twice = (code: string, is: (a: Fields, b: Fields) => boolean): readonly FieldError[] =>
            rows.flatMap((row, index) =>
              rows.slice(0, index).some((before) => is(before, row))
                ? [{ pointer: `${list}/${index}`, code, params: {} }]
                : [],
            );
          const sameId = twice("duplicate-id", (a, b) => a["id"] !== undefined && a["id"] === b["id"]);
          const sameContent = (a: Fields, b: Fields): boolean =>
            Object.keys(contentOf(a)).length > 0 && same(sorted(contentOf(a)), sorted(contentOf(b)));
          return [...sameId, ...(schema.uniqueItems ? twice("uniqueItems", sameContent) : [])];
        }),
  );
}
/** In the order of names: two rows that were filled in from another side hold the same. */
const sorted = (row: Fields): Fields => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Resolves and checks a form. A computed value that does not fit its field is left out (`unfit`): what was typed is saved.
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
  const computed = new Set(state.computed);
  const found = [...validate(form.id, state.fields), ...stepErrors(form, state.fields)];
  const unfit = [...new Set(found.flatMap(({ pointer }) => (computed.has(pointer) ? [pointer] : [])))];
  const fields = unfit.reduce((all, pointer) => write(all, pointer, undefined), state.fields);
  const { refused, unlikely } = dayBounds(form, fields, clock);
  const errors = [
    ...unknownFields(form, given),
    ...refused.filter(({ pointer }) => !computed.has(pointer)),
    ...rowErrors(form, fields),
    ...found.filter(({ pointer }) => !computed.has(pointer)),
  ];
  const missing = submitting
    ? state.missing
        .filter((pointer) => !computed.has(pointer))
        .map((pointer): FieldError => ({ pointer, code: "required", params: {} }))
    : [];
  return { ...state, fields, unfit, unlikely, errors: [...errors, ...missing] };
}
