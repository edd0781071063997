/** What one command has to compute once more before a document is at rest: facts about items, and items on those facts. */

import { expect, test } from "vitest";
import { Acts, said } from "../../support/acts.ts";
import { NAMES, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const note = { form: "t/note", read: { owner: true } };
const start = (kind: Written["kinds"][string]): Acts => {
  const acts = new Acts(worldOf(written({ forms: { note: { text: TEXT, names: NAMES } }, kinds: { case: kind } })));
  expect(said(acts.create("a"))).toBe("accepted");
  return acts;
};

test("a fact about what a set still wants follows in the command that takes a key out of the set", () => {
  const a = start({
    machine: { id: "case", initial: "one", meta: { open: { note: by } }, states: { one: {} } },
    sections: { note },
    facts: { twoWanted: { is: "size(items.part.filter(p, p.wanted)) > 1" } },
    "items/part": {
      for: "case.note.names",
      chart: { id: "part", initial: "open", states: { open: {} } },
      facts: { dropped: { is: "!wanted" } },
    },
  });
  expect(said(a.patch("a", "ann", { note: { names: ["x", "y"] } }))).toBe("accepted");
  expect([a.fact("a", "twoWanted"), a.fact("a/part/y", "dropped")]).toEqual([true, false]);
  expect(said(a.patch("a", "ann", { note: { names: ["x"] } }))).toBe("accepted");
  expect([a.fact("a", "twoWanted"), a.fact("a/part/y", "dropped")]).toEqual([false, true]);
});

test("an item goes on by itself in the command whose last fact lets it, though nothing else moved", () => {
  const a = start({
    machine: { id: "case", initial: "one", states: { one: {} } },
    facts: { someHold: { is: "items.part.exists(p, size(p.holders) > 0)" } },
    "items/part": {
      for: '["x", "y"]',
      holder: "item.note.text",
      chart: {
        id: "part",
        initial: "waiting",
        meta: { open: { note: by } },
        states: { waiting: { always: { guard: "someHold", target: "begun" } }, begun: {} },
      },
      sections: { note },
    },
  });
  expect([a.at("a/part/x"), a.at("a/part/y")]).toEqual(["waiting", "waiting"]);
  expect(said(a.patch("a/part/x", "ann", { note: { text: "hal" } }))).toBe("accepted");
  expect([a.at("a/part/x"), a.at("a/part/y")]).toEqual(["begun", "begun"]);
});

test("the form of an event is refused with the reason while the section it fills is not there, and taken once it is", () => {
  const a = start({
    machine: {
      id: "case",
      initial: "one",
      meta: { open: { basis: by } },
      states: { one: { on: { stop: "stopped" } }, stopped: {} },
    },
    events: { stop: { ...by, fill: "note" } },
    sections: { note: { ...note, when: "isLate" }, basis: note },
    facts: { isLate: { is: 'case.basis.text == "late"' } },
  });
  expect(said(a.do("a", "ann", "stop", { text: "why" }))).toBe("not-yet: isLate");
  expect(a.at("a")).toBe("one");
  expect(said(a.patch("a", "ann", { basis: { text: "late" } }))).toBe("accepted");
  expect(said(a.do("a", "ann", "stop", { text: "why" }))).toBe("accepted");
  expect(a.at("a")).toBe("stopped");
});
