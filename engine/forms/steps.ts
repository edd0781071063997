/** Steps of a number (`multipleOf`), counted in decimals as people do: 19.99 is a multiple of 0.01, and 123456789.01 as well. */

import { expand, read } from "./fields.ts";
import { formFields } from "./resolve.ts";
import type { CompiledForm, FieldError, Fields } from "./types.ts";

/** A number as whole digits and how many of them stand behind the point: 19.99 is 1999 and 2. */
function decimals(value: number): readonly [digits: bigint, behind: number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), fraction.length - Number(exponent)];
}

/** Whether a number is a whole number of steps. @param step above 0 */
export function isMultipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value) || !(step > 0)) return false;
  const [digits, behind] = decimals(value);
  const [ofStep, behindStep] = decimals(step);
  const most = Math.max(behind, behindStep);
  const scaled = (all: bigint, own: number): bigint => all * 10n ** BigInt(most - own);
  return scaled(digits, behind) % scaled(ofStep, behindStep) === 0n;
}

/** Numbers between the steps of their field, also those in a list of numbers. */
export function stepErrors(form: CompiledForm, fields: Fields): readonly FieldError[] {
  return formFields(form).flatMap(({ pattern, schema }) => {
    const step = schema.multipleOf ?? schema.items?.multipleOf;
    if (step === undefined) return [];
    const places = schema.multipleOf === undefined ? expand(`${pattern}/*`, fields) : expand(pattern, fields);
    return places.flatMap((pointer): readonly FieldError[] => {
      const value = read(fields, pointer);
      return typeof value !== "number" || isMultipleOf(value, step)
        ? []
        : [{ pointer, code: "multipleOf", params: { multipleOf: step } }];
    });
  });
}
