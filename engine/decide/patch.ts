/** Writes section contents by field: merged, resolved, checked, screened; conflicts show both values (docs/format/settling.md, design section 5). */

import { grantingRoles, readableFields } from "../access/access.ts";
import { amongErrors } from "../access/among.ts";
import {
  mergeHiddenRows,
  narrowingErrors,
  restoreUnreadableFields,
  visibleFields,
  visibleRows,
} from "../access/rows.ts";
import type { Json } from "../definition/types.ts";
import { lostRow, readAt, topOf, writeAt } from "../forms/addresses.ts";
import { checkForm, withoutComputed } from "../forms/index.ts";
import type { CompiledForm, FieldError, Fields, FormState } from "../forms/types.ts";
import type { Rejection } from "../result.ts";
import { same } from "../same.ts";
import type { SectionPatch } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import { invalidFields, notFound, staleValue } from "./rejections.ts";
import { rowAuthors } from "./row-authors.ts";
import { screen } from "./screening.ts";
import type { Transaction, TransactionView } from "./transaction.ts";

/** Rows without an id get one that follows from the commit, so that they keep it. */
function withRowIds(tx: TransactionView, value: Json, path: string): Json {
  if (!Array.isArray(value)) return value;
  return value.map((row: Json, index) =>
    typeof row === "object" && row !== null && !Array.isArray(row) && !("id" in row)
      ? { id: `r${tx.revision}-${path.replaceAll(/[^\w.]/g, "")}-${index}`, ...row }
      : row,
  );
}

/** Fields after a patch; `"rows[]"` adds a row, `null` empties. */
function merge(tx: TransactionView, before: Fields, set: Fields): Fields {
  let fields = before;
  for (const [key, value] of Object.entries(set)) {
    if (key.endsWith("[]")) {
      const name = key.slice(0, -2);
      const rows = (fields[name] as readonly Json[] | undefined) ?? [];
      fields = { ...fields, [name]: withRowIds(tx, [...rows, value], name) };
    } else fields = writeAt(fields, key, withRowIds(tx, value, key));
  }
  return fields;
}

/**
 * Places that changed since the writer saw them. A field of a row that is gone is told as that row: it is never written
 * into a row of its own.
 * @param before what the writer is told of the section: of anything else nothing can have been seen, and nothing is told here.
 */
function conflicts(
  form: CompiledForm,
  before: Fields,
  { set, was }: SectionPatch,
): readonly { field: string; yours: Json; theirs: Json }[] {
  return Object.entries(set).flatMap(([field, yours]) => {
    const lost = lostRow(before, field);
    if (lost !== undefined) return yours === null ? [] : [{ field: lost, yours, theirs: null }];
    if (!was || !Object.hasOwn(was, field)) return [];
    const theirs = readAt(before, field);
    const compared = (value: Json | undefined): Json =>
      readAt(withoutComputed(form, writeAt(before, field, value)), field) ?? null;
    return !same(compared(was[field]), compared(theirs)) && !same(compared(yours), compared(theirs))
      ? [{ field, yours, theirs: theirs ?? null }]
      : [];
  });
}

/** Whether a patch writes the field at a pointer, or what it is part of. */
function isWritten({ set }: SectionPatch, pointer: string): boolean {
  const [, top = ""] = pointer.split("/");
  return Object.keys(set).some((key) => topOf(key.replace(/\[\]$/, "")) === top);
}
const patternOf = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");

/** Errors in the places that the writer sees; what is only wrong together with rows that are kept from him is told of the list. */
function toldErrors(errors: readonly FieldError[], own: readonly FieldError[]): readonly FieldError[] {
  if (own.length > 0) return own;
  const ofLists = errors.map(({ pointer, ...rest }) => ({ ...rest, pointer: pointer.replace(/\/\d+(\/.*)?$/, "") }));
  return [...new Map(ofLists.map((error) => [`${error.pointer} ${error.code}`, error])).values()];
}

/**
 * Patches one section in the transaction.
 * @returns a rejection, or `undefined` when it was written (or nothing in it changed).
 */
