/** What identifies people in a whole document: a name is known wherever it was written. */

import type { ItemId } from "../ids.ts";
import { knownIn } from "../privacy/known.ts";
import type { Known } from "../privacy/screen.ts";
import { type EvaluationContext, unitOf } from "./scope.ts";

/** @param counts leaves out sections for which it says no; all count when it is absent. */
export function knownNames(
  context: Pick<EvaluationContext, "process" | "kind" | "instance" | "contents">,
  counts: (unit: ItemId | null, section: string) => boolean = () => true,
): readonly Known[] {
  const { process, instance, contents } = context;
  const units: readonly (ItemId | null)[] = [null, ...(Object.keys(instance.items) as ItemId[])];
  return units.flatMap((unit) => {
    const compiled = unitOf(context, unit === null ? null : (instance.items[unit] ?? null));
    return Object.entries(compiled.sections).flatMap(([name, section]) => {
      const form = process.forms[section.form];
      const fields = counts(unit, name) ? contents.read(unit, name) : undefined;
      return form && fields ? knownIn(form, fields) : [];
    });
  });
}
