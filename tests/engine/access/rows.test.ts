/** A row of a section may be narrowed to some of the roles that read the section (docs/format/sections.md). */

import { describe, expect, test } from "vitest";
import { visibleRows } from "../../../engine/access/rows.ts";
import type { Json } from "../../../engine/definition/types.ts";
import { buildReport } from "../../../engine/reports/index.ts";
import { instanceView } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { type Written, worldOf, written } from "../../support/fixtures.ts";

const PRIVACY = { subject: "none", identifies: "none", class: "process" };
const WORD = { type: "string", maxLength: 50, absent: "", privacy: PRIVACY };
const definition: Written = {
  process: {
    roles: { clerk: { family: "any", held: "group" } },
    circles: { table: ["desk", "clerk"] },
  },
  forms: {
    log: {
      rows: {
        type: "array",
        maxItems: 20,
        absent: [],
        items: { type: "object", additionalProperties: false, properties: { what: WORD } },
      },
      title: { type: "string", absent: "" },
    },
  },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { log: { by: ["owner", "desk"] }, plain: { by: ["owner"] } } },
        states: { one: { on: { note: { actions: [] } } } },
      },
      events: { note: { by: ["clerk"], fill: "log" } },
      sections: {
        log: { form: "t/log", read: { owner: true, table: true }, rows: ["owner", "desk"] },
        plain: { form: "t/log", read: { owner: true } },
      },
      facts: {
        words: { is: "case.log.rows.map(r, r.what)" },
        title: { is: "case.log.title", else: '""' },
        several: { is: "size(words) > 1" },
      },
    },
  },
};
const withReport: Written = {
  ...definition,
  kinds: {
    ...definition.kinds,
    reports: {
      paper: {
        of: "case",
        privacy: "personal",
        blocks: {
          list: { table: "case.log.rows", columns: { what: "row.what" } },
          facts: { fields: ["words", "title"] },
          more: { table: "case.log.rows", when: "several", columns: { what: "row.what" } },
        },
      },
    },
  },
};
function start(shape: Written = definition) {
  const a = new Acts(worldOf(written(shape)));
  a.create("a");
  return a;
}
const actor = (a: Acts, name: string) => {
  const { id, organisation } = a.world.person(name);
  return { person: id, organisation };
};
const stored = (a: Acts): readonly Record<string, Json>[] =>
  (a.world.contents("a").read(null, "log")?.["rows"] ?? []) as never;
const sees = (a: Acts, name: string): readonly unknown[] => {
  const fields = visibleRows(
    a.world.context("a"),
    actor(a, name),
    a.unit("a"),
    "log",
    a.world.contents("a").read(null, "log") ?? {},
  );
  return ((fields["rows"] ?? []) as readonly { what: string }[]).map(({ what }) => what);
};
const rows = (a: Acts, as: string, all: readonly object[]) => said(a.patch("a", as, { log: { rows: all } }));
const FIRST = [
  { what: "for all" },
  { what: "for the owner", visibleTo: ["owner"] },
  { what: "for the desk", visibleTo: ["desk"] },
];

describe("reading", () => {
  test("a narrowed row is seen by the roles it names and by nobody else who reads the section", () => {
    const a = start();
    expect(rows(a, "ann", FIRST)).toBe("accepted");
    expect([sees(a, "ann"), sees(a, "desk"), sees(a, "clerk")]).toEqual([
      ["for all", "for the owner"],
      ["for all", "for the desk"],
      ["for all"],
    ]);
  });
  test("a fact that reads such rows is shown to nobody who does not see them all; another fact is", () => {
    const a = start();
    rows(a, "ann", [FIRST[0] as object, { what: "both", visibleTo: ["owner", "desk"] }]);
    a.patch("a", "ann", { log: { title: "t" } });
    const facts = (name: string) => Object.keys(instanceView(a.world.context("a"), actor(a, name)).main.facts);
    expect(facts("ann")).toEqual(["words", "title", "several"]);
    expect(facts("clerk")).toEqual([]);
  });
  test("a report goes further than a screen: no narrowed row stands on it", () => {
    const a = start(withReport);
    rows(a, "ann", FIRST);
    const model = buildReport(
      { context: a.world.context("a"), linked: {}, language: "nl", person: () => undefined },
      "paper",
    );
    expect(JSON.stringify(model)).toContain("for all");
    expect(JSON.stringify(model)).not.toContain("for the");
  });
});

test("nor what a fact says of one, by its words or by whether it holds; what all may see is told", () => {
  const a = start(withReport);
  const paper = () =>
    buildReport({ context: a.world.context("a"), linked: {}, language: "nl", person: () => undefined }, "paper")
      ?.blocks;
  const facts = () =>
    paper()?.flatMap((block) => (block.type === "fields" ? block.rows.map(([, words]) => words) : []));
  a.patch("a", "ann", { log: { title: "t", rows: [{ what: "for all" }, { what: "also" }] } });
  expect([facts(), paper()?.length]).toEqual([["for all, also", "t"], 3]);
  rows(a, "ann", FIRST);
  expect([facts(), paper()?.length]).toEqual([[], 1]);
});

describe("writing", () => {
  test("who does not see a row cannot change, move or take it away by writing the list", () => {
    const a = start();
    rows(a, "ann", FIRST);
    const [all, own] = stored(a);
    expect(rows(a, "desk", [{ ...all, what: "changed" }, { what: "added" }])).toBe("accepted");
    expect(stored(a).map(({ what }) => what)).toEqual(["changed", "for the owner", "added"]);
    expect(stored(a)[1]).toEqual(own);
  });
  test("a place in the list is a place among the rows that the writer sees", () => {
    const a = start();
    rows(a, "ann", FIRST);
    expect(said(a.patch("a", "desk", { log: { "/rows/1/what": "mine" } }))).toBe("accepted");
    expect(stored(a).map(({ what }) => what)).toEqual(["for all", "for the owner", "mine"]);
  });
  test("a row added by somebody who sees none of the narrowed ones leaves them where they are", () => {
    const a = start();
    rows(a, "ann", FIRST);
    expect(said(a.do("a", "clerk", "note", { "rows[]": { what: "by the clerk" } }))).toBe("accepted");
    expect(stored(a).map(({ what }) => what)).toEqual(["for all", "for the owner", "for the desk", "by the clerk"]);
  });
  test("a row written again without saying for whom stays narrowed; it is opened only by saying so", () => {
    const a = start();
    rows(a, "ann", [FIRST[1] as object]);
    const { id } = stored(a)[0] ?? {};
    rows(a, "ann", [{ id, what: "again" }]);
    expect([stored(a)[0]?.["visibleTo"], sees(a, "desk")]).toEqual([["owner"], []]);
    rows(a, "ann", [{ id, what: "again", visibleTo: [] }]);
    expect(sees(a, "desk")).toEqual(["again"]);
  });
  test("only to roles that the section lists, and only where it lists any", () => {
    const a = start();
    expect(rows(a, "ann", [{ what: "x", visibleTo: ["clerk"] }])).toBe("invalid-fields");
    expect(rows(a, "ann", [{ what: "x", visibleTo: "owner" }])).toBe("invalid-fields");
    expect(said(a.patch("a", "ann", { plain: { rows: [{ what: "x", visibleTo: ["owner"] }] } }))).toBe("unknown-field");
    expect(stored(a)).toEqual([]);
  });
});
