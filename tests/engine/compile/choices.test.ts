/** What stands in a list, in a cell of a decision table or beside its outcome is one of the choices it is compared with (docs/format/facts.md). */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf, type Written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const KIND = { type: "string", enum: ["child", "parent", "guardian"], absent: "child" };
const CARE = { type: "string", enum: ["yes", "no"], absent: "no" };
type Shape = Record<string, unknown>;
const definition = (facts: Shape, item: Shape = {}, tables?: Shape): Map<string, string> => {
  const written: Written = {
    forms: { note: { kind: KIND, other: { ...KIND, enum: ["child", "friend"] }, care: CARE } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { note: by } }, states: { one: {} } },
        sections: { note: { form: "t/note", read: { owner: true } } },
        facts,
        "items/part": { for: '["x"]', chart: { id: "part", initial: "on", states: { on: {} } }, facts: item },
      },
    },
  };
  const files = filesOf(written);
  if (tables) files.set("workflows/t/tables.json", JSON.stringify(tables));
  return files;
};
const told = (files: Map<string, string>) =>
  publish({ root: "workflows/t", files }).findings.flatMap(({ code, file, pointer, remedy, severity }) =>
    severity === "error" ? [[code, `${file.replace("workflows/t/", "")}${pointer}`, remedy]] : [],
  );
const table = (rows: readonly (readonly string[])[]) => ({
  table: { in: ["kind: string", "care: string"], out: "string", rows },
});
const CALL = { is: "rule(case.note.kind, case.note.care)" };

describe("a list of literals", () => {
  test("each is one of the choices", () => {
    expect(told(definition({ young: { is: 'case.note.kind in ["child", "parnt"]' } }))).toEqual([
      ["unknown-choice", "case/facts.json/young/is", 'Did you mean "parent"?'],
    ]);
    expect(told(definition({ young: { is: 'case.note.kind in ["child", "parent", ""]' } }))).toEqual([]);
  });
});

describe("a cell of a decision table", () => {
  test("is one of the choices of what the table is called with", () => {
    const rule = table([
      ["child", "yes", "asked"],
      ["parent|gardian", "-", "asked"],
      ["-", "maybe", "asked"],
      ["-", "-", "no"],
    ]);
    expect(told(definition({ rule, asked: CALL }))).toEqual([
      ["unknown-choice", "case/facts.json/rule/table/rows/1/0", 'Did you mean "guardian"?'],
      ["unknown-choice", "case/facts.json/rule/table/rows/2/1", expect.any(String)],
    ]);
  });
  test("called from several places it may be a choice of any of them, from an item as well", () => {
    const rule = table([
      ["friend", "-", "asked"],
      ["parent", "-", "asked"],
      ["-", "-", "no"],
    ]);
    const other = { asked: { is: "rule(case.note.other, case.note.care)" } };
    expect(told(definition({ rule, mine: CALL }, other))).toEqual([]);
    expect(told(definition({ rule, mine: CALL }))).toEqual([
      ["unknown-choice", "case/facts.json/rule/table/rows/0/0", expect.any(String)],
    ]);
  });
  test("called with any text it may be any text", () => {
    const rule = table([
      ["friend", "-", "asked"],
      ["-", "-", "no"],
    ]);
    expect(told(definition({ rule, mine: { is: 'rule(case.note.kind + "", case.note.care)' } }))).toEqual([]);
  });
  test("of a table that the whole process shares", () => {
    const { table: rule } = table([
      ["frend", "-", "asked"],
      ["-", "-", "no"],
    ]);
    expect(told(definition({ asked: CALL }, {}, { rule }))).toEqual([
      ["unknown-choice", "tables.json/rule/rows/0/0", expect.any(String)],
    ]);
  });
});

test("what a table's outcome is compared with is one of its outcomes", () => {
  const rule = table([
    ["child", "-", "required"],
    ["-", "-", "no"],
  ]);
  const asked = (word: string) => ({ rule, asked: { is: `rule(case.note.kind, case.note.care) == "${word}"` } });
  expect(told(definition(asked("required")))).toEqual([]);
  expect(told(definition(asked("requird")))).toEqual([
    ["unknown-choice", "case/facts.json/asked/is", 'Did you mean "required"?'],
  ]);
});

describe("a decision table without a row for everything", () => {
  const rule = table([
    ["child", "-", "asked"],
    ["parent|guardian", "yes", "asked"],
    ["parent|guardian", "no", "no"],
  ]);
  test("has no gap when every choice it is called with has its row", () => {
    expect(told(definition({ rule, asked: CALL }))).toEqual([]);
    const { table: shared } = rule;
    expect(told(definition({ asked: CALL }, {}, { rule: shared }))).toEqual([]);
  });
  test("has one when a choice has none, or when any text may come", () => {
    const gap = ["table-gap", "case/facts.json/rule/table/rows", expect.any(String)];
    const two = table(rule.table.rows.slice(0, 2));
    expect(told(definition({ rule: two, asked: CALL }))).toEqual([gap]);
    expect(told(definition({ rule, asked: { is: 'rule(case.note.kind + "", case.note.care)' } }))).toEqual([gap]);
    expect(told(definition({ rule }))).toEqual([gap]);
  });
  test("has one for a field that may be empty and then reads as no choice", () => {
    const files = definition({ rule, asked: CALL });
    const form = "forms/t/note/schema.json";
    files.set(form, (files.get(form) ?? "").replace('"absent":"no"', '"absent":""'));
    expect(told(files)).toEqual([["table-gap", "case/facts.json/rule/table/rows", expect.any(String)]]);
  });
});
