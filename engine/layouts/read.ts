/** Reads values of a screen, whose shape nobody has promised. */

import type { CompiledProcess, CompiledUnit } from "../compile/types.ts";

type Values = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The texts of a list; none where it is no list. */
export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** Name → map, of those entries that are maps. */
export const maps = (value: unknown): readonly (readonly [name: string, map: Values])[] =>
  isMap(value) ? Object.entries(value).flatMap(([name, one]) => (isMap(one) ? [[name, one] as const] : [])) : [];

export const names = (record: object | undefined): readonly string[] => Object.keys(record ?? {});

/** Fields of a unit as `section.field`, with the sections themselves. */
export function fieldsOf(process: CompiledProcess, unit: CompiledUnit | undefined): readonly string[] {
  return Object.entries(unit?.sections ?? {}).flatMap(([section, { form }]) => [
    section,
    ...names(process.forms[form]?.definition.schema.properties).map((field) => `${section}.${field}`),
  ]);
}
