/** Where a field of a form stands, and its words. */

import { didYouMean } from "../definition/nearest.ts";
import type { OverlayEdit, ProcessDefinition } from "../definition/types.ts";
import { put, type Step, stepsTo } from "./address.ts";
import { type Refusal, refuse } from "./outcome.ts";

const FIELD = /^([a-z0-9-]+\/[a-z0-9-]+)\.([A-Za-z0-9_.]+)$/;
export function fieldAt(
  definition: ProcessDefinition,
  key: string,
  address: string,
): { readonly form: string; readonly field: string; readonly steps: readonly Step[] } | Refusal {
  const [, form = "", field = ""] = FIELD.exec(address) ?? [];
  if (!definition.forms[form])
    return refuse(
      key,
      "unknown-form",
      `There is no form "${form || address}".`,
      didYouMean(form || address, Object.keys(definition.forms)),
    );
  return { form, field, steps: stepsTo(definition, `forms.${address}`) ?? [] };
}
export const withFieldTexts = (
  definition: ProcessDefinition,
  form: string,
  field: string,
  edit: OverlayEdit,
): ProcessDefinition =>
  (["nl", "en"] as const).reduce(
    (current, language) =>
      edit[language] === undefined ? current : put(current, ["forms", form, "texts", language, field], edit[language]),
    definition,
  );
