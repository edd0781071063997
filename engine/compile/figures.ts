/** The expressions of figures, compiled once in the names of what they count. */

import { pointerPart } from "../definition/json.ts";
import type { FigureDefinition, ProcessDefinition } from "../definition/types.ts";
import type { CelType, Program } from "../expressions/types.ts";
import type { Compiler } from "./compiler.ts";
import type { CompiledFigure, CompiledKind, CompiledUnit } from "./types.ts";

type Kinds = Readonly<Record<string, CompiledKind>>;
/** A name by itself is a state or a fact, or one of the words that stand for the whole of a group. */
export const isName = (value: unknown): value is string => typeof value === "string" && /^[A-Za-z]\w*$/.test(value);

/** The unit that a figure counts: a kind, or the first item of that name. */
export const countedUnit = (kinds: Kinds, over: string): CompiledUnit | undefined =>
  kinds[over] ?? Object.values(kinds).find(({ items }) => Object.hasOwn(items, over))?.items[over];

/** `since.<state>`: when it was last entered. */
function dated({ environment, chart, facts }: CompiledUnit) {
  const names = [...facts.map(({ name }) => name), ...Object.keys(chart.states)];
  const since: CelType = { record: Object.fromEntries(names.map((name) => [name, "moment" as CelType])) };
  return { ...environment, variables: { ...environment.variables, since } };
}

/** Compiles the figures of a process; those of nothing that is there are left out and told by `verify`. */
export function compileFigures(
  compiler: Compiler,
  root: string,
  definition: ProcessDefinition,
  kinds: Kinds,
): readonly CompiledFigure[] {
  return Object.entries(definition.figures).flatMap(([name, figure]): CompiledFigure[] => {
    const unit = typeof figure === "object" && figure !== null ? countedUnit(kinds, figure.over) : undefined;
    if (!unit) return [];
    const environment = dated(unit);
    const program = (key: string, source: unknown, type?: CelType): Program | undefined =>
      typeof source !== "string" || isName(source)
        ? undefined
        : compiler.expression(
            source,
            environment,
            { file: `${root}/figures.json`, pointer: `/${pointerPart(name)}/${key}` },
            type,
          );
    const by = (Array.isArray(figure.by) ? figure.by : []).flatMap((one, index) => program(`by/${index}`, one) ?? []);
    const [only, counted, value, at] = [
      program("if", figure.if, "bool"),
      program("count", figure.count, "bool") ?? program("share", figure.share, "bool"),
      program("median", figure.median) ?? program("sum", figure.sum),
      program("at", figure.at),
    ];
    return [
      {
        name,
        definition: figure,
        unit,
        by,
        ...(only ? { only } : {}),
        ...(counted ? { counted } : {}),
        ...(value ? { value } : {}),
        ...(at ? { at } : {}),
      },
    ];
  });
}
export type { FigureDefinition };
