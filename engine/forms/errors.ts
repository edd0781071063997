/** ajv's error as ours: a pointer, a code, and the bound it names. Used on both sides, so that both say the same. */

import type { Json } from "../definition/types.ts";
import type { FieldError } from "./types.ts";

/** The part of ajv's error object that is read. */
export interface ValidatorError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Unknown fields are told by the form engine itself, with the field's own place. */
export function fieldErrors(errors: readonly ValidatorError[]): readonly FieldError[] {
  return errors.filter(({ keyword }) => keyword !== "additionalProperties").map(fieldError);
}
function fieldError({ instancePath, keyword, params }: ValidatorError): FieldError {
  const told = ["limit", "format", "type"].flatMap((name) =>
    params[name] === undefined ? [] : [[name, params[name] as Json] as const],
  );
  return { pointer: instancePath, code: keyword, params: Object.fromEntries(told) };
}
