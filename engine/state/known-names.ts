/** What identifies people in a whole document: a name is known wherever it was written. */

import type { Fields } from "../forms/types.ts";
import type { ItemId } from "../ids.ts";
import { knownIn } from "../screening/identifiers.ts";
import type { Known } from "../screening/types.ts";
import { type EvaluationContext, unitOf } from "./scope.ts";

/** @param told what counts of a section; everything that stands in it when this is not given. */
export function knownNames(
  context: Pick<EvaluationContext, "process" | "kind" | "instance" | "contents">,
  told: (unit: ItemId | null, section: string) => Fields | undefined = (unit, section) =>
    context.contents.read(unit, section),
): readonly Known[] {
  const { process, instance } = context;
  const units: readonly (ItemId | null)[] = [null, ...(Object.keys(instance.items) as ItemId[])];
  return units.flatMap((unit) => {
    const compiled = unitOf(context, unit === null ? null : (instance.items[unit] ?? null));
    return Object.entries(compiled.sections).flatMap(([name, section]) => {
      const form = process.forms[section.form];
      const fields = told(unit, name);
      return form && fields ? knownIn(form, fields) : [];
    });
  });
}
