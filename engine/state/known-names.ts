/** What identifies people in a whole document: a name is known wherever it was written. */

import type { Fields } from "../forms/types.ts";
import { knownIn } from "../screening/identifiers.ts";
import type { Known } from "../screening/types.ts";
import type { EvaluationContext } from "./context.ts";
import { type Unit, unitsOf } from "./unit.ts";

/** @param visible the fields that count of a section; every stored one when this is not given. */
export function knownNames(
  context: Pick<EvaluationContext, "process" | "kind" | "instance" | "contents">,
  visible: (unit: Unit, section: string) => Fields | undefined = ({ id }, section) =>
    context.contents.read(id, section),
): readonly Known[] {
  return unitsOf(context).flatMap((unit) =>
    Object.entries(unit.definition.sections).flatMap(([name, section]) => {
      const form = context.process.forms[section.form];
      const fields = visible(unit, name);
      return form && fields ? knownIn(form, fields) : [];
    }),
  );
}
