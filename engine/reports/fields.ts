/** Which field of which form an expression of a report reads: for its label, its choices and its privacy. */

import type { ColumnKind, Field } from "../blocks/types.ts";
import type { CompiledProcess } from "../compile/types.ts";
import type { FieldSchema } from "../definition/types.ts";
import { literalOf, pathOf, treeOf } from "../expressions/index.ts";
import type { Path, Program } from "../expressions/types.ts";

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

/** The field at a path: kind, section, field; `*` stands for a row. */
function fieldAt(process: CompiledProcess, path: Path): Field | undefined {
  const [kind = "", section = "", ...rest] = path.filter((part) => part !== "*");
  const form = process.kinds[kind] ? formOf(process, section, kind) : undefined;
  return form && fieldIn(form, rest);
}
/** Below a list of items: the path within one of them, through the items that belong to it. */
function withinItem([head = "", , star, ...rest]: Path): Path | undefined {
  if (!ITEM_LISTS.has(head) || star !== "*") return undefined;
  return withinItem(rest) ?? rest;
}
const ITEM_LISTS = new Set(["items", "own", "linked", "ownerItems"]);
/** The field that an expression gives, when all that it gives is of one: `meeting.plan.date`, or a list that is mapped to it. */
export function fieldOf(process: CompiledProcess, { values }: Program): Field | undefined {
  const [path, ...others] = values;
  if (!path || others.length > 0) return undefined;
  if (path[0] === "item" || path[0] === "parent") {
    const form = formOf(process, path[1] ?? "");
    return (
      form &&
      fieldIn(
        form,
        path.slice(2).filter((part) => part !== "*"),
      )
    );
  }
  const [section = "", ...rest] = withinItem(path)?.filter((part) => part !== "*") ?? [];
  const form = section === "" ? undefined : formOf(process, section);
  return form ? fieldIn(form, rest) : fieldAt(process, path);
}
function fieldIn(form: NonNullable<ReturnType<typeof formOf>>, path: readonly string[]): Field | undefined {
  let schema: FieldSchema | undefined = form.schema.properties[path[0] ?? ""];
  for (const name of path.slice(1)) schema = schema?.items?.properties?.[name];
  return schema && { form, key: path.join("."), schema };
}

/**
 * The field of a column: `row.task.owner` of an item's section, or `row.name` of a row of the list that the table shows.
 * Where the expression chooses, the last value is what it shows.
 */
export function fieldOfColumn(process: CompiledProcess, table: Program, column: Program): Field | undefined {
  const [head, first = "", ...rest] = column.values.at(-1) ?? [];
  if (head !== "row" || first === "") return undefined;
  if (rest.length > 0) {
    const form = formOf(process, first);
    return form && fieldIn(form, rest);
  }
  const list = fieldOf(process, table);
  return list && fieldIn(list.form, [...list.key.split("."), first]);
}

/** What a column is whatever its values are: left empty to be written in by hand, or a number of a case or item. */
export function kindOfColumn(column: Program): ColumnKind | undefined {
  const tree = treeOf(column);
  if (literalOf(tree) === "") return "blank";
  const [head, part, ...rest] = pathOf(tree) ?? [];
  return head === "row" && (part === "number" || part === "ownerNumber") && rest.length === 0 ? "number" : undefined;
}
