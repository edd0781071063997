/** What is kept from somebody is not told in another way: by whether a section is there, by the day of a term, by a name that is tried, or by an item that is added to. */

import { describe, expect, test } from "vitest";
import { knownNames } from "../../../engine/access/known-names.ts";
import { instanceView } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { DATE, NAMES, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const actor = (acts: Acts, name: string) => {
  const { id, organisation } = acts.world.person(name);
  return { person: id, organisation };
};
const viewFor = (acts: Acts, name: string) => instanceView(acts.world.context("a"), actor(acts, name));

describe("a section that is there only while something holds", () => {
  const shape: Written = {
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { plan: by, safety: by } }, states: { one: {} } },
        sections: {
          plan: { form: "t/note", read: { owner: true } },
          safety: { form: "t/note", read: { owner: true }, when: "unsafe" },
        },
        facts: { unsafe: { is: 'case.plan.text == "harm"' } },
        access: {},
        events: {},
        effects: { tell: { notify: ["desk"] } },
      },
    },
  };
  const acts = new Acts(worldOf(written(shape)));
  acts.create("a");
  const safety = (name: string) => {
    const found = viewFor(acts, name).main.sections.find((one) => one.name === "safety");
    return { state: found?.state, reasons: found?.reasons.map((reason) => reason.name) };
  };
  test("is for who does not read it the same whether it is there or not; who reads it is told why it is away", () => {
    const seen = ["fine", "harm"].map((text) => {
      acts.patch("a", "ann", { plan: { text } });
      return [safety("desk"), safety("ann")];
    });
    expect(seen.map(([desk]) => desk)).toEqual([
      { state: "none", reasons: [] },
      { state: "none", reasons: [] },
    ]);
    expect(seen.map(([, ann]) => ann)).toEqual([
      { state: "absent", reasons: ["unsafe"] },
      { state: "empty", reasons: [] },
    ]);
  });
});

test("the day of a term is told to who reads what it counts from, and to nobody else", () => {
  const shape: Written = {
    forms: { child: { born: DATE }, note: { asked: DATE } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { child: by, note: by } }, states: { one: {} } },
        sections: {
          child: { form: "t/child", read: { owner: true } },
          note: { form: "t/note", read: { owner: true, desk: true } },
        },
        deadlines: {
          grows: { while: "case.is.one", from: "case.child.born", due: 192, unit: "month" },
          answers: { while: "case.is.one", from: "case.note.asked", due: 5, unit: "workday" },
        },
      },
    },
  };
  const acts = new Acts(worldOf(written(shape)));
  acts.create("a");
  acts.patch("a", "ann", { child: { born: "2012-05-06" }, note: { asked: "2026-03-02" } });
  const terms = (name: string) => viewFor(acts, name).main.deadlines.map((term) => term.name);
  expect(terms("ann").sort()).toEqual(["answers", "grows"]);
  expect(terms("desk")).toEqual(["answers"]);
});

test("a name is compared for who may read it where it stands: not in a row that is narrowed to others, nor in a section that is away", () => {
  const direct = { privacy: { subject: "family", identifies: "direct", class: "contact" } };
  const name = { ...TEXT, maxLength: 50, ...direct };
  const shape: Written = {
    forms: {
      family: {
        child: name,
        people: {
          type: "array",
          maxItems: 9,
          absent: [],
          items: { type: "object", additionalProperties: false, properties: { name } },
        },
      },
    },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { family: by } }, states: { one: {} } },
        sections: { family: { form: "t/family", read: { owner: true, desk: true }, rows: ["owner", "desk"] } },
      },
    },
  };
  const acts = new Acts(worldOf(written(shape)));
  acts.create("a");
  const rows = [{ name: "Anna" }, { name: "Bert", visibleTo: ["owner"] }];
  expect(said(acts.patch("a", "ann", { family: { child: "Cas", people: rows } }))).toBe("accepted");
  const names = (who: string) =>
    knownNames(acts.world.context("a"), actor(acts, who))
      .visible.map(({ text }) => text)
      .sort();
  expect(names("ann")).toEqual(["Anna", "Bert", "Cas"]);
  expect(names("desk")).toEqual(["Anna", "Cas"]);
  expect(knownNames(acts.world.context("a"), actor(acts, "desk")).withheld).toEqual([
    { instance: "a", section: "/family", known: [{ kind: "name", text: "Bert" }] },
  ]);
});

test("to an item that is kept from somebody he can add nothing, as if it were not there", () => {
  const shape: Written = {
    forms: { shut: { people: NAMES } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { shut: by } }, states: { one: {} } },
        sections: { shut: { form: "t/shut", read: { owner: true, desk: true } } },
        "items/note": {
          add: by,
          exclude: { kept: "keptFrom" },
          chart: { id: "note", initial: "open", states: { open: {} } },
          facts: { keptFrom: { is: "case.shut.people" } },
        },
        "items/answer": {
          of: "note",
          add: { by: ["owner", "desk"] },
          chart: { id: "answer", initial: "open", states: { open: {} } },
        },
      },
    },
  };
  const acts = new Acts(worldOf(written(shape)));
  acts.create("a");
  acts.add("a", "ann", "note");
  expect(said(acts.add("a/note/1", "desk", "answer", { key: "1" }))).toBe("accepted");
  acts.patch("a", "ann", { shut: { people: ["desk"] } });
  const answers = ["note/1", "note/2"].flatMap((note) =>
    ["1", "2"].map((key) => said(acts.add(`a/${note}`, "desk", "answer", { key }))),
  );
  expect(answers).toEqual(["not-found", "not-found", "not-found", "not-found"]);
});
