/** What is wrong in a form is told all at once, each with its place and what would help, before anybody fills it in. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldSchema, FormUi } from "../../../engine/definition/types.ts";
import { compileForm, compilePattern, FORMATS } from "../../../engine/forms/index.ts";

const privacy = { subject: "child", identifies: "none", class: "social" } as const;
const text = (more: Partial<FieldSchema> = {}): FieldSchema => ({ type: "string", maxLength: 20, privacy, ...more });
const whole = (more: Partial<FieldSchema> = {}): FieldSchema => ({ type: "integer", privacy, ...more });
const rows = (properties: Readonly<Record<string, FieldSchema>>, more: Partial<FieldSchema> = {}): FieldSchema => ({
  type: "array",
  maxItems: 5,
  items: { type: "object", properties },
  ...more,
});
const compiled = (
  properties: Readonly<Record<string, FieldSchema>>,
  ui: FormUi = {},
  required: readonly string[] = [],
) => compileForm({ id: "a/b", schema: { type: "object", required, properties }, ui, texts: {} });
const told = (...given: Parameters<typeof compiled>) =>
  compiled(...given).problems.map(({ code, file, pointer }) => `${code} ${file}${pointer}`);

describe("fields", () => {
  test.each<[string, Readonly<Record<string, FieldSchema>>, string]>([
    ["a name with a capital", { Name: text() }, "bad-name schema/properties/Name"],
    ["a name that every object answers to", { constructor: text() }, "bad-name schema/properties/constructor"],
    ["a word of the expression language", { in: text() }, "bad-name schema/properties/in"],
    ["row, which is the row a condition stands in", { row: text() }, "bad-name schema/properties/row"],
    ["a row's own id", { rows: rows({ id: text() }) }, "bad-name schema/properties/rows/items/properties/id"],
    ["no privacy", { a: { type: "string", maxLength: 3 } }, "no-privacy schema/properties/a"],
    [
      "no privacy in a row",
      { rows: rows({ a: { type: "integer" } }) },
      "no-privacy schema/properties/rows/items/properties/a",
    ],
    ["no type", { a: { privacy } }, "no-type schema/properties/a"],
    ["an unknown format", { a: text({ format: "dat" }) }, "unknown-format schema/properties/a/format"],
    ["a pattern that looks ahead", { a: text({ pattern: "(?=a)b" }) }, "bad-pattern schema/properties/a/pattern"],
    ["a pattern that refers back", { a: text({ pattern: "(a)\\1" }) }, "bad-pattern schema/properties/a/pattern"],
    [
      "a pattern of a list's texts that looks ahead",
      { a: { type: "array", maxItems: 2, privacy, items: text({ pattern: "(?!a)" }) } },
      "bad-pattern schema/properties/a/items/pattern",
    ],
    ["a bound of texts on a number", { a: whole({ maxLength: 3 }) }, "keyword-misplaced schema/properties/a/maxLength"],
    ["a bound of numbers on a text", { a: text({ minimum: 3 }) }, "keyword-misplaced schema/properties/a/minimum"],
    ["nothing to choose", { a: text({ enum: [] }) }, "no-choices schema/properties/a/enum"],
    ["a choice of another type", { a: text({ enum: ["a", 1] }) }, "bad-choice schema/properties/a/enum/1"],
    ["a choice twice", { a: text({ enum: ["a", "a"] }) }, "bad-choice schema/properties/a/enum/1"],
    ["an empty choice", { a: text({ enum: [""] }) }, "bad-choice schema/properties/a/enum/0"],
    ["a least above the greatest", { a: text({ minLength: 30 }) }, "bad-bound schema/properties/a/minLength"],
    ["a negative length", { a: text({ minLength: -1 }) }, "bad-bound schema/properties/a/minLength"],
    ["steps of nothing", { a: whole({ multipleOf: 0 }) }, "bad-bound schema/properties/a/multipleOf"],
    ["an absent value of another type", { a: whole({ absent: "0" }) }, "bad-absent schema/properties/a/absent"],
    [
      "an absent value that is no choice",
      { a: text({ enum: ["a"], absent: "b" }) },
      "bad-absent schema/properties/a/absent",
    ],
    ["a list of nothing", { a: { type: "array", maxItems: 2, privacy } }, "no-items schema/properties/a"],
    [
      "lists in a list",
      { a: { type: "array", maxItems: 2, privacy, items: { type: "array", maxItems: 2, items: text() } } },
      "bad-items schema/properties/a/items",
    ],
    ["a group without fields", { a: { type: "object" } }, "no-items schema/properties/a"],
  ])("%s", (_, properties, problem) => {
    expect(told(properties)).toContain(problem);
    expect(compiled(properties).form).toBeUndefined();
  });

  test("a text or list without a bound is a warning, not an error", () => {
    const { form, problems } = compiled({
      a: { type: "string", privacy },
      b: { type: "array", items: { enum: ["x"] }, privacy },
    });
    expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "no-bound warning",
      "no-bound warning",
    ]);
    expect(form).toBeDefined();
  });
  test("every problem says what would help", () => {
    const { problems } = compiled({
      Name: { type: "string" },
      a: text({ format: "dat", enum: [] }),
      b: whole({ maxLength: 1, visibleWhen: "c" }),
    });
    expect(problems.length).toBeGreaterThanOrEqual(6);
    for (const { message, remedy } of problems) expect(`${message} ${remedy}`).toMatch(/^\S.+[.?…}] \S.+[.?}]$/);
  });
  test("what is required must be a field, also in a row", () => {
    expect(told({ a: text() }, {}, ["b"])).toEqual(["unknown-name schema/required/0"]);
    const persons: FieldSchema = {
      type: "array",
      maxItems: 2,
      items: { type: "object", required: ["nmae"], properties: { name: text() } },
    };
    expect(told({ persons })).toEqual(["unknown-name schema/properties/persons/items/required/0"]);
  });
});

describe("conditions", () => {
  const at = "schema/properties/a/visibleWhen";
  test.each<[string, Readonly<Record<string, FieldSchema>>, string]>([
    ["a misspelt field", { a: text({ visibleWhen: "has(questoin)" }), question: text() }, `unknown-name ${at}`],
    [
      "a choice that is not offered",
      { a: text({ visibleWhen: "kind == 'x'" }), kind: text({ enum: ["y"] }) },
      `unknown-choice ${at}`,
    ],
    ["no yes or no", { a: text({ visibleWhen: "b" }), b: whole() }, `type-mismatch ${at}`],
    ["row outside a row", { a: text({ visibleWhen: "has(row.b)" }) }, `unknown-name ${at}`],
    ["no expression", { a: text({ visibleWhen: "b ==" }), b: whole() }, `syntax ${at}`],
    [
      "a computed value of another type",
      { a: text({ computed: "b" }), b: whole() },
      "type-mismatch schema/properties/a/computed",
    ],
    [
      "a misspelt field of the row",
      { rows: rows({ a: text({ visibleWhen: "has(row.bb)" }), b: text() }) },
      "unknown-name schema/properties/rows/items/properties/a/visibleWhen",
    ],
  ])("%s", (_, properties, problem) => {
    expect(told(properties)).toEqual([problem]);
  });
  test("a misspelt field is answered with the one that was meant", () => {
    const [problem] = compiled({ a: text({ visibleWhen: "has(questoin)" }), question: text() }).problems;
    expect(problem).toMatchObject({ remedy: 'Did you mean "question"?' });
    expect(problem?.message).toContain('There is no "questoin" here.');
  });

  test.each<[string, Readonly<Record<string, FieldSchema>>]>([
    ["a field that shows itself", { a: text({ visibleWhen: "has(a)" }) }],
    ["a value computed from itself", { a: whole({ computed: "a + 1" }) }],
    ["two that show each other", { a: text({ visibleWhen: "has(b)" }), b: text({ visibleWhen: "has(a)" }) }],
    [
      "three in a ring",
      { a: text({ visibleWhen: "has(b)" }), b: text({ visibleWhen: "has(c)" }), c: text({ visibleWhen: "has(a)" }) },
    ],
    [
      "a group shown by what stands in it",
      { g: { type: "object", visibleWhen: "has(g.x)", properties: { x: text() } } },
    ],
    ["a list shown by its own length", { r: rows({ x: text() }, { visibleWhen: "size(r) > 0" }) }],
    [
      "rows whose field is shown by the same field of all rows",
      { r: rows({ x: text({ visibleWhen: "r.exists(o, has(o.x))" }) }) },
    ],
    [
      "a count of rows by a field that the count shows",
      { n: whole({ computed: "size(r.filter(o, has(o.x)))" }), r: rows({ x: text({ visibleWhen: "n > 1" }) }) },
    ],
  ])("a circle: %s", (_, properties) => {
    expect(compiled(properties).problems.map(({ code }) => code)).toEqual(["circle"]);
  });
  test.each<[string, Readonly<Record<string, FieldSchema>>]>([
    ["a field demanded by its own value", { a: text({ requiredWhen: "has(a)" }) }],
    ["a row's field shown by the number of rows", { r: rows({ x: text({ visibleWhen: "size(r) > 1" }) }) }],
    [
      "a row's field shown by another field of all rows",
      { r: rows({ x: text({ visibleWhen: "r.exists(o, has(o.y))" }), y: text() }) },
    ],
    [
      "two of a row shown by a list's length and by each other's neighbour",
      { r: rows({ x: text({ visibleWhen: "size(r) > 1" }), y: text({ visibleWhen: "r.exists(o, has(o.x))" }) }) },
    ],
    [
      "a field shown by its group's neighbour",
      {
        g: { type: "object", visibleWhen: "has(b)", properties: { x: text(), y: text({ visibleWhen: "has(g.x)" }) } },
        b: text(),
      },
    ],
  ])("no circle: %s", (_, properties) => {
    expect(compiled(properties).problems).toEqual([]);
  });

  test("rules run after those of what they read, in whatever order the fields stand", () => {
    const chain = {
      a: text(),
      b: text({ visibleWhen: "has(a)" }),
      c: text({ visibleWhen: "has(b)" }),
      d: text({ visibleWhen: "has(c)", requiredWhen: "has(a)" }),
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(chain), { minLength: 4 }), (entries) => {
        const order = compiled(Object.fromEntries(entries)).form?.rules.map(({ field, kind }) => `${field} ${kind}`);
        const place = (rule: string) => order?.indexOf(rule) ?? -1;
        expect(order).toHaveLength(4);
        expect(place("/b visibleWhen")).toBeLessThan(place("/c visibleWhen"));
        expect(place("/c visibleWhen")).toBeLessThan(place("/d visibleWhen"));
        expect(place("/d visibleWhen")).toBeLessThan(place("/d requiredWhen"));
      }),
    );
  });
});

describe("pages", () => {
  test("a page names fields, every field stands on a page, and controls come from the list", () => {
    const ui: FormUi = { pages: { one: ["a", "bb"] }, widgets: { a: "radoi", cc: "radio", "rows/*/x": "radio" } };
    expect(told({ a: text(), b: text(), rows: rows({ x: text() }) }, ui)).toEqual([
      "unknown-name ui/pages/one/1",
      "field-on-no-page ui/pages",
      "field-on-no-page ui/pages",
      "unknown-widget ui/widgets/a",
      "unknown-name ui/widgets/cc",
    ]);
  });
});

