/** Compiles forms with ajv: for the server as functions, for the browser as modules that need no code generation there (strict content-security policy). */

import { _, Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import {
  type CompiledForm,
  type CompiledProcess,
  compilePattern,
  type FieldSchema,
  FORMATS,
  type FormSchema,
  fieldErrors,
  type Validate,
} from "../../engine/index.ts";

/** Our own keywords: ajv must know them (strict), the engine gives them their meaning. */
const KEYWORDS = [
  "visibleWhen",
  "requiredWhen",
  "screenWhen",
  "computed",
  "privacy",
  "soft",
  "absent",
  "help",
  "screen",
  "why",
  "locked",
  "earliest",
  "latest",
  "unlikelyBefore",
  "unlikelyAfter",
];
/** Where the browser's module finds what ajv's code requires; written in ui/forms/validator-runtime.ts. */
const RUNTIME = "casustafel:runtime";

function createAjv(): Ajv2020 {
  const regExp = Object.assign(
    (source: string) => compilePattern(source) ?? { test: () => false, toString: () => source },
    { code: `require("${RUNTIME}").pattern` },
  );
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    code: { source: true, esm: false, regExp, formats: _`require("casustafel:runtime").formats` },
    addUsedSchema: false,
    allowUnionTypes: false,
  });
  for (const keyword of KEYWORDS) ajv.addKeyword({ keyword, validate: undefined as never });
  for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, validate);
  return ajv;
}

/** The schema that ajv sees: without `required` (what is hidden is not asked), closed, rows with their id. */
export function validationSchema(schema: FormSchema): object {
  const field = (one: FieldSchema): object => {
    // Steps are counted in decimals by the engine (`stepErrors`): the quotient of two doubles is seldom whole.
    const { required, items, properties, multipleOf, ...rest } = one;
    return {
      ...rest,
      ...(items ? { items: items.type === "object" ? withId(field(items)) : field(items) } : {}),
      ...(properties ? { properties: mapValues(properties, field), additionalProperties: false } : {}),
    };
  };
  return { type: "object", properties: mapValues(schema.properties, field), additionalProperties: false };
}
const withId = (schema: object): object => ({
  ...schema,
  properties: {
    id: { type: "string", maxLength: 64 },
    visibleTo: { type: "array", items: { type: "string", maxLength: 64 }, maxItems: 50 },
    ...(schema as { properties?: object }).properties,
  },
});
const mapValues = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** One for all forms: its own first schema, that of schemas, takes as long as several forms. */
let shared: Ajv2020 | undefined;
const compiled = new WeakMap<FormSchema, ValidateFunction>();
/** By the schema as text: a process and its variants, and every version that leaves a form as it was, share the function. */
const bySchema = new Map<string, ValidateFunction>();

function validatorOf(form: CompiledForm): ValidateFunction {
  const { schema } = form.definition;
  const known = compiled.get(schema);
  if (known) return known;
  const asked = validationSchema(schema);
  const text = JSON.stringify(asked);
  shared ??= createAjv();
  const made = bySchema.get(text) ?? shared.compile(asked);
  bySchema.set(text, made);
  compiled.set(schema, made);
  return made;
}

/** A `validate` function for the forms of one process; each form is compiled at its first use and kept. */
export function compileValidators(process: Pick<CompiledProcess, "forms">): Validate {
  return (formId, fields) => {
    const form = process.forms[formId];
    if (!form) return [{ pointer: "", code: "unknown-form", params: { form: formId } }];
    const validate = validatorOf(form);
    return validate(fields) ? [] : fieldErrors(validate.errors ?? []);
  };
}

/** One for all modules. */
let forModules: Ajv2020 | undefined;
/** The same check as a module that a browser can import: `validate(fields)` gives ajv's errors. */
export function validatorModule(form: Pick<CompiledForm, "definition">): string {
  forModules ??= createAjv();
  const code = standalone.default(forModules, forModules.compile(validationSchema(form.definition.schema)));
  return `import { requireRuntime as require } from "/assets/validator-runtime.js";\nconst module = { exports: {} };\nconst exports = module.exports;\n${code}\nexport const validate = module.exports;\n`;
}
