/** Forms: compiled once, resolved and checked the same way on both sides. */

export { checkForm } from "./check.ts";
export { type CompiledFormResult, compileForm, type FormProblem, WIDGETS } from "./compile.ts";
export { fieldErrors, type ValidatorError } from "./errors.ts";
export { expand, type FieldPlace, isEmpty, listFields, read, write } from "./fields.ts";
export { FORMATS } from "./formats.ts";
export { compilePattern } from "./patterns.ts";
export { formFields, readable, resolveForm, screenedFields, withoutComputed } from "./resolve.ts";
export type { CompiledForm, FieldError, Fields, FormRule, FormState, Validate } from "./types.ts";
