/** The validator that rjsf is given: it asks the engine, which also decides on the server. */

import type { ErrorSchema, RJSFSchema, ValidatorType } from "@rjsf/utils";
import { checkForm, type Fields } from "../../engine/index.ts";
import type { LiveForm } from "./load-form.ts";

/** Errors of one form by field, in rjsf's shape. */
export function engineValidator({ form, validate, clock, words }: LiveForm): ValidatorType<object, RJSFSchema> {
  const check = (fields: object | undefined) =>
    checkForm(form, (fields ?? {}) as Fields, validate, clock(), true).errors;
  return {
    isValid: () => true,
    rawValidation: (_schema, fields) => ({ errors: [...check(fields)] as never[] }),
    validateFormData: (fields) => {
      const errors = check(fields).map((error) => ({
        property: error.pointer.replaceAll("/", "."),
        name: error.code,
        message: words.error(error),
        stack: words.error(error),
      }));
      const errorSchema: Record<string, unknown> = {};
      for (const { property, message } of errors) {
        let at = errorSchema;
        for (const part of property.slice(1).split(".")) {
          at[part] ??= {};
          at = at[part] as Record<string, unknown>;
        }
        at["__errors"] = [...((at["__errors"] as string[] | undefined) ?? []), message];
      }
      return { errors, errorSchema: errorSchema as ErrorSchema<object> };
    },
  };
}
