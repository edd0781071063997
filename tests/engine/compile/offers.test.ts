/** What a form offers in a field must be rows of a list of its instance, and the field must be a text. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf, type Written } from "../../support/fixtures.ts";

const PRIVACY = { subject: "none", identifies: "none", class: "process" };
const WORD = { type: "string", maxLength: 50, absent: "", privacy: PRIVACY };
const list = (fields: Readonly<Record<string, unknown>>) => ({
  type: "array",
  maxItems: 20,
  absent: [],
  items: { type: "object", additionalProperties: false, properties: fields },
});
const definition: Written = {
  process: {},
  forms: {
    shelves: { rows: list({ name: WORD }) },
    books: { rows: list({ title: WORD, shelf: WORD, kind: { ...WORD, enum: ["old", "new"] } }) },
  },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { shelves: { by: ["owner"] }, books: { by: ["owner"] } } },
        states: { one: {} },
      },
      sections: {
        shelves: { form: "t/shelves", read: { owner: true } },
        books: { form: "t/books", read: { owner: true } },
      },
    },
  },
};
const found = (offers: Readonly<Record<string, string>>): readonly string[] => {
  const files = new Map(filesOf(definition)).set("forms/t/books/ui.json", JSON.stringify({ offers }));
  return publish({ root: "workflows/t", files }).findings.flatMap(({ severity, code, pointer }) =>
    severity === "error" ? [`${code} ${pointer}`] : [],
  );
};

test("rows of a list of another section are offered in a text", () => {
  expect(found({ "rows/*/shelf": "shelves.rows.name" })).toEqual([]);
});
test("a list that is not there, and a field that is no text, are told at their place", () => {
  expect(found({ "rows/*/shelf": "shelves.rows.colour", "rows/*/kind": "shelves.rows.name" })).toEqual([
    "unknown-list /offers/rows~1*~1shelf",
    "unknown-field /offers/rows~1*~1kind",
  ]);
});
