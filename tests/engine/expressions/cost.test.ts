/** What nested walks over lists may cost is counted with the bounds the forms give: CEL has no step budget of its own. */

import { describe, expect, test } from "vitest";
import type { FieldSchema } from "../../../engine/definition/types.ts";
import { compileExpression, formType } from "../../../engine/expressions/index.ts";
import { publish } from "../../../engine/publish.ts";
import { filesOf } from "../../support/fixtures.ts";

const PRIVACY = { subject: "none", identifies: "none", class: "process" } as const;
const list = (maxItems?: number): FieldSchema => ({
  type: "array",
  ...(maxItems === undefined ? {} : { maxItems }),
  items: { type: "object", properties: { n: { type: "integer", absent: 0, privacy: PRIVACY } } },
});
const form = formType({
  properties: { a: list(50), b: list(50), c: list(4), d: list(5), e: list(), f: list(), g: list(), huge: list(10_001) },
});
const variables = { x: form };
const problem = (source: string) => {
  const compiled = compileExpression(source, { variables });
  return "problem" in compiled ? compiled.problem : undefined;
};
const nest = (...lists: readonly string[]): string =>
  lists.reduceRight((body, one, depth) => `x.${one}.exists(v${depth}, ${body})`, "true");

describe("the product of the lists' maxItems", () => {
  test.each([
    [nest("a", "b", "c")],
    [nest("e", "f")],
    [`${nest("a", "b")} && ${nest("a", "b")} && ${nest("a", "b", "c")}`],
    [`x.a.filter(p, p.n > 0).all(p, ${nest("b", "c")})`],
    ["[1, 2, 3].exists(i, x.a.exists(p, x.b.exists(q, q.n == i)))"],
  ])("%s may be walked", (source) => {
    expect(problem(source)).toBeUndefined();
  });
  test.each([
    [nest("a", "b", "d"), "12500"],
    [nest("e", "f", "g"), "1000000"],
    ["x.huge.exists(v, v.n > 0)", "10001"],
    [`x.a.map(p, p.n).filter(n, n > 0).exists(n, ${nest("b", "d")})`, "12500"],
    ["[1, 2, 3, 4, 5].exists(i, x.a.exists(p, x.b.exists(q, q.n == i)))", "12500"],
  ])("%s is refused, with how many steps it may take", (source, steps) => {
    expect(problem(source)).toMatchObject({
      code: "too-costly",
      message: expect.stringContaining(steps),
      remedy: expect.stringContaining("maxItems"),
    });
  });
});

test("too much only by a guess of lists without a bound is a hint", () => {
  const compiled = compileExpression(nest("e", "f", "c"), { variables });
  expect("program" in compiled ? compiled.hints : compiled.problem).toMatchObject([
    { code: "too-costly", message: expect.stringContaining("40000"), remedy: expect.stringContaining("maxItems") },
  ]);
});

test("a fact that gives a list carries its bound to the facts that walk over it, and is told at its own line", () => {
  const facts = {
    some: { is: "case.note.rows.filter(r, r.n > 0)", else: "[]" },
    fine: { is: "some.exists(r, some.exists(s, s.n == r.n))" },
    costly: { is: "some.exists(r, some.exists(s, some.exists(t, t.n == r.n)))" },
  };
  const rows = { ...list(50), absent: [] };
  const by = { by: ["owner"] };
  const files = filesOf({
    forms: { note: { rows } as never },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { note: by } }, states: { one: {} } },
        sections: { note: { form: "t/note", read: { owner: true } } },
        facts,
      },
    },
  });
  const { findings } = publish({ root: "workflows/t", files });
  expect(findings.filter(({ severity }) => severity === "error").map(({ code, pointer }) => [code, pointer])).toEqual([
    ["too-costly", "/costly/is"],
  ]);
});
