/** A garden asks for a grid by its name: what harms and what helps a plant, in one line per plant. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { buildReport } from "../../../engine/reports/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, worldOf } from "../../support/fixtures.ts";

const PRIVACY = { subject: "none", identifies: "none", class: "process" };
const WORD = { type: "string", maxLength: 50, absent: "", privacy: PRIVACY };
const READ = { owner: true };
const SORT = { ...WORD, enum: ["pest", "friend"] };
const rows = {
  type: "array",
  maxItems: 50,
  absent: [],
  items: {
    type: "object",
    additionalProperties: false,
    properties: { plant: WORD, sort: SORT, what: WORD, from: WORD },
  },
};
const files = filesOf({
  process: {},
  forms: { neighbours: { rows } },
  kinds: {
    case: {
      machine: { id: "case", initial: "bed", states: { bed: { on: { see: { actions: [] } } } } },
      events: { see: { by: ["owner"], fill: "neighbours", row: "rows" } },
      sections: { neighbours: { form: "t/neighbours", read: READ } },
    },
  },
});
const neighbours = {
  grid: "case.neighbours.rows",
  per: "row.plant",
  by: "row.sort",
  among: '["Rose", "Bean"]',
  cell: { what: "row.what", from: "row.from" },
};
const paper = { of: "case", privacy: "personal", read: READ, blocks: { neighbours } };

test("a grid has a line per name, also of one without a row, a column per choice, and what is beside each entry", () => {
  const written = new Map(files).set("workflows/t/reports/neighbours.json", JSON.stringify(paper));
  const { process, findings } = publish({ root: "workflows/t", files: written });
  if (!process) throw new Error(JSON.stringify(findings));
  const acts = new Acts(worldOf(process));
  acts.create("a");
  const seen = [
    { plant: "Bean", sort: "friend", what: "Bee", from: "Ann" },
    { plant: "Bean", sort: "pest", what: "Snail" },
    { plant: "Pea", sort: "pest", what: "Crow" },
  ];
  for (const row of seen) expect(said(acts.do("a", "ann", "see", { "rows[]": row }))).toBe("accepted");
  const { id, organisation } = acts.world.person("ann");
  const readers = [{ person: id, organisation }];
  const context = acts.world.context("a");
  const model = buildReport({ context, linked: {}, language: "en", person: () => undefined, readers }, "neighbours");
  const [block] = model?.blocks ?? [];
  if (block?.type !== "grid") throw new Error("there is no grid");
  expect(block.columns).toEqual(["pest", "friend"]);
  expect(block.lines).toEqual([
    { name: "Rose", cells: [[], []] },
    { name: "Bean", cells: [[{ words: "Snail", beside: [] }], [{ words: "Bee", beside: ["Ann"] }]] },
    { name: "Pea", cells: [[{ words: "Crow", beside: [] }], []] },
  ]);
});
