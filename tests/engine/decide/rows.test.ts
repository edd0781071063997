/** Rows that an event or a record adds: one at a time, beside those that are there. */

import { describe, expect, test } from "vitest";
import { instanceView } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { type Written, worldOf, written } from "../../support/fixtures.ts";

const PRIVACY = { subject: "none", identifies: "none", class: "process" };
const WORD = { type: "string", maxLength: 50, absent: "", privacy: PRIVACY };
const list = (name: string) => ({
  type: "array",
  maxItems: 20,
  absent: [],
  items: { type: "object", additionalProperties: false, required: [name], properties: { [name]: WORD } },
});
const definition: Written = {
  process: {},
  forms: { log: { rows: list("what"), title: WORD }, past: { rows: { ...list("where"), maxItems: 3 } } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { log: { by: ["owner"] } } },
        states: {
          one: { entry: "noteOne", on: { note: { actions: [] }, go: "two" } },
          two: { entry: "noteTwo", on: { go: "one" } },
        },
      },
      events: { note: { by: ["owner"], fill: "log", row: "rows" }, go: { by: ["owner"] } },
      effects: {
        noteOne: { record: "past", with: { "rows[]": { where: '"one"' } } },
        noteTwo: { record: "past", with: { "rows[]": { where: '"two"' } } },
      },
      sections: {
        log: { form: "t/log", read: { owner: true } },
        past: { form: "t/past", read: { owner: true } },
      },
    },
  },
};
const start = (): Acts => {
  const acts = new Acts(worldOf(written(definition)));
  acts.create("a");
  return acts;
};
const stored = (acts: Acts, section: string, field: string): readonly unknown[] => {
  const rows = acts.world.contents("a").read(null, section)?.["rows"];
  return Array.isArray(rows) ? rows.map((row) => (row as Record<string, unknown>)[field]) : [];
};

describe("an event with a row", () => {
  test("adds one row to those that are there, and its view says of which list it is", () => {
    const acts = start();
    acts.patch("a", "ann", { log: { rows: [{ what: "first" }], title: "T" } });
    expect(said(acts.do("a", "ann", "note", { "rows[]": { what: "second" } }))).toBe("accepted");
    expect(stored(acts, "log", "what")).toEqual(["first", "second"]);
    const { id, organisation } = acts.world.person("ann");
    const note = instanceView(acts.world.context("a"), { person: id, organisation }).main.events.find(
      ({ event }) => event === "note",
    );
    expect(note?.fill).toEqual({ section: "log", form: "t/log", row: "rows" });
  });
  test("writes nothing else of that section", () => {
    const acts = start();
    acts.patch("a", "ann", { log: { rows: [{ what: "first" }] } });
    for (const fields of [{ rows: [] }, { title: "other" }])
      expect(said(acts.do("a", "ann", "note", fields))).toBe("unknown-field");
    expect(stored(acts, "log", "what")).toEqual(["first"]);
  });
});
describe("a record of a row", () => {
  test("adds to what was recorded before", () => {
    const acts = start();
    acts.do("a", "ann", "go");
    acts.do("a", "ann", "go");
    expect(stored(acts, "past", "where")).toEqual(["one", "two", "one"]);
  });
  test("that does not fit leaves what was recorded before", () => {
    const acts = start();
    for (let round = 0; round < 4; round += 1) acts.do("a", "ann", "go");
    expect(stored(acts, "past", "where")).toEqual(["one", "two", "one"]);
  });
});
