/** ajv checks what the engine leaves to it; the module made for the browser gives the same errors as the function of the server. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldSchema, FormSchema } from "../../../engine/definition/types.ts";
import { compileForm, type Fields, fieldErrors } from "../../../engine/forms/index.ts";
import { compileValidators, validationSchema, validatorModule } from "../../../server/forms/validators.ts";
import { requireRuntime } from "../../../ui/forms/validator-runtime.ts";

const privacy = { subject: "child", identifies: "none", class: "social" } as const;
const text = (more: Partial<FieldSchema> = {}): FieldSchema => ({ type: "string", maxLength: 40, privacy, ...more });
function formOf(schema: Omit<FormSchema, "type">, id = "a/b") {
  const { form, problems } = compileForm({ id, schema: { type: "object", ...schema }, ui: {}, texts: {} });
  if (!form) throw new Error(JSON.stringify(problems));
  return form;
}
const validatorOf = (form: ReturnType<typeof formOf>) => {
  const validate = compileValidators({ forms: { [form.id]: form } });
  return (fields: Fields) => validate(form.id, fields);
};
/** The browser's module, with its one import put in by hand. */
function browserValidatorOf(form: ReturnType<typeof formOf>) {
  const code = validatorModule(form)
    .replace(/^import .*$/m, "")
    .replace(/export const validate = module\.exports;\s*$/, "return module.exports;");
  const validate = new Function("require", code)(requireRuntime) as ((fields: Fields) => boolean) & {
    errors?: Parameters<typeof fieldErrors>[0] | null;
  };
  return (fields: Fields) => (validate(fields) ? [] : fieldErrors(validate.errors ?? []));
}

const everything = formOf({
  required: ["code"],
  properties: {
    code: text({ pattern: "^[A-Z]{2}-[0-9]{3}$", minLength: 2, maxLength: 6 }),
    other: text({ pattern: "^(a+)+$" }),
    day: text({ format: "date" }),
    mail: text({ format: "email" }),
    kind: text({ enum: ["child", "family"] }),
    count: { type: "integer", minimum: 0, maximum: 9, privacy },
    share: { type: "number", exclusiveMinimum: 0, multipleOf: 0.25, privacy },
    sure: { type: "boolean", privacy },
    tags: { type: "array", maxItems: 2, uniqueItems: true, items: { enum: ["x", "y", "z"] }, privacy },
    rows: {
      type: "array",
      maxItems: 2,
      items: {
        type: "object",
        required: ["name"],
        properties: { name: text({ maxLength: 3 }), at: text({ format: "date-time" }) },
      },
    },
  },
});

test("each bound that does not hold is told with its place, its code and the bound", () => {
  const errors = validatorOf(everything)({
    code: "x",
    day: "2015-02-31",
    count: 12,
    tags: ["x", "x", "q"],
    rows: [{ id: "a", name: "long" }],
  });
  expect(errors).toEqual([
    { pointer: "/code", code: "minLength", params: { limit: 2 } },
    { pointer: "/code", code: "pattern", params: {} },
    { pointer: "/day", code: "format", params: { format: "date" } },
    { pointer: "/count", code: "maximum", params: { limit: 9 } },
    { pointer: "/tags", code: "maxItems", params: { limit: 2 } },
    { pointer: "/tags/2", code: "enum", params: {} },
    { pointer: "/tags", code: "uniqueItems", params: {} },
    { pointer: "/rows/0/name", code: "maxLength", params: { limit: 3 } },
  ]);
});

test("what is required is left to the engine, for what is hidden is not asked", () => {
  expect(validatorOf(everything)({})).toEqual([]);
  expect(validatorOf(everything)({ rows: [{ id: "a" }] })).toEqual([]);
  expect(JSON.stringify(validationSchema(everything.definition.schema))).not.toContain("required");
});

test("each pattern stays itself: ajv keeps patterns by their text, and ours have one", () => {
  const validate = validatorOf(everything);
  expect(validate({ code: "AB-123", other: "aaaa" })).toEqual([]);
  expect(validate({ code: "AB-123", other: "aaa!" }).map(({ pointer }) => pointer)).toEqual(["/other"]);
  expect(validate({ code: "aaaa", other: "aaaa" }).map(({ pointer }) => pointer)).toEqual(["/code"]);
});

test("a pattern that makes others hang is answered at once", () => {
  const validate = validatorOf(formOf({ properties: { a: text({ maxLength: 20_000, pattern: "^(a+)+$" }) } }));
  const before = performance.now();
  expect(validate({ a: `${"a".repeat(19_999)}!` }).map(({ code }) => code)).toEqual(["pattern"]);
  expect(performance.now() - before).toBeLessThan(3_000);
});

test("a form that is not there is told, not thrown", () => {
  expect(compileValidators({ forms: {} })("a/b", {})).toEqual([
    { pointer: "", code: "unknown-form", params: { form: "a/b" } },
  ]);
});

test("the browser's module gives the same errors as the server, whatever is filled in", () => {
  const server = validatorOf(everything);
  const browser = browserValidatorOf(everything);
  const junk = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constant({}),
    fc.constant([]),
  );
  const fields = fc.record(
    {
      code: fc.oneof(fc.constantFrom("AB-123", "AB-12", "ab-123"), junk),
      other: fc.oneof(fc.constantFrom("aaa", "aab"), junk),
      day: fc.oneof(fc.constantFrom("2015-03-31", "2015-02-31"), junk),
      mail: fc.oneof(fc.constantFrom("a@b.nl", "a@b"), junk),
      kind: fc.oneof(fc.constantFrom("child", "none"), junk),
      count: fc.oneof(fc.integer({ min: -2, max: 12 }), junk),
      share: fc.oneof(fc.constantFrom(0.25, 0.3, 0), junk),
      sure: junk,
      tags: fc.oneof(fc.array(fc.constantFrom("x", "y", "q"), { maxLength: 4 }), junk),
      rows: fc.oneof(
        fc.array(
          fc.record({ id: fc.constant("a"), name: fc.string({ maxLength: 5 }), at: fc.string() }, { requiredKeys: [] }),
          { maxLength: 3 },
        ),
        junk,
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fields, (filled) => {
      const plain = JSON.parse(JSON.stringify(filled)) as Fields;
      expect(browser(plain)).toEqual(server(plain));
    }),
    { numRuns: 400 },
  );
});

test("the module asks only what the browser's runtime has", () => {
  const asked = [...validatorModule(everything).matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name ?? "");
  expect(asked.length).toBeGreaterThan(3);
  for (const name of asked) expect(requireRuntime(name)).toBeDefined();
  expect(() => requireRuntime("fs")).toThrow('"fs", which is not part of the runtime');
});
