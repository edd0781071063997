/** Rows of a section that are narrowed to some of its readers: who sees which, and how a list is written by somebody who does not see all of it. */

import type { Json, PrivacyClass, SectionDefinition } from "../definition/types.ts";
import { expand, formFields, write } from "../forms/index.ts";
import type { CompiledForm, FieldError, Fields } from "../forms/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor, Contents } from "../state/types.ts";
import { type Unit, unitAt } from "../state/unit.ts";
import { grantingRoles, mayRead, maySeeUnit, readableFields } from "./access.ts";

type Row = Readonly<Record<string, Json>>;
const isRow = (value: Json | undefined): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** For whom a row is, when it is not for all readers of its section. */
const narrowedTo = (row: Json): readonly string[] | undefined =>
  isRow(row) && Array.isArray(row["visibleTo"]) && row["visibleTo"].length > 0
    ? row["visibleTo"].map(String)
    : undefined;

/** A copy whose lists keep the rows for which `keeps` holds; the value itself when nothing is left out. */
function filtered<T extends Json>(value: T, keeps: (row: Json) => boolean): T {
  if (Array.isArray(value)) {
    const kept = value.filter(keeps);
    return (kept.length === value.length ? value : kept) as unknown as T;
  }
  if (!isRow(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, filtered(inner, keeps)] as const);
  return (entries.some(([key, inner]) => inner !== value[key]) ? Object.fromEntries(entries) : value) as unknown as T;
}

/** The fields of a section without the rows that this actor may not see. */
export function visibleRows(
  context: EvaluationContext,
  actor: Actor,
  unit: Unit,
  section: string,
  fields: Fields,
): Fields {
  if (!unit.definition.sections[section]?.rows) return fields;
  const roles = grantingRoles(context, actor, unit, section);
  return filtered(fields, (row) => {
    const to = narrowedTo(row);
    return to === undefined || to.flatMap((name) => context.process.circle(name)).some((role) => roles.includes(role));
  });
}
/** Fields without those that are not allowed. @param allowed patterns, as `readableFields` gives them */
function narrowed(form: CompiledForm, given: Fields, allowed: ReadonlySet<string>): Fields {
  let kept = given;
  for (const { pattern } of formFields(form))
    if (!allowed.has(pattern)) for (const pointer of expand(pattern, given)) kept = write(kept, pointer, undefined);
  return kept;
}
/** What a section tells this actor: without rows that are narrowed to others, and without fields that go beyond the families of the roles through which it is read or written. */
export function visibleFields(context: EvaluationContext, actor: Actor, unit: Unit, section: string): Fields {
  const form = context.process.forms[unit.definition.sections[section]?.form ?? ""];
  if (!form) return {};
  const rows = visibleRows(context, actor, unit, section, context.contents.read(unit.id, section) ?? {});
  return narrowed(form, rows, readableFields(context, actor, unit, section));
}
/** Whether the actor sees every row of a section. */
export function seesAllRows(context: EvaluationContext, actor: Actor, unit: Unit, section: string): boolean {
  if (!unit.definition.sections[section]?.rows) return true;
  const fields = context.contents.read(unit.id, section) ?? {};
  return visibleRows(context, actor, unit, section, fields) === fields;
}
/** Whether any row of a section is narrowed to some of its readers. */
export function hasNarrowedRows(context: EvaluationContext, unit: Unit, section: string): boolean {
  if (!unit.definition.sections[section]?.rows) return false;
  const fields = context.contents.read(unit.id, section) ?? {};
  return filtered(fields, (row) => narrowedTo(row) === undefined) !== fields;
}
/** Patterns of fields of a form whose class may stand somewhere. */
export const fieldsOfClass = (form: CompiledForm, stands: (of: PrivacyClass) => boolean): ReadonlySet<string> =>
  new Set(
    formFields(form).flatMap(({ pattern, schema }) => (stands(schema.privacy?.class ?? "process") ? [pattern] : [])),
  );
/** Whether each of these readers who may know of the unit may read the section now, and any of them may: the report's own `read` opens no section. */
const isReadBy = (context: EvaluationContext, readers: readonly Actor[], unit: Unit, section: string): boolean => {
  const knowing = readers.filter((reader) => maySeeUnit(context, reader, unit));
  return knowing.length > 0 && knowing.every((reader) => mayRead(context, reader, unit, section).allowed);
};

/**
 * Contents for a report: no section that its readers may not read now, no narrowed row, and no field of a class that may
 * not stand on it.
 * @param readers for whom it is made; absent when nobody in particular gets it (a definition is tried)
 */
