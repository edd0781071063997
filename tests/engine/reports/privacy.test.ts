/** A report that says it holds no names cannot be published when an expression of it reads one. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf, NAMES, TEXT } from "../../support/fixtures.ts";

const named = { subject: "child", identifies: "direct", class: "contact" };
const free = { subject: "child", identifies: "none", class: "social", freeText: true };

function findings(block: object, privacy = "pseudonymised", text?: string): string[] {
  const files = filesOf({
    forms: {
      family: {
        surname: { ...TEXT, privacy: named },
        tale: { ...TEXT, privacy: free },
        looked: { ...TEXT, privacy: free, screen: true },
        plain: TEXT,
        persons: {
          type: "array",
          maxItems: 5,
          absent: [],
          items: {
            type: "object",
            properties: {
              name: { type: "string", maxLength: 80, absent: "", privacy: named },
              relation: { type: "string", maxLength: 80, absent: "", privacy: { ...named, identifies: "none" } },
            },
          },
        },
      },
      task: { what: { ...TEXT, privacy: free, screen: true }, name: { ...TEXT }, keys: NAMES },
    },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { family: { by: ["owner"] } } }, states: { one: {} } },
        sections: { family: { form: "t/family", read: { owner: true } } },
        facts: {
          who: { is: "case.family.surname" },
          whoAgain: { is: 'who + "!"', else: '""' },
          known: { is: 'case.family.surname != ""' },
        },
        "items/job": {
          add: { by: ["owner"], fill: "task" },
          chart: { id: "job", initial: "open", states: { open: {} } },
          sections: { task: { form: "t/task", read: { owner: true } } },
        },
      },
    },
  });
  files.set(
    "workflows/t/reports/list.json",
    JSON.stringify({ of: "case", privacy, read: { owner: true }, blocks: { part: block } }),
  );
  if (text !== undefined) files.set("workflows/t/texts.nl.json", JSON.stringify({ "reports.list.blocks.part": text }));
  return publish({ root: "workflows/t", files })
    .findings.filter(({ file }) => /(reports\/list|texts\.nl)\.json$/.test(file))
    .filter(({ severity }) => severity === "error")
    .map(({ code, pointer }) => `${code} ${pointer}`);
}
const NAMED = "report-names-somebody";
const table = (list: string, column: string) => ({ table: list, columns: { a: column } });

describe("a report without names", () => {
  test.each([
    ["a field that identifies", { fields: ["case.family.surname"] }, "/blocks/part/fields/0"],
    ["free text that nobody looks through", { fields: ["case.family.tale"] }, "/blocks/part/fields/0"],
    ["a field of a row", table("case.family.persons", "row.name"), "/blocks/part/columns/a"],
    ["a field of a row inside a macro", table("case.family.persons.map(p, p.name)", "row"), "/blocks/part/table"],
    [
      "a name inside an expression",
      table("case.family.persons", 'row.relation == "child" ? row.name : ""'),
      "/blocks/part/columns/a",
    ],
    ["a fact that passes a name on", { fields: ["who"] }, "/blocks/part/fields/0"],
    ["a fact of such a fact", { fields: ["whoAgain"] }, "/blocks/part/fields/0"],
  ])("is refused for %s", (_, block, pointer) => {
    expect(findings(block)).toEqual([`${NAMED} ${pointer}`]);
  });
  test.each([
    ["a plain field", { fields: ["case.family.plain"] }],
    ["free text that is looked through", { fields: ["case.family.looked"] }],
    ["a field of a row that identifies nobody", table("case.family.persons", "row.relation")],
    ["a field of another form that has the same name", table("items.job", "row.task.name")],
    ["what an item is known by", table("items.job", "row.number")],
    ["a fact that only says whether", { fields: ["known"] }],
    ["a word in a text that is a field's name elsewhere", table("items.job", '"x.surname"')],
  ])("may show %s", (_, block) => {
    expect(findings(block)).toEqual([]);
  });
  test("its texts are read as well: what stands between braces is an expression", () => {
    expect(findings({ heading: "part" }, "pseudonymised", "Lijst {{ case.family.surname }}")).toEqual([
      `${NAMED} /reports.list.blocks.part`,
    ]);
    expect(findings({ heading: "part" }, "pseudonymised", "Lijst {{ case.family.plain }}")).toEqual([]);
  });
});

test("an anonymous report shows no number that leads back to a case; a pseudonymised one does", () => {
  const numbers = table("items.job", "row.number");
  for (const privacy of ["anonymous", "aggregate"])
    expect(findings(numbers, privacy)).toEqual(["report-shows-number /blocks/part/columns/a"]);
  expect(findings(numbers, "pseudonymised")).toEqual([]);
  expect(findings(table("items.job", '"row.number"'), "anonymous")).toEqual([]);
});
test("a personal report may name people", () => {
  expect(findings({ fields: ["case.family.surname"] }, "personal")).toEqual([]);
});
test("but not across a link: there the owner decides who reads", () => {
  expect(findings(table("linked.job", "row.number"), "personal")).toEqual(["report-crosses-links /blocks/part/table"]);
  expect(findings(table("linked.job", "row.number"))).toEqual([]);
});
test("an expression that does not compile is found where it stands", () => {
  expect(findings({ fields: ["case.family.nothing"] }, "personal").map((one) => one.split(" ")[1])).toEqual([
    "/blocks/part/fields/0",
  ]);
});
