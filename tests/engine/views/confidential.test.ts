/** An item that is kept from somebody is not told to him by a fact that looks at it, nor by a reason that rests on it. */

import { expect, test } from "vitest";
import { instanceView, readersOf } from "../../../engine/views/index.ts";
import { Acts } from "../../support/acts.ts";
import { NAMES, TEXT, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const process = written({
  process: { roles: { aide: { family: "any", held: "group" } } },
  forms: { shut: { people: NAMES }, line: { text: TEXT } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { shut: by } },
        states: { one: { on: { finish: { target: "two", guard: "noneOpen" }, wave: "two" } }, two: {} },
      },
      events: { finish: { by: ["desk"] }, wave: { by: ["aide"] } },
      sections: { shut: { form: "t/shut", read: { owner: true, desk: true, aide: true } } },
      facts: { noneOpen: { is: "!items.note.exists(n, n.is.open)" }, several: { is: "size(items.note) > 1" } },
      "items/note": {
        add: { ...by, fill: "line" },
        sections: { line: { form: "t/line", read: { owner: true } } },
        exclude: { kept: "keptFrom" },
        chart: { id: "note", initial: "open", states: { open: { on: { done: "over" } }, over: { type: "final" } } },
        events: { done: by },
        facts: { keptFrom: { is: "case.shut.people" } },
      },
    },
  },
});

test("whoever a note is kept from sees no fact that looks at notes and no reason that rests on them; others do", () => {
  const acts = new Acts(worldOf(process));
  acts.world.assign("aide", "helper");
  acts.create("a");
  acts.add("a", "ann", "note", { with: { text: "x" } });
  const told = () => {
    const { id, organisation } = acts.world.person("helper");
    const view = instanceView(acts.world.context("a"), { person: id, organisation });
    const finish = view.others.find(({ address }) => address === "case.events.finish");
    return {
      items: view.items.length,
      facts: Object.keys(view.main.facts),
      reasons: finish?.reasons.map((one) => one.name),
    };
  };
  expect(told()).toEqual({ items: 1, facts: ["noneOpen", "several"], reasons: ["noneOpen"] });
  acts.patch("a", "ann", { shut: { people: ["helper"] } });
  expect(told()).toEqual({ items: 0, facts: [], reasons: [] });
});

test("nor is he told who else reads a note that is kept from him", () => {
  const acts = new Acts(worldOf(process));
  acts.world.assign("aide", "helper");
  acts.create("a");
  acts.add("a", "ann", "note", { with: { text: "x" } });
  const notes = () => {
    const { id, organisation } = acts.world.person("helper");
    const told = readersOf(acts.world.context("a"), { person: id, organisation });
    return told.flatMap(({ parts, sections }) => [...parts, ...sections]).filter((part) => part.includes("note"));
  };
  expect(notes()).not.toEqual([]);
  acts.patch("a", "ann", { shut: { people: ["helper"] } });
  expect(notes()).toEqual([]);
});
