/** `add`: a new thing in a table, which brings nobody of the base a right. */

import type { ProcessDefinition } from "../../definition/types.ts";
import { get, lockOn, put, stepsTo } from "../address.ts";
import { changed, type Edit, type Outcome, refuse, tooWide, withTexts } from "../outcome.ts";
import { addsRight, redirects } from "../widening.ts";

export function add(definition: ProcessDefinition, edit: Edit<"add">, base: ProcessDefinition): Outcome {
  const steps = stepsTo(definition, edit.add);
  if (!steps || get(definition, steps.slice(0, -2)) === undefined)
    return refuse(
      "add",
      "unknown-address",
      `Nothing can be added at "${edit.add}".`,
      "Write kind.table.id, e.g. case.facts.newName.",
    );
  if (get(definition, steps) !== undefined)
    return refuse("add", "already-there", `"${edit.add}" is there already.`, "Use change, or another name.");
  const locked = lockOn(definition, steps.slice(0, -1));
  if (locked !== undefined)
    return refuse("add", "locked", `Nothing may be added at "${edit.add}": ${locked}.`, "Leave it as the base has it.");
  const right = addsRight(base, edit.value, steps) ?? redirects(base, undefined, edit.value, steps);
  if (right !== undefined) return tooWide(right);
  return changed(withTexts(put(definition, steps, edit.value), edit.add, edit), edit.add);
}
