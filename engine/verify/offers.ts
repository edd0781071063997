/** What a form offers in a field are rows of a list that its instance has. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledKind, CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { listFields } from "../forms/fields.ts";
import { needName } from "./units.ts";

/** `section.list.field` of every list of the main unit. */
function listsOf(process: CompiledProcess, { sections }: CompiledKind): readonly string[] {
  return Object.entries(sections).flatMap(([section, { form }]) =>
    Object.entries(process.definition.forms[form]?.schema.properties ?? {}).flatMap(([list, { items }]) =>
      Object.keys(items?.properties ?? {}).map((field) => `${section}.${list}.${field}`),
    ),
  );
}

export function checkOffers(compiler: Compiler, _root: string, process: CompiledProcess): void {
  for (const kind of Object.values(process.kinds)) {
    const known = listsOf(process, kind);
    const units = [kind, ...Object.values(kind.items)];
    const used = new Set(units.flatMap(({ sections }) => Object.values(sections).map(({ form }) => form)));
    for (const id of used) {
      const form = process.definition.forms[id];
      const texts = form
        ? listFields(form.schema).filter(({ schema }) => schema.type === "string" && !schema.enum)
        : [];
      for (const [field, list] of Object.entries(form?.ui.offers ?? {})) {
        const at = { file: `forms/${id}/ui.json`, pointer: `/offers/${pointerPart(field)}` };
        needName(
          compiler,
          at,
          "field",
          field,
          texts.map(({ pattern }) => pattern.slice(1)),
        );
        needName(compiler, at, "list", list, known);
      }
    }
  }
}
