/** What effects and links carry into a section fits its form: every field is one of the form, and every value of its kind. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess, CompiledUnit, ProgramTree } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import type { Located } from "../definition/read.ts";
import type { FieldSchema, Json } from "../definition/types.ts";
import { describe, fieldType, fits } from "../expressions/index.ts";
import type { Program } from "../expressions/types.ts";
import { below, needName, unitsOf } from "./units.ts";

type Fields = Readonly<Record<string, FieldSchema>>;
type Tree = Program | ProgramTree;
export const isProgram = (tree: Tree): tree is Program => typeof (tree as Program).evaluate === "function";
const isTree = (value: Json | undefined): boolean => typeof value === "object" && value !== null;

export function checkPayloadTypes(compiler: Compiler, root: string, process: CompiledProcess): void {
  const units = unitsOf(root, process);
  const fieldsOf = (unit: CompiledUnit | undefined, section: string | undefined): Fields | undefined =>
    process.definition.forms[unit?.sections[section ?? ""]?.form ?? ""]?.schema.properties;
  /** The forms that an event fills wherever this kind may send it; none when one of them takes whatever comes. */
  const filledBy = (event: string, from: string): readonly Fields[] => {
    const taking = units.filter(({ unit }) => unit.events[event]?.from?.includes(from));
    const forms = taking.map(({ unit }) => fieldsOf(unit, unit.events[event]?.fill));
    return forms.every((form): form is Fields => form !== undefined) ? forms : [];
  };
  for (const place of units) {
    for (const [name, { definition, withProgram, outside }] of Object.entries(place.unit.effects)) {
      if (!withProgram || !isTree(definition.with)) continue;
      const at = (...keys: string[]) => below(compiler, place, "effects", name, "with", ...keys);
      if (definition.record !== undefined)
        checkFields(compiler, withProgram, [fieldsOf(place.unit, definition.record)], at);
      if (definition.process !== undefined) continue;
      if (definition.send !== undefined && !outside)
        checkFields(compiler, withProgram, filledBy(definition.send, place.kind.kind), at);
      if (definition.start !== undefined && !isProgram(withProgram))
        for (const [section, tree] of Object.entries(withProgram))
          checkFields(compiler, tree, [fieldsOf(process.kinds[definition.start], section)], (...keys) =>
            at(section, ...keys),
          );
    }
    const link = place.item?.link;
    if (link && place.item)
      checkFields(compiler, link.withPrograms, filledBy(`${place.item.item}.added`, place.kind.kind), (...keys) =>
        below(compiler, place, "link", "with", ...keys),
      );
  }
}

/** Each field is one of the form it goes into (of one of them, where several units take the event), with a value of its kind. */
export function checkFields(
  compiler: Compiler,
  tree: Tree,
  forms: readonly (Fields | undefined)[],
  at: (...keys: string[]) => Located,
): void {
  const known = forms.filter((form): form is Fields => form !== undefined);
  if (isProgram(tree) || known.length === 0) return;
  for (const [name, value] of Object.entries(tree)) {
    const field = name.replace(/\[\]$/, "");
    needName(compiler, at(pointerPart(name)), "field", field, known.flatMap(Object.keys));
    const wanted = known.map((form) => form[field]).find((one) => one !== undefined);
    if (!wanted || !isProgram(value) || name !== field || fits(value.type, fieldType(wanted))) continue;
    compiler.find(
      at(pointerPart(name)),
      "type-mismatch",
      `The field "${field}" holds ${describe(fieldType(wanted))}; this gives ${describe(value.type)}.`,
      `Give ${describe(fieldType(wanted))}.`,
    );
  }
}
