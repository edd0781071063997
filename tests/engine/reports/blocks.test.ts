/** What stands in a block must be of its kind: a key that does nothing is told, with the name that was probably meant. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf } from "../../support/fixtures.ts";

function findings(block: object): readonly string[] {
  const files = filesOf({
    kinds: { case: { machine: { id: "case", initial: "one", states: { one: {} } } } },
  });
  files.set(
    "workflows/t/reports/list.json",
    JSON.stringify({ of: "case", privacy: "personal", read: { owner: true }, blocks: { part: block } }),
  );
  return publish({ root: "workflows/t", files })
    .findings.filter(({ file }) => file.endsWith("reports/list.json"))
    .map(({ severity, code, pointer, remedy }) => `${severity} ${code} ${pointer}: ${remedy}`);
}

test("a key of another kind of block does nothing, and is told with the kind that reads it", () => {
  expect(findings({ heading: "", when: "true" })).toEqual([
    "warning unknown-key /blocks/part/when: Leave it out: it belongs to table, grid, beside.",
  ]);
});

test("a key that no block has is an error, with the name that was meant", () => {
  expect(findings({ table: "[]", columns: {}, ordr: "row" })).toEqual([
    'error unknown-key /blocks/part/ordr: Did you mean "order"?',
  ]);
});

test("a block of two kinds is told as such; one of none shows nothing", () => {
  expect(findings({ heading: "", text: "" })).toEqual([
    "warning no-block /blocks/part: Give it one of: heading, text, signature, pageBreak, fields, lists, table, grid, beside, drawing.",
  ]);
  expect(findings({ why: "it looked empty" })[0]).toMatch(/^error no-block \/blocks\/part/);
});