export function patchSection(
  tx: Transaction,
  unit: Unit,
  name: string,
  patch: SectionPatch,
  declared: readonly string[] = [],
): Rejection | undefined {
  const definition = unit.definition.sections[name];
  const form = definition && tx.process.forms[definition.form];
  if (!form) return notFound(`section "${name}"`);
  const before = tx.read(unit.id, name) ?? {};
  const seen = visibleRows(tx.context, tx.command.actor, unit, name, before);
  const isJudged = patch.was !== undefined || Object.keys(patch.set).some((address) => address.startsWith("/"));
  const told = isJudged ? visibleFields(tx.context, tx.command.actor, unit, name) : {};
  const stale = conflicts(form, told, patch);
  if (stale.length > 0) return staleValue(name, stale);
  const readable = readableFields(tx.context, tx.command.actor, unit, name);
  const isOpen = grantingRoles(tx.context, tx.command.actor, unit, name).length > 0;
  const given = merge(tx, seen, patch.set);
  const written = isOpen ? restoreUnreadableFields(form, seen, given, readable) : given;
  const merged = definition.rows ? (mergeHiddenRows(before, seen, written) as Fields) : written;
  const check = (fields: Fields): FormState => {
    const state = checkForm(form, fields, tx.given.validate, tx.clock);
    return {
      ...state,
      errors: [
        ...narrowingErrors(form, definition, state.fields),
        ...amongErrors(tx.context, definition, before, state.fields),
        ...state.errors,
      ],
    };
  };
  const state = check(merged);
  if (state.errors.length > 0)
    return invalidFields(name, merged === written ? state.errors : toldErrors(state.errors, check(written).errors));
  const own = merged === written ? state.fields : check(written).fields;
  const isForWriter = (pointer: string): boolean => isWritten(patch, pointer) || readable.has(patternOf(pointer));
  const refused = screen(tx, { section: name, form, before: seen, after: own, declared, isForWriter });
  if (refused) return refused;
  if (same(before, state.fields) && tx.read(unit.id, name) !== undefined) return undefined;
  put(tx, unit, name, state.fields, state.missing.length === 0, before);
  return undefined;
}

/** Writes what a `record` says, a row for `"rows[]"`: checked like any other, but what does not fit is left out rather than refused. */
export function writeFields(tx: Transaction, unit: Unit, name: string, fields: Fields): void {
  const form = tx.process.forms[unit.definition.sections[name]?.form ?? ""];
  if (!form) return;
  const before = tx.read(unit.id, name) ?? {};
  const state = checkForm(form, merge(tx, before, fields), tx.given.validate, tx.clock);
  const wrong = new Set(state.errors.map((error) => error.pointer.split("/")[1]));
  const isRow = (key: string): boolean => Object.hasOwn(fields, `${key}[]`);
  const right = Object.fromEntries([
    ...Object.entries(state.fields).filter(([key]) => !wrong.has(key)),
    // A row that does not fit leaves the rows that are there.
    ...Object.entries(before).filter(([key]) => wrong.has(key) && isRow(key)),
  ]);
  put(tx, unit, name, right, state.missing.length === 0, before);
}

function put(tx: Transaction, unit: Unit, name: string, fields: Fields, complete: boolean, before: Fields): void {
  tx.write(unit.id, name, fields);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(fields)])].filter(
    (key) => !same(before[key], fields[key]),
  );
  tx.emit({
    type: "SectionWritten",
    unit: unit.id,
    section: name,
    state: {
      revision: tx.revision,
      at: tx.command.at,
      by: tx.by,
      complete,
      ...(unit.definition.sections[name]?.rowAuthors
        ? { rows: rowAuthors(before, fields, unit.state.sections[name]?.rows ?? {}, tx.by.id) }
        : {}),
    },
    changed,
  });
}

/** A section whose `when` no longer holds and that is to be erased then. */
export function eraseGone(tx: Transaction, unit: Unit, name: string): void {
  tx.write(unit.id, name, null);
  tx.emit({ type: "SectionErased", unit: unit.id, section: name });
}
