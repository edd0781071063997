/** Errors in the order in which their fields stand on the screen. */

import { type FieldError, formFields } from "../../engine/index.ts";
import type { LiveForm } from "./load-form.ts";
import { pagesOf } from "./rjsf-schema.ts";

export function inFormOrder(live: LiveForm, errors: readonly FieldError[]): readonly FieldError[] {
  const tops = pagesOf(live.published).flatMap(([, names]) => names);
  const places = formFields(live.form).map(({ pattern }) => pattern);
  const rank = ({ pointer }: FieldError): number =>
    tops.indexOf(pointer.split("/")[1] ?? "") * 1000 + places.indexOf(pointer.replace(/\/\d+(?=\/|$)/g, "/*"));
  return [...errors].sort((a, b) => rank(a) - rank(b));
}
