/** Which filled fields name somebody follows from the privacy that the form declares, and classes are ordered. */

import { expect, test } from "vitest";
import type { FieldSchema, Privacy } from "../../../engine/definition/types.ts";
import { compileForm, type Fields } from "../../../engine/forms/index.ts";
import { CLASSES, widest, within } from "../../../engine/forms/privacy-classes.ts";
import { knownIn } from "../../../engine/screening/identifiers.ts";

const direct: Privacy = { subject: "child", identifies: "direct", class: "contact" };
const indirect: Privacy = { ...direct, identifies: "indirect" };
const text = (privacy: Privacy, more: Partial<FieldSchema> = {}): FieldSchema => ({
  type: "string",
  maxLength: 200,
  privacy,
  ...more,
});
const { form, problems } = compileForm({
  id: "a/b",
  ui: {},
  texts: {},
  schema: {
    type: "object",
    properties: {
      question: text({ ...direct, freeText: true }),
      school: text(indirect),
      street: text(direct),
      mail: text(direct, { format: "email" }),
      worker: text(direct, { format: "person" }),
      role: text(direct, { enum: ["child", "parent"] }),
      nicknames: { type: "array", maxItems: 5, items: { type: "string", maxLength: 20 }, privacy: direct },
      persons: {
        type: "array",
        maxItems: 5,
        items: { type: "object", properties: { name: text(direct), birth: text(direct, { format: "date" }) } },
      },
    },
  },
});

test("direct identifiers are gathered from every row, as names, birth dates or addresses", () => {
  expect(problems).toEqual([]);
  const fields: Fields = {
    question: "How can we help Kim?",
    school: "De Eik",
    street: " Lange Dorpsweg 12 ",
    mail: "kim@example.org",
    worker: "person-1",
    role: "child",
    nicknames: ["Kimmie", ""],
    persons: [{ name: "Kim Jansen", birth: "2014-03-20" }, { name: "" }, {}],
  };
  expect(form && knownIn(form, fields)).toEqual([
    { kind: "address", text: "Lange Dorpsweg 12" },
    { kind: "address", text: "kim@example.org" },
    { kind: "name", text: "Kimmie" },
    { kind: "name", text: "Kim Jansen" },
    { kind: "birthDate", text: "2014-03-20" },
  ]);
  expect(form && knownIn(form, {})).toEqual([]);
});

test("what is derived has the widest class of what it is derived from", () => {
  expect(CLASSES).toEqual(["process", "contact", "social", "health", "violence", "whereabouts"]);
  expect(widest([])).toBe("process");
  expect(widest(["social", "violence", "contact"])).toBe("violence");
  expect(within("health", "health")).toBe(true);
  expect(within("violence", "health")).toBe(false);
});
