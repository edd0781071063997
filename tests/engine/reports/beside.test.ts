/** A garden asks for two lists beside each other by name: what was to be sown, and what was. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { buildReport, changesBetween } from "../../../engine/reports/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, worldOf } from "../../support/fixtures.ts";

const PRIVACY = { subject: "none", identifies: "none", class: "process" };
const WORD = { type: "string", maxLength: 50, absent: "", privacy: PRIVACY };
const READ = { owner: true };
const rows = {
  type: "array",
  maxItems: 20,
  absent: [],
  items: {
    type: "object",
    additionalProperties: false,
    properties: { bed: { ...WORD, enum: ["north", "south"] }, what: WORD, month: WORD },
  },
};
const files = filesOf({
  process: {},
  forms: { sowing: { rows } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "bed",
        states: { bed: { on: { plan: { actions: [] }, sow: { actions: [] } } } },
      },
      events: {
        plan: { by: ["owner"], fill: "planned", row: "rows" },
        sow: { by: ["owner"], fill: "sown", row: "rows" },
      },
      sections: { planned: { form: "t/sowing", read: READ }, sown: { form: "t/sowing", read: READ } },
    },
  },
});
const plans = {
  beside: "case.planned.rows",
  against: "case.sown.rows",
  match: "row.bed",
  compare: { what: "row.what", month: "row.month" },
};
const paper = { of: "case", privacy: "personal", read: READ, blocks: { plans } };

const WORDS = ["per", "one", "other", "differs", "same", "onlyOne", "onlyOther", "what", "month"];
const texts = Object.fromEntries(WORDS.map((word) => [`reports.plans.columns.${word}`, word]));

test("rows about the same stand in one line, with which of their values differ", () => {
  const written = new Map(files).set("workflows/t/reports/plans.json", JSON.stringify(paper));
  for (const language of ["nl", "en"]) written.set(`workflows/t/texts.${language}.json`, JSON.stringify(texts));
  const { process, findings } = publish({ root: "workflows/t", files: written });
  if (!process) throw new Error(JSON.stringify(findings));
  const acts = new Acts(worldOf(process));
  acts.create("a");
  const add = (event: string, row: object): void =>
    expect(said(acts.do("a", "ann", event, { "rows[]": row }))).toBe("accepted");
  add("plan", { bed: "south", what: "Bean", month: "May" });
  add("plan", { bed: "north", what: "Kale", month: "June" });
  add("plan", { bed: "north", what: "Leek", month: "June" });
  add("sow", { bed: "south", what: "Bean", month: "May" });
  add("sow", { bed: "south", what: "Pea", month: "May" });
  add("sow", { bed: "north", what: "Kale", month: "July" });
  const { id, organisation } = acts.world.person("ann");
  const readers = [{ person: id, organisation }];
  const context = acts.world.context("a");
  const model = buildReport({ context, linked: {}, language: "en", person: () => undefined, readers }, "plans");
  const [block] = model?.blocks ?? [];
  if (!model || block?.type !== "grid") throw new Error("there is nothing beside each other");
  const words = block.lines.map(({ name, cells }) => [name, ...cells.map((cell) => cell.map((one) => one.words))]);
  expect(words).toEqual([
    ["north", ["Kale", "Leek"], ["Kale"], ["month", "onlyOne"]],
    ["south", ["Bean"], ["Bean", "Pea"], ["same", "onlyOther"]],
  ]);
  expect(block.lines[0]?.cells[0]?.[0]?.beside).toEqual(["month: June"]);
  // It says again what the lists say, so that between two copies it is no change of its own.
  const emptied = { ...model, blocks: [{ ...block, lines: [] }] };
  expect(changesBetween(model, emptied)).toEqual([]);
});
