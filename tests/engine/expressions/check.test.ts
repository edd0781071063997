/** An expression is checked before anybody runs it: each mistake has its code, its place and what would help. */

import { describe, expect, test } from "vitest";
import { compileExpression } from "../../../engine/expressions/index.ts";
import type { CelType, TypeEnvironment } from "../../../engine/expressions/types.ts";

const person: CelType = {
  record: {
    id: "string",
    name: { optional: "string" },
    role: { optional: { choice: ["child", "parent"] } },
    age: { optional: "int" },
  },
};
const environment: TypeEnvironment = {
  variables: {
    case: {
      record: {
        referral: {
          record: {
            question: "string",
            urgent: { optional: "bool" },
            kind: { optional: { choice: ["family", "child"] } },
            count: { optional: "int" },
            share: { optional: "double" },
            purposes: { list: { choice: ["align", "inform"] } },
            persons: { list: person },
            home: { optional: { record: { town: { optional: "string" } } } },
          },
        },
        is: { record: { running: "bool", ended: "bool" } },
        since: { record: { running: { optional: "string" } } },
      },
    },
    planned: "bool",
    names: { list: "string" },
    anything: "dyn",
    type: "string",
  },
  functions: { quorum: { parameters: [{ choice: ["lung", "heart"] }, "int"], result: "bool", call: () => true } },
};
const compiled = (source: string, expected?: CelType) => compileExpression(source, environment, expected);
function problem(source: string, expected?: CelType) {
  const result = compiled(source, expected);
  if (!("problem" in result)) throw new Error(`no problem in ${source}`);
  const { code, start, end, remedy, message } = result.problem;
  return { code, at: source.slice(start, end), remedy, message };
}
function program(source: string) {
  const result = compiled(source);
  if ("problem" in result) throw new Error(`${source}: ${result.problem.message}`);
  return result;
}

