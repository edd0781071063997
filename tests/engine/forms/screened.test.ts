/** Which texts of a form are looked through for names: always, while a condition holds, and in every row. */

import { expect, test } from "vitest";
import type { FieldSchema } from "../../../engine/definition/types.ts";
import { compileForm, screenedFields } from "../../../engine/forms/index.ts";
import { timestamp } from "../../../engine/time.ts";

const clock = {
  now: timestamp(Date.parse("2026-03-02T09:00:00Z")),
  timeZone: "Europe/Amsterdam",
  holidays: new Set<never>(),
};
const privacy = { subject: "none", identifies: "none", class: "process" } as const;
const text = (more: Partial<FieldSchema> = {}): FieldSchema => ({ type: "string", maxLength: 100, privacy, ...more });

function formOf(properties: Readonly<Record<string, FieldSchema>>) {
  const { form, problems } = compileForm({
    id: "test/one",
    schema: { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", properties },
    ui: {},
    texts: {},
  } as never);
  expect(problems).toEqual([]);
  if (!form) throw new Error("the form does not compile");
  return form;
}

test("a text with a condition is looked through only while it holds; one with `screen` always", () => {
  const form = formOf({
    nameless: { type: "boolean", absent: false, privacy },
    story: text({ screenWhen: "nameless" }),
    line: text({ screen: true }),
  });
  expect(screenedFields(form, { story: "x", line: "y" }, clock)).toEqual(["/line"]);
  expect(screenedFields(form, { nameless: true, story: "x", line: "y" }, clock)).toEqual(["/line", "/story"]);
});

test("in a list every row is looked through, each by its own condition", () => {
  const form = formOf({
    rows: {
      type: "array",
      maxItems: 5,
      items: {
        type: "object",
        properties: {
          open: { type: "boolean", absent: false, privacy },
          always: text({ screen: true }),
          when: text({ screenWhen: "row.open" }),
        },
      },
    },
  });
  const rows = [
    { id: "a", open: true, always: "x", when: "y" },
    { id: "b", open: false, always: "x", when: "y" },
  ];
  expect(screenedFields(form, { rows }, clock)).toEqual(["/rows/0/always", "/rows/1/always", "/rows/0/when"]);
});

test("a condition that does not type-check is told at its place", () => {
  const { problems } = compileForm({
    id: "test/two",
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      properties: { story: text({ screenWhen: "nothing" }) },
    },
    ui: {},
    texts: {},
  } as never);
  expect(problems.map(({ pointer }) => pointer)).toContain("/properties/story/screenWhen");
});
