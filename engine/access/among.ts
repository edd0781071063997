/** Whom or what a field may name: a fact of the main unit that its section's `among` names gives the ids. */

import type { SectionDefinition } from "../definition/types.ts";
import { expand, read } from "../forms/fields.ts";
import type { FieldError, Fields } from "../forms/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import { factValue } from "../state/facts.ts";
import { plain } from "../state/plain.ts";
import { mainUnit } from "../state/unit.ts";

/** `dissent.who` is the field `who` of every row of `dissent`: the pattern of its places has a star for the row. */
const patternOfField = (field: string): string => `/${field.split(".").join("/*/")}`;

/** @returns by the pattern of each field that the section narrows: the ids that may be chosen now. */
export function choicesAmong(
  context: EvaluationContext,
  { among = {} }: SectionDefinition,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(among).map(([field, fact]) => {
      const value = factValue(context, mainUnit(context), fact);
      const ids = value === undefined ? [] : plain(value);
      return [patternOfField(field), Array.isArray(ids) ? ids.map(String) : []];
    }),
  );
}

interface Named {
  readonly pointer: string;
  readonly id: string;
}
const namedAt = (fields: Fields, pattern: string): readonly Named[] =>
  expand(pattern, fields).flatMap((pointer) =>
    [read(fields, pointer)].flat().flatMap((id) => (typeof id === "string" && id !== "" ? [{ pointer, id }] : [])),
  );

/** What is newly named and not among those that may be: an error `among` at its place. What stood there already stays. */
export function amongErrors(
  context: EvaluationContext,
  section: SectionDefinition,
  before: Fields,
  after: Fields,
): readonly FieldError[] {
  return Object.entries(choicesAmong(context, section)).flatMap(([pattern, ids]) => {
    const there = new Set(namedAt(before, pattern).map(({ id }) => id));
    return namedAt(after, pattern)
      .filter(({ id }) => !there.has(id) && !ids.includes(id))
      .map(({ pointer }) => ({ pointer, code: "among", params: {} }));
  });
}