describe("mistakes", () => {
  test.each([
    ["plannde", "unknown-name", "plannde", 'Did you mean "planned"?'],
    ["case.refferal.question", "unknown-name", "case.refferal", 'Did you mean "referral"?'],
    ["case.referral.qestion == ''", "unknown-name", "case.referral.qestion", 'Did you mean "question"?'],
    ["case.is.runing && planned", "unknown-name", "case.is.runing", 'Did you mean "running"?'],
    ["case.referral.kind == 'famly'", "unknown-choice", "'famly'", 'Did you mean "family"?'],
    ["'informm' in case.referral.purposes", "unknown-choice", "'informm'", 'Did you mean "inform"?'],
    ["case.referral.kind in ['family', 'chld']", "unknown-choice", "'chld'", 'Did you mean "child"?'],
    ["case.referral.purposes == ['algin']", "unknown-choice", "'algin'", 'Did you mean "align"?'],
    ["case.referral.persons.exists(p, p.role == 'chidl')", "unknown-choice", "'chidl'", 'Did you mean "child"?'],
    ["case.referral.persons.exists(p, p.rol == 'child')", "unknown-name", "p.rol", 'Did you mean "role"?'],
    ["case.question == ''", "unknown-name", "case.question", "Write case.referral.question."],
    ["case.referral.town == ''", "unknown-name", "case.referral.town", "Write case.referral.home.town."],
    ["case.running", "unknown-name", "case.running", "Write case.is.running."],
    ["case.referral.home == 'Ede'", "type-mismatch", "case.referral.home == 'Ede'", "such as case.referral.home.town."],
    ["quorum('lnug', 3)", "unknown-choice", "'lnug'", 'Did you mean "lung"?'],
    ["quorum('lung')", "wrong-arguments", "quorum('lung')", "Give it: one of"],
    ["quroum('lung', 3)", "unknown-function", "quroum('lung', 3)", 'Did you mean "quorum"?'],
    ["aeg('2014-01-01') > 3", "unknown-function", "aeg('2014-01-01')", 'Did you mean "age"?'],
    ["age(3)", "type-mismatch", "3", "Give it a day or an instant."],
    ["age('2014-02-31')", "bad-day", "'2014-02-31'", 'Write a day that exists as "2026-03-16".'],
    ["day(case.since.running) < '31-12-2026'", "bad-day", "'31-12-2026'", "Write a day that exists"],
    ["nextWeekday('2026-01-01', 'mondey')", "unknown-choice", "'mondey'", 'Did you mean "monday"?'],
    [
      "planned && case.referral.count",
      "type-mismatch",
      "case.referral.count",
      "Use an expression that gives true or false.",
    ],
    [
      "!case.referral.question",
      "type-mismatch",
      "case.referral.question",
      "Use an expression that gives true or false.",
    ],
    [
      "case.referral.count == 'three'",
      "type-mismatch",
      "case.referral.count == 'three'",
      "Compare two values of the same kind.",
    ],
    ["case.referral.count < '3'", "type-mismatch", "case.referral.count < '3'", "Compare two numbers"],
    ["case.referral.share > 1", "type-mismatch", "case.referral.share > 1", "Compare two numbers of one kind"],
    ["case.referral.question + 1", "type-mismatch", "case.referral.question + 1", "Use two whole numbers"],
    ["planned ? 1 : 'a'", "type-mismatch", "'a'", "Let both sides give the same kind"],
    ["names.all(n, size(n))", "type-mismatch", "size(n)", "Use an expression that gives true or false."],
    ["names.exists(n)", "wrong-arguments", "names.exists(n)", "Write list.exists(x, …)."],
    ["names.exist(n, true)", "unknown-function", "names.exist(n, true)", 'Did you mean "exists"?'],
    ["planned.exists(n, true)", "not-a-list", "planned.exists(n, true)", "Ask it of a list."],
    ["planned.x", "no-members", "planned.x", "Ask a record"],
    ["'a' in planned", "type-mismatch", "'a' in planned", "Put a list on the right"],
    ["3 in names", "type-mismatch", "3 in names", "same kind of value"],
    ["planned[0]", "not-a-list", "planned[0]", "Use a list."],
    ["has(names.exists(n, true))", "not-a-path", "names.exists(n, true)", "Write has(case.section.field)."],
    ["size(planned)", "type-mismatch", "planned", "Give it a list or a text."],
    ["-planned", "type-mismatch", "-planned", "Use a field that holds a number."],
    ["case.?referral", "syntax", "", "Mend the syntax"],
    ["type == 'x'", "taken-name", "type", "Give the field or fact another name"],
    ["planned &&", "syntax", "", "Mend the syntax"],
    ["planned and planned", "syntax", "and", "Mend the syntax"],
  ])("%s", (source, code, at, remedy) => {
    const found = problem(source);
    expect(found.code).toBe(code);
    if (at !== "") expect(found.at).toBe(at);
    expect(found.remedy).toContain(remedy);
  });

  test.each([
    "constructor",
    "case.constructor",
    "case.__proto__",
    "toString(planned)",
    "names.toString()",
    "case.referral.hasOwnProperty",
    "anything.exists(x, constructor)",
  ])("the host language is out of reach: %s", (source) => {
    expect(["unknown-name", "unknown-function", "syntax"]).toContain(problem(source).code);
  });

  test("what a place asks for is said when something else is given", () => {
    expect(problem("case.referral.question", "bool")).toMatchObject({
      code: "type-mismatch",
      message: "Here true or false is asked; this gives a text.",
    });
    expect("problem" in compiled("case.referral.persons", { list: person })).toBe(false);
    expect("problem" in compiled("anything", "bool")).toBe(false);
  });

  test("nested walks over long lists are refused before they run; walks side by side are not", () => {
    const persons = "case.referral.persons";
    expect(problem(`${persons}.all(a, ${persons}.all(b, ${persons}.all(c, a.id != b.id && b.id != c.id)))`).code).toBe(
      "too-costly",
    );
    expect("problem" in compiled(`${persons}.all(a, ${persons}.exists(b, a.id == b.id))`)).toBe(false);
    expect("problem" in compiled(Array.from({ length: 6 }, () => `${persons}.all(a, a.id != '')`).join(" && "))).toBe(
      false,
    );
  });

  test("an expression that is too long or too deep is refused, not run", () => {
    expect(problem(Array.from({ length: 400 }, () => "planned").join(" && ")).code).toBe("syntax");
    expect(problem(`${"(".repeat(60)}planned${")".repeat(60)} && ${"!".repeat(60)}planned`).code).toBe("syntax");
  });
});

