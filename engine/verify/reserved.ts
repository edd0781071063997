/** Names that mean something already: in expressions nothing of a definition may be called so (docs/format/expressions.md). */

import type { Compiler } from "../compile/compiler.ts";
import { OF_LINKS } from "../compile/names.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { canBeName } from "../definition/can-be-name.ts";
import type { Located } from "../definition/read.ts";
import { ADDED } from "../definition/types.ts";
import { below, type UnitPlace, unitsOf } from "./units.ts";

const VARIABLES = "items item own parent link group incoming settings starter event row linked wanted profile".split(
  " ",
);
const OF_UNITS = "is has since by sent complete".split(" ");
const OF_ITEMS = "id key wanted number holders".split(" ");
/** Words of the expression language, which it takes for no name. */
const WORDS =
  "as break const continue else false for function if import in let loop package namespace null return true var void while".split(
    " ",
  );
/** Those that cannot stand after a dot either. */
const NEVER = ["in", "true", "false", "null"];

export function checkReserved(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    const refuse = (at: Located, name: string, taken: readonly string[]): void => {
      if (taken.includes(name))
        compiler.find(
          at,
          "reserved-name",
          `"${name}" means something already in expressions.`,
          "Give it another name.",
        );
    };
    const need = (at: Located, name: string): void => {
      if (!canBeName(name))
        compiler.find(
          at,
          "bad-name",
          `"${name}" cannot be the name of anything.`,
          "Use letters, digits and _, at most 64, beginning with a letter, and no name that every object has (constructor, valueOf).",
        );
    };
    for (const part of ["sections", "events", "effects"] as const)
      for (const name of Object.keys(place.unit[part]))
        if (name !== ADDED && !name.endsWith(`.${ADDED}`)) need(below(compiler, place, part, name), name);
    need(compiler.at(place.home, "chart", ""), place.item?.item ?? place.kind.kind);
    for (const { name } of place.unit.facts)
      refuse(below(compiler, place, "facts", name), name, [...VARIABLES, ...WORDS]);
    for (const name of Object.keys(place.unit.sections))
      refuse(below(compiler, place, "sections", name), name, sectionsTaken(place));
    for (const [name, { path }] of Object.entries(place.unit.chart.states))
      refuse(compiler.at(place.home, "chart", path.replaceAll(/(^|\.)/g, "/states/")), name, NEVER);
    for (const name of Object.keys(place.unit.effects)) refuse(below(compiler, place, "effects", name), name, NEVER);
    refuse(compiler.at(place.home, "chart", ""), place.item?.item ?? place.kind.kind, place.item ? NEVER : VARIABLES);
  }
}
const sectionsTaken = ({ item }: UnitPlace): readonly string[] => [
  ...OF_UNITS,
  ...(item ? OF_ITEMS : []),
  ...(item?.link ? OF_LINKS : []),
  ...NEVER,
];
