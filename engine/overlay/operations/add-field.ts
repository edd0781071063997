/** `addField`: one question more in a form. */

import { didYouMean } from "../../definition/nearest.ts";
import type { ProcessDefinition } from "../../definition/types.ts";
import { get, isNode, put } from "../address.ts";
import { fieldAt, withFieldTexts } from "../field-place.ts";
import { changed, type Edit, isRefusal, type Outcome, refuse } from "../outcome.ts";

export function addField(definition: ProcessDefinition, edit: Edit<"addField">): Outcome {
  const place = fieldAt(definition, "addField", edit.addField);
  if (isRefusal(place)) return place;
  if (get(definition, place.steps) !== undefined)
    return refuse("addField", "already-there", `"${edit.addField}" is there already.`, "Use changeField.");
  const siblings = get(definition, place.steps.slice(0, -1));
  if (edit.after !== undefined && !(isNode(siblings) && Object.hasOwn(siblings, edit.after)))
    return refuse(
      "after",
      "unknown-name",
      `There is no field "${edit.after}" beside it.`,
      didYouMean(edit.after, isNode(siblings) ? Object.keys(siblings) : []),
    );
  let next = put(definition, place.steps, edit.field, edit.after);
  const pages = definition.forms[place.form]?.ui.pages;
  if (pages && !place.field.includes(".")) {
    const page =
      Object.entries(pages).find(([, names]) => edit.after !== undefined && names.includes(edit.after))?.[0] ??
      Object.keys(pages).at(-1);
    const names = pages[page ?? ""] ?? [];
    const at = edit.after === undefined ? names.length : names.indexOf(edit.after) + 1;
    if (page)
      next = put(
        next,
        ["forms", place.form, "ui", "pages", page],
        [...names.slice(0, at), place.field, ...names.slice(at)],
      );
  }
  return changed(withFieldTexts(next, place.form, place.field, edit), `forms.${edit.addField}`);
}
