/** A process of quite another kind asks for the same drawing by its name: plants that grow, watered a number of times, in seasons that are recorded. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { buildReport } from "../../../engine/reports/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, type Written, worldOf } from "../../support/fixtures.ts";

const PRIVACY = { subject: "none", identifies: "none", class: "process" };
const WORD = { type: "string", maxLength: 50, absent: "", privacy: PRIVACY };
const DAY = { type: "string", format: "date", absent: "", privacy: PRIVACY };
const COUNT = { type: "integer", minimum: 0, maximum: 1000, absent: 0, privacy: PRIVACY };
const list = (properties: Readonly<Record<string, unknown>>) => ({
  rows: { type: "array", maxItems: 50, absent: [], items: { type: "object", additionalProperties: false, properties } },
});
const READ = { owner: true };
const definition: Written = {
  process: {},
  forms: {
    heights: list({ plant: WORD, on: DAY, centimetres: COUNT }),
    seasons: list({ bed: WORD, season: WORD, on: DAY }),
    turn: { on: DAY },
  },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "spring",
        states: {
          spring: { on: { grow: { actions: [] }, turn: { target: "summer", actions: ["note"] } } },
          summer: { on: { grow: { actions: [] } } },
        },
      },
      events: { grow: { by: ["owner"], fill: "heights", row: "rows" }, turn: { by: ["owner"], fill: "turning" } },
      effects: {
        note: { record: "seasons", with: { "rows[]": { bed: '"north"', season: '"summer"', on: "case.turning.on" } } },
      },
      sections: {
        heights: { form: "t/heights", read: READ },
        seasons: { form: "t/seasons", read: READ },
        turning: { form: "t/turn", read: READ },
      },
    },
  },
};
const report = {
  of: "case",
  privacy: "personal",
  read: READ,
  blocks: {
    growth: {
      drawing: "chart",
      data: {
        points: {
          rows: "case.heights.rows",
          columns: { name: "row.plant", day: "row.on", value: "row.centimetres" },
        },
        spans: { rows: "case.seasons.rows", columns: { of: "row.bed", name: "row.season", from: "row.on" } },
      },
    },
  },
};

test("growth and seasons are drawn from rows added one by one, wide and for a phone, with the rows beside it", () => {
  const files = new Map(filesOf(definition)).set("workflows/t/reports/growth.json", JSON.stringify(report));
  const { process, findings } = publish({ root: "workflows/t", files });
  if (!process) throw new Error(JSON.stringify(findings));
  const acts = new Acts(worldOf(process));
  acts.create("a");
  for (const [on, centimetres] of [["2026-03-10", 4] as const, ["2026-05-20", 31] as const])
    expect(said(acts.do("a", "ann", "grow", { "rows[]": { plant: "Bean", on, centimetres } }))).toBe("accepted");
  expect(said(acts.do("a", "ann", "turn", { on: "2026-05-01" }))).toBe("accepted");
  const context = acts.world.context("a");
  const { id, organisation } = acts.world.person("ann");
  const [block] =
    buildReport(
      { context, linked: {}, language: "en", person: () => undefined, readers: [{ person: id, organisation }] },
      "growth",
    )?.blocks ?? [];
  if (block?.type !== "drawing") throw new Error("nothing is drawn");
  const textsOf = ({ shapes }: typeof block.drawing) =>
    shapes.flatMap((shape) => (shape.type === "text" ? [shape.text] : []));
  expect(textsOf(block.drawing)).toEqual(expect.arrayContaining(["Bean: 31", "summer"]));
  expect(block.narrow && textsOf(block.narrow)).toContain("Bean: 31");
  expect(block.tables.map(({ rows }) => rows.length)).toEqual([2, 1]);
});
