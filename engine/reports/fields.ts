/** Which field of which form an expression of a report reads: for its label, its choices and its privacy. */

import type { Field } from "../blocks/types.ts";
import type { CompiledProcess } from "../compile/types.ts";
import type { FieldSchema } from "../definition/types.ts";

const PATH = /^[\w.]+$/;

function formOf(process: CompiledProcess, section: string, kind?: string) {
  const kinds = kind === undefined ? Object.values(process.kinds) : [process.kinds[kind]];
  for (const one of kinds) {
    const units = one ? [one, ...Object.values(one.items)] : [];
    for (const unit of units) {
      const found = unit.sections[section];
      if (found) return process.forms[found.form]?.definition;
    }
  }
  return undefined;
}

/** What a list of items or rows is mapped to: `w.plan.phases` of `items.place.map(w, w.plan.phases)`, at the end of an expression. */
const MAPPED = /([\w.]+)(?:\.filter\(.*\))?\.map\(\s*(\w+)\s*,\s*\2((?:\.\w+)+)\s*\)\)*\s*$/;

/** A field of a section of each item, or a field of each row of a list. */
function mappedField(process: CompiledProcess, source: string): Field | undefined {
  const [, list = "", , path = ""] = MAPPED.exec(source) ?? [];
  const [first = "", ...rest] = path.slice(1).split(".");
  if (rest.length === 0) return first === "" ? undefined : fieldAt(process, `${list}.${first}`);
  const form = formOf(process, first);
  return form && fieldIn(form, rest);
}

/** `meeting.plan.date`: kind, section, field; also where a list is mapped to it. */
export function fieldAt(process: CompiledProcess, source: string): Field | undefined {
  if (!PATH.test(source)) return mappedField(process, source);
  const [kind = "", section = "", ...rest] = PATH.test(source) ? source.split(".") : [];
  const form = process.kinds[kind] ? formOf(process, section, kind) : undefined;
  return form && fieldIn(form, rest);
}
function fieldIn(form: NonNullable<ReturnType<typeof formOf>>, path: readonly string[]): Field | undefined {
  let schema: FieldSchema | undefined = form.schema.properties[path[0] ?? ""];
  for (const name of path.slice(1)) schema = schema?.items?.properties?.[name];
  return schema && { form, key: path.join("."), schema };
}

/** The list that a table takes its rows from: `case.family.persons` of `case.family.persons.filter(p, …)`. */
const listIn = (table: string): string => /^\s*([\w.]+)\.filter\s*\(/.exec(table)?.[1] ?? table;

/**
 * The field of a column: `row.task.owner` of an item's section, or `row.name` of a row of the list that the table shows.
 * Where the expression chooses, the last name is what it shows.
 */
export function fieldOfColumn(process: CompiledProcess, table: string, column: string): Field | undefined {
  const shown = column.match(/\brow(\.\w+)+/g)?.at(-1);
  const [, first = "", ...rest] = shown?.split(".") ?? [];
  if (first === "") return undefined;
  if (rest.length > 0) {
    const form = formOf(process, first);
    return form && fieldIn(form, rest);
  }
  const list = fieldAt(process, listIn(table));
  return list && fieldIn(list.form, [...list.key.split("."), first]);
}
