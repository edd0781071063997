/** `change`: another value for one thing, never wider. */

import type { ProcessDefinition } from "../../definition/types.ts";
import { get, isNode, put, type Step, stepsTo } from "../address.ts";
import { changed, type Edit, existing, isRefusal, type Outcome, refuse, tooWide, withTexts } from "../outcome.ts";
import {
  addsWithin,
  changesKeys,
  leavesBounds,
  losesGuard,
  redirects,
  refills,
  widens,
  widensGate,
} from "../widening.ts";
import { add } from "./add.ts";

export function change(definition: ProcessDefinition, edit: Edit<"change">, base: ProcessDefinition): Outcome {
  const found = existing(definition, "change", edit.change);
  if (isRefusal(found)) {
    // Something beside things that exist (a rung of a ladder): making it is adding.
    const steps = stepsTo(definition, edit.change);
    return steps && isNode(get(definition, steps.slice(0, -1))) && found.refused.code === "unknown-address"
      ? add(definition, { ...edit, add: edit.change }, base)
      : found;
  }
  if (isWholeTable(found.steps))
    return refuse(
      "change",
      "not-one-thing",
      `"${edit.change}" is a whole table or unit.`,
      `Name one thing in it, e.g. ${edit.change}.${Object.keys(isNode(found.value) ? found.value : {})[0] ?? "name"}.`,
    );
  if (found.steps[0] === "policies")
    return refuse(
      "change",
      "promise",
      "A promise of the base is kept by every variant.",
      "Add one of your own beside it.",
    );
  const bounds = leavesBounds(base, found.value, edit.value, found.steps);
  if (bounds !== undefined)
    return refuse(
      "value",
      "bad-value",
      `This term keeps the bounds of its setting: ${bounds}.`,
      "Stay within them, or set the setting.",
    );
  const wider =
    widens(found.value, edit.value, found.steps) ??
    widensGate(base, found.value, edit.value, found.steps) ??
    changesKeys(base, found.value, edit.value, found.steps) ??
    losesGuard(found.value, edit.value, found.steps) ??
    refills(base, found.value, edit.value, found.steps) ??
    redirects(base, found.value, edit.value, found.steps) ??
    addsWithin(base, found.value, edit.value, found.steps);
  if (wider !== undefined) return tooWide(wider);
  return changed(withTexts(put(definition, found.steps, edit.value), edit.change, edit), edit.change);
}

/** A kind, an item, or a table of one: too much to judge at once. */
function isWholeTable([root, , ...steps]: readonly Step[]): boolean {
  if (root !== "kinds") return false;
  const rest = steps[0] === "items" ? steps.slice(2) : steps;
  return rest.length === 0 || (rest.length === 1 && UNIT_TABLES.has(String(rest[0])));
}
const UNIT_TABLES = new Set(["facts", "sections", "events", "effects", "deadlines", "chart"]);
