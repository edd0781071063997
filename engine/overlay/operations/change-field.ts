/** `changeField`: a question is hidden, demanded or not, gets other choices or words. */

import type { ProcessDefinition } from "../../definition/types.ts";
import { get, put } from "../address.ts";
import { fieldAt, withFieldTexts } from "../field-place.ts";
import { changed, type Edit, existing, isRefusal, type Outcome } from "../outcome.ts";

export function changeField(definition: ProcessDefinition, edit: Edit<"changeField">): Outcome {
  const place = fieldAt(definition, "changeField", edit.changeField);
  if (isRefusal(place)) return place;
  const found = existing(definition, "changeField", `forms.${edit.changeField}`);
  if (isRefusal(found)) return found;
  let next = definition;
  const owner = place.steps.slice(0, -2);
  const name = String(place.steps.at(-1));
  const required = (get(definition, [...owner, "required"]) as readonly string[] | undefined) ?? [];
  const setRequired = (names: readonly string[]) => put(next, [...owner, "required"], names);
  if (edit.hide) {
    // A hidden field stays a name that conditions and facts may read: it is never visible, hence always absent.
    next = put(next, [...place.steps, "visibleWhen"], "false");
    next = setRequired(required.filter((one) => one !== name));
  }
  if (edit.required === "hard") next = setRequired([...new Set([...required, name])]);
  if (edit.required === "soft" || edit.required === "no") {
    next = setRequired(required.filter((one) => one !== name));
    next = put(next, [...place.steps, "soft"], edit.required === "soft" ? true : undefined);
  }
  if (edit.choices)
    next = put(
      next,
      [...place.steps, ...(get(definition, [...place.steps, "items"]) ? ["items", "enum"] : ["enum"])],
      edit.choices,
    );
  if (edit.label !== undefined) next = put(next, ["forms", place.form, "texts", "nl", place.field], edit.label);
  return changed(withFieldTexts(next, place.form, place.field, edit), `forms.${edit.changeField}`);
}