export const redactForReport = (
  context: EvaluationContext,
  stands: (of: PrivacyClass) => boolean = () => true,
  readers?: readonly Actor[],
): EvaluationContext => {
  // A report asks for the same section once for each expression.
  const made = new Map<string, Fields>();
  const contents: Contents = {
    read: (unit, section) => {
      const key = `${unit ?? ""} ${section}`;
      const known = made.get(key);
      if (known) return known;
      const home = unitAt(context, unit);
      const definition = home?.definition.sections[section];
      const isOpen = !readers || (home !== undefined && isReadBy(context, readers, home, section));
      const fields = isOpen ? context.contents.read(unit, section) : undefined;
      const form = context.process.forms[definition?.form ?? ""];
      if (!fields || !form) return fields;
      const rows = definition?.rows ? filtered(fields, (row) => narrowedTo(row) === undefined) : fields;
      const told = narrowed(form, rows, fieldsOfClass(form, stands));
      made.set(key, told);
      return told;
    },
  };
  return { ...context, contents };
};

/** What was written on the rows that were seen, with those that were not seen back where they stood. */
export function mergeHiddenRows(
  before: Json | undefined,
  seen: Json | undefined,
  after: Json | undefined,
): Json | undefined {
  if (Array.isArray(before) && Array.isArray(seen)) {
    const rows = (Array.isArray(after) ? after : []).map((row: Json) => stillNarrowed(before, row));
    before.forEach((row, index) => {
      if (!seen.includes(row)) rows.splice(Math.min(index, rows.length), 0, row);
    });
    return rows;
  }
  if (!isRow(before) || !isRow(seen)) return after;
  const written: Row = isRow(after) ? after : {};
  const entries = [...new Set([...Object.keys(written), ...Object.keys(before)])].flatMap((key) => {
    const value = mergeHiddenRows(before[key], seen[key], written[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}
/** A row written again without saying for whom it is stays as narrow as it was. */
function stillNarrowed(before: readonly Json[], row: Json): Json {
  if (!isRow(row) || "visibleTo" in row) return row;
  const known = before.find((one) => isRow(one) && one["id"] !== undefined && one["id"] === row["id"]);
  const to = known === undefined ? undefined : narrowedTo(known);
  return to === undefined ? row : { ...row, visibleTo: to };
}

/**
 * A list as it was written by somebody who is not told every field of its rows: what he does not read stays in the rows he
 * gives back, by their id.
 * @param readable patterns, as `readableFields` gives them
 */
export function restoreUnreadableFields(
  form: CompiledForm,
  before: Fields,
  written: Fields,
  readable: ReadonlySet<string>,
): Fields {
  let kept = written;
  for (const { pattern, group } of formFields(form)) {
    if (group === undefined || readable.has(pattern) || group.includes("*")) continue;
    const [list, inner] = [group.slice(1), pattern.slice(group.length + "/*/".length)];
    const [old, now] = [before[list], kept[list]];
    if (!Array.isArray(old) || !Array.isArray(now) || inner.includes("/")) continue;
    const rows = now.map((row: Json) => {
      const known =
        isRow(row) && !(inner in row) ? old.find((one) => isRow(one) && one["id"] === row["id"]) : undefined;
      const value = isRow(known) && isRow(row) && row["id"] !== undefined ? known[inner] : undefined;
      return value === undefined || !isRow(row) ? row : { ...row, [inner]: value };
    });
    kept = { ...kept, [list]: rows };
  }
  return kept;
}

/** Rows narrowed to nobody the section lists, or where it lists nobody. */
export function narrowingErrors(
  form: CompiledForm,
  { rows }: SectionDefinition,
  fields: Fields,
): readonly FieldError[] {
  const lists = formFields(form).filter(({ schema, group }) => schema.items?.type === "object" && group === undefined);
  return lists.flatMap(({ pattern }) => {
    const list = pattern
      .slice(1)
      .split("/")
      .reduce<Json | undefined>((value, key) => (isRow(value) ? value[key] : undefined), fields);
    return (Array.isArray(list) ? list : []).flatMap((row: Json, index): FieldError[] => {
      const to = isRow(row) ? row["visibleTo"] : undefined;
      if (to === undefined) return [];
      const pointer = `${pattern}/${index}/visibleTo`;
      if (!rows) return [{ pointer, code: "unknown-field", params: { field: "visibleTo" } }];
      const fits = Array.isArray(to) && to.every((name) => rows.includes(String(name)));
      return fits ? [] : [{ pointer, code: "enum", params: {} }];
    });
  });
}
