/** Why a field came: only an answer that somebody chose is a reason in words. */

import { expect, test } from "vitest";
import { compileForm } from "../../../engine/forms/index.ts";
import { answerBehind } from "../../../ui/forms/answer-behind.ts";

const privacy = { subject: "child", identifies: "none", class: "social" } as const;
const relation = { type: "string", enum: ["child", "parent"], privacy } as const;
const custody = { type: "string", maxLength: 20, privacy, visibleWhen: "row.relation == 'parent'" } as const;
const { form } = compileForm({
  id: "a/b",
  schema: {
    type: "object",
    properties: {
      persons: { type: "array", maxItems: 5, items: { type: "object", properties: { relation, custody } } },
      why: { type: "string", maxLength: 20, privacy, visibleWhen: "!persons.exists(p, p.relation == 'parent')" },
    },
  },
  ui: {},
  texts: {},
});

test("a field of a row hangs on what was chosen in that row", () => {
  const fields = { persons: [{ id: "a", relation: "parent" }] };
  expect(form && answerBehind(form, fields, "/persons/0/custody")).toMatchObject({ value: "parent" });
});

test("a field that depends on a list of rows has no answer to name", () => {
  const fields = { persons: [{ id: "a", relation: "child" }] };
  expect(form?.rules.some(({ field }) => field === "/why")).toBe(true);
  expect(form && answerBehind(form, fields, "/why")).toBeUndefined();
});