describe("patterns", () => {
  test.each([
    ["^\\s+$", " \t\n", true],
    ["^\\w+$", "abc_1", true],
    ["^\\w+$", "é", false],
    ["\\bkim\\b", "a kim b", true],
    ["\\bkim\\b", "akimb", false],
    ["^(?i)abc$", "ABC", true],
    ["^.$", "😀", true],
    ["^\\p{L}+$", "Zoë", true],
    ["^[0-9]{4} ?[A-Z]{2}$", "9711 AB", true],
    ["a|b", "xbx", true],
    ["^a$", "a\n", false],
  ])("%s on %j", (pattern, value, fits) => {
    expect(compilePattern(pattern)?.test(value)).toBe(fits);
  });
  test("patterns that make other engines hang are run in no time, or refused", () => {
    const evil = fc
      .tuple(
        fc.constantFrom("a", "a|a", "a|aa", "[a-z]", "(a*)", "a?"),
        fc.constantFrom("+", "*", "{1,30}"),
        fc.constantFrom("+", "*", "{1,20}"),
        fc.constantFrom("$", "!$", "b$"),
      )
      .map(([inner, one, two, end]) => `^((${inner})${one})${two}${end}`);
    // An engine that goes back takes longer than the universe for a thousand signs; the longest text that a field may hold is asked once.
    const victim = `${"a".repeat(1_000)}!`;
    expect(compilePattern("^((a+)+)+$")?.test(`${"a".repeat(20_000)}!`)).toBe(false);
    fc.assert(
      fc.property(evil, (pattern) => {
        const found = compilePattern(pattern);
        const before = performance.now();
        found?.test(victim);
        expect(performance.now() - before).toBeLessThan(5_000);
      }),
      { numRuns: 40 },
    );
  });
});

test("every format answers any text with yes or no, at once", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(FORMATS)),
      fc.string({ maxLength: 300, unit: "binary" }),
      (name, value) => {
        expect(typeof FORMATS[name]?.(value)).toBe("boolean");
      },
    ),
  );
  const before = performance.now();
  for (const format of Object.values(FORMATS))
    for (const sign of ["a", "1", "@", ".", " ", "a@"]) format(sign.repeat(20_000));
  expect(performance.now() - before).toBeLessThan(500);
});
