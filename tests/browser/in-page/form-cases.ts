/** Runs the shared form cases: the same module in Node and in a page, so that their answers can be compared one by one. */

import type { FieldSchema, FormDefinition, Json } from "../../../engine/definition/types.ts";
import {
  type CompiledForm,
  checkForm,
  compileForm,
  type FieldError,
  type FormState,
  type Validate,
} from "../../../engine/forms/index.ts";
import { asId } from "../../../engine/ids.ts";
import type { Clock } from "../../../engine/time.ts";

/** One file of `tests/engine/forms/cases`. Parts of `usual` count where a case does not say otherwise; errors are none unless said. */
export interface CaseFile {
  readonly form: { readonly required?: readonly string[]; readonly properties: Readonly<Record<string, FieldSchema>> };
  readonly holidays?: readonly string[];
  readonly usual?: Expected;
  readonly cases: readonly FormCase[];
}
export interface Expected {
  readonly hidden?: readonly string[] | "not compared";
  readonly computed?: readonly string[] | "not compared";
  readonly unfit?: readonly string[];
  readonly missing?: readonly string[];
  readonly required?: readonly string[];
  readonly soft?: readonly string[];
  /** `"<pointer> <code>"`, sorted. */
  readonly errors?: readonly string[];
  /** The fields afterwards. */
  readonly left?: Readonly<Record<string, Json>>;
}
export interface FormCase extends Expected {
  readonly title: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly now?: string;
  readonly submit?: true;
}

const PRIVACY = { subject: "child", identifies: "none", class: "social" } as const;
const withPrivacy = (schema: FieldSchema): FieldSchema => ({
  ...schema,
  ...(schema.type === "object" ? {} : { privacy: PRIVACY }),
  ...(schema.properties ? { properties: allWithPrivacy(schema.properties) } : {}),
  ...(schema.items?.properties
    ? { items: { ...schema.items, properties: allWithPrivacy(schema.items.properties) } }
    : {}),
});
const allWithPrivacy = (fields: Readonly<Record<string, FieldSchema>>): Record<string, FieldSchema> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, withPrivacy(field)]));

/** The form of a file: every field gets the same privacy, which these cases are not about. */
export function formOf(name: string, { form }: CaseFile): FormDefinition {
  const properties = allWithPrivacy(form.properties);
  return { id: `cases/${name}`, schema: { type: "object", ...form, properties }, ui: {}, texts: {} };
}
export function compiledFormOf(name: string, file: CaseFile): CompiledForm {
  const { form, problems } = compileForm(formOf(name, file));
  if (!form) throw new Error(`${name}: ${problems.map(({ pointer, message }) => `${pointer} ${message}`).join("; ")}`);
  return form;
}

export const errorLines = (errors: readonly FieldError[]): readonly string[] =>
  errors.map(({ pointer, code }) => `${pointer} ${code}`).sort();

/** The engine's answer to each case of a file, in order. */
export function answersOf(name: string, file: CaseFile, validate: Validate): readonly FormState[] {
  const form = compiledFormOf(name, file);
  return file.cases.map(({ fields, now, submit }) => {
    const clock: Clock = {
      now: asId(now ?? "2026-03-16T09:00:00.000Z"),
      timeZone: "Europe/Amsterdam",
      holidays: new Set(file.holidays ?? []),
    };
    return checkForm(form, fields, validate, clock, submit === true);
  });
}