describe("types that follow", () => {
  test.each<[string, CelType]>([
    ["planned && case.is.running", "bool"],
    ["size(names) + 1", "int"],
    ["case.referral.count", "int"],
    ["case.referral.share", "double"],
    ["case.referral.kind", { choice: ["family", "child"] }],
    ["has(case.referral.kind) ? case.referral.kind : ''", "string"],
    ["case.referral.persons.map(p, p.id)", { list: "string" }],
    ["case.referral.persons.filter(p, has(p.age) && p.age > 3)", { list: person }],
    ["case.referral.persons.filter(p, has(p.role)).map(p, p.role)", { list: { choice: ["child", "parent"] } }],
    ["names.exists(n, n == 'x')", "bool"],
    ["flatten([names, names])", { list: "string" }],
    ["distinct(case.referral.persons.map(p, p.id))", { list: "string" }],
    ["max([1, 2])", "int"],
    ["join(names, ', ')", "string"],
    ["day(case.since.running)", "day"],
    ["workdaysBetween('2026-01-01', '2026-02-01') > 3", "bool"],
    ["{'a': 1, 'b': names}", { record: { a: "int", b: { list: "string" } } }],
    ["quorum('heart', 3)", "bool"],
    ["names + ['x']", { list: "string" }],
    ["names[0]", "string"],
    ["string(3) + 'a'", "string"],
    ["case.referral.question.startsWith('a')", "bool"],
    ["null", "null"],
  ])("%s", (source, type) => {
    expect(program(source).program.type).toEqual(type);
  });
});

describe("what may be absent", () => {
  const hints = (source: string) =>
    program(source).hints.map(({ code, start, end }) => `${code} ${source.slice(start, end)}`);
  test.each([
    ["case.referral.count > 3", ["may-be-absent case.referral.count"]],
    ["has(case.referral.count) && case.referral.count > 3", []],
    ["!has(case.referral.count) || case.referral.count > 3", []],
    ["has(case.referral.count) ? case.referral.count : 0", []],
    ["has(case.referral.count) ? 0 : case.referral.count", ["may-be-absent case.referral.count"]],
    ["has(case.referral.count) || case.referral.count > 3", ["may-be-absent case.referral.count"]],
    ["case.referral.persons.exists(p, p.age > 3)", ["may-be-absent p.age"]],
    ["case.referral.persons.exists(p, has(p.age) && p.age > 3)", []],
    ["size(case.referral.persons) > 0", []],
    ["case.referral.question == ''", []],
    ["has(case.referral.home.town)", ["may-be-absent case.referral.home"]],
    ["has(case.referral.home) && has(case.referral.home.town) && case.referral.home.town == 'x'", []],
    ["names.all(n, n != '')", ["all-of-nothing names.all(n, n != '')"]],
    ["size(names) > 0 && names.all(n, n != '')", []],
    ["names[0] == 'x'", ["may-be-absent names[0]"]],
  ])("%s", (source, expected) => {
    expect(hints(source)).toEqual(expected);
  });
});

describe("what an expression reads", () => {
  const reads = (source: string) =>
    program(source)
      .program.reads.map((path) => path.join("."))
      .sort();
  const elements = (source: string) =>
    program(source)
      .program.elements.map((path) => path.join("."))
      .sort();

  test("each path as far as it goes, and not all that stands before it", () => {
    expect(reads("planned && case.is.running && case.referral.question != ''")).toEqual([
      "case.is.running",
      "case.referral.question",
      "planned",
    ]);
    expect(reads("has(case.referral.count) ? case.referral.count : size(names)")).toEqual([
      "case.referral.count",
      "names",
    ]);
    expect(reads("quorum('lung', size(names))")).toEqual(["names", "quorum"]);
    expect(reads("1 + 1")).toEqual([]);
  });
  test("of lists, what is asked of their elements; the macro's own name is none", () => {
    const source = "case.referral.persons.filter(p, has(p.age)).exists(q, q.role == 'child' && planned)";
    expect(reads(source)).toEqual(["case.referral.persons", "planned"]);
    expect(elements(source)).toEqual(["case.referral.persons.*.age", "case.referral.persons.*.role"]);
    expect(elements("names.exists(n, n == 'x')")).toEqual(["names.*"]);
    expect(elements("flatten(case.referral.persons.map(p, [p.name])).exists(n, n == 'x')")).toContain(
      "case.referral.persons.*.name.*",
    );
    expect(elements("case.referral.persons[0].id == ''")).toEqual(["case.referral.persons.*"]);
    expect(elements("size(case.referral.persons)")).toEqual([]);
  });
  test("whether it looks at the clock", () => {
    expect(program("age('2014-01-01') > 12").program.usesClock).toBe(true);
    expect(program("ageOn('2014-01-01', '2026-01-01') > 12").program.usesClock).toBe(false);
  });
  test("the parts of a conjunction, so that a refusal can name the smallest", () => {
    const { conjuncts } = program("planned && !planned && (case.is.running || planned) && size(names) > 0").program;
    expect(conjuncts).toEqual([
      { source: "planned", name: "planned" },
      { source: "!planned", name: "planned", negated: true },
      { source: expect.stringContaining("case.is.running || planned") },
      { source: "size(names) > 0" },
    ]);
    expect(program("planned || case.is.running").program.conjuncts).toHaveLength(1);
  });
});
