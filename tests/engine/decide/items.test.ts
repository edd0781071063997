/** Items: who adds them, their keys, their way back, and how far a role gained through them reaches (docs/format/items.md). */

import { describe, expect, test } from "vitest";
import { mayRead } from "../../../engine/access/access.ts";
import { rolesOf } from "../../../engine/access/roles.ts";
import { Acts, said } from "../../support/acts.ts";
import { NAMES, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const start = (definition: Written) => {
  const acts = new Acts(worldOf(written(definition)));
  expect(said(acts.create("a"))).toBe("accepted");
  return acts;
};
const by = { by: ["owner"] };

describe("adding", () => {
  const definition: Written = {
    forms: { task: { what: TEXT } },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "one",
          states: { one: { on: { close: { target: "closed", guard: "!busy" } } }, closed: {} },
        },
        events: { close: by },
        facts: { busy: { is: "items.task.exists(t, t.is.open)" }, quiet: { is: "!busy" } },
        "items/task": {
          add: { ...by, fill: "task", if: "mayAdd" },
          chart: {
            id: "task",
            initial: "open",
            states: { open: { on: { do: "done", judge: "done" } }, done: { type: "final" } },
          },
          events: { do: by, judge: { by: ["desk"] } },
          sections: { task: { form: "t/task", read: { owner: true } } },
          facts: { mayAdd: { is: "named && quiet && size(items.task) < 2" }, named: { is: 'item.task.what != ""' } },
        },
      },
    },
  };
  test("9: add.if is asked of the new item with what fills it", () => {
    const a = start(definition);
    expect(said(a.add("a", "ann", "task", { with: { what: "" } }))).toBe("not-yet: named");
    expect(Object.keys(a.world.get("a").items)).toEqual([]);
    expect(said(a.add("a", "ann", "task", { with: { what: "x" } }))).toBe("accepted");
  });
  test("9: add.if is asked on the document as it was before the item: it does not shut its own door, and a second one finds it shut", () => {
    const a = start(definition);
    expect(said(a.add("a", "ann", "task", { with: { what: "x" } }))).toBe("accepted");
    expect(a.fact("a", "busy")).toBe(true);
    expect(said(a.add("a", "ann", "task", { with: { what: "y" } }))).toBe("not-yet: quiet");
    expect(said(a.do("a", "ann", "close"))).toBe("not-yet: !busy");
  });
  test("9: an event sent with the birth of an item is asked of who may send it, like any other", () => {
    const addAnd = (a: Acts, event: string) =>
      said(
        a.world.send("a", a.world.person("ann"), {
          type: "AddItem",
          item: "task",
          with: { what: "x" },
          event,
        }),
      );
    const a = start(definition);
    expect([addAnd(a, "judge"), addAnd(a, "unheard"), Object.keys(a.world.get("a").items)]).toEqual([
      "not-allowed",
      "not-found",
      [],
    ]);
    expect([addAnd(a, "do"), a.at("a/task/1")]).toEqual(["accepted", "done"]);
  });
  test("9: nobody adds an item under another role, and a stranger does not learn that the instance is there", () => {
    const a = start(definition);
    expect(said(a.add("a", "desk", "task", { with: { what: "x" } }))).toBe("not-allowed");
    expect(said(a.add("a", "stranger", "task", { with: { what: "x" } }))).toBe("not-found");
  });
});

describe("keys", () => {
  const definition: Written = {
    forms: { people: { names: NAMES } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { people: by } }, states: { one: {} } },
        sections: { people: { form: "t/people", read: { owner: true } } },
        facts: { all: { is: "size(items.ask) > 0 && items.ask.filter(p, p.wanted).all(p, p.is.given)" } },
        "items/ask": {
          for: "case.people.names",
          chart: {
            id: "ask",
            initial: "asked",
            states: {
              asked: { on: { give: "given", end: "ended" }, always: { guard: "!wanted", target: "away" } },
              given: { always: { guard: "!wanted", target: "away" } },
              away: { always: { guard: "wanted", target: "asked" } },
              ended: { type: "final" },
            },
          },
          events: { give: by, end: by },
        },
      },
    },
  };
  const names = (a: Acts, ...all: readonly string[]) => said(a.patch("a", "ann", { people: { names: all } }));

  test("10: equal keys are one item, and one unfinished item stands per key", () => {
    const a = start(definition);
    names(a, "x", "x", "y");
    expect(Object.values(a.world.get("a").items).map(({ key }) => key)).toEqual(["x", "y"]);
  });
  test("10: a key that leaves keeps its item, not wanted; one that returns finds it, and its chart says where it stands", () => {
    const a = start(definition);
    names(a, "x", "y");
    const { id } = a.item("a/ask/x") ?? {};
    a.do("a/ask/x", "ann", "give");
    names(a, "y");
    expect([a.item("a/ask/x")?.wanted, a.at("a/ask/x"), a.fact("a", "all")]).toEqual([false, "away", false]);
    names(a, "y", "x");
    expect([a.item("a/ask/x")?.id, a.item("a/ask/x")?.wanted, a.at("a/ask/x")]).toEqual([id, true, "asked"]);
  });
  test("10: a finished item does not stand in the way of a new one when its key comes back", () => {
    const a = start(definition);
    names(a, "x");
    a.do("a/ask/x", "ann", "end");
    const first = a.item("a/ask/x")?.id;
    names(a, "y");
    names(a, "y", "x");
    expect([a.at("a/ask/x"), a.item("a/ask/x")?.id === first]).toEqual(["asked", false]);
  });
});

describe("a key that returns to where it stood", () => {
  const definition: Written = {
    forms: { people: { names: NAMES } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { people: by } }, states: { one: {} } },
        sections: { people: { form: "t/people", read: { owner: true } } },
        "items/scan": {
          for: "case.people.names",
          chart: {
            id: "scan",
            initial: "live",
            states: {
              live: {
                initial: "wanted",
                always: { guard: "!wanted", target: "away" },
                states: {
                  wanted: { entry: "order", on: { deliver: "made" } },
                  made: { on: { review: "reviewed" } },
                  reviewed: {},
                  back: { type: "history", history: "deep" },
                },
              },
              away: { always: { guard: "wanted", target: "live.back" } },
            },
          },
          events: { deliver: by, review: by },
          effects: { order: { notify: ["owner"] } },
        },
      },
    },
  };
  test("10: a history state brings it back where it stood, so that nothing is ordered twice; another key is not touched", () => {
    const a = start(definition);
    const names = (...all: readonly string[]) => a.patch("a", "ann", { people: { names: all } });
    names("x", "y");
    a.do("a/scan/x", "ann", "deliver");
    a.do("a/scan/x", "ann", "review");
    a.do("a/scan/y", "ann", "deliver");
    const ordered = [...a.world.log];
    names("y");
    expect([a.at("a/scan/x"), a.at("a/scan/y")]).toEqual(["away", "live.made"]);
    names("y", "x");
    expect([a.at("a/scan/x"), a.at("a/scan/y")]).toEqual(["live.reviewed", "live.made"]);
    // A second time round as well, and with the key at another place in the list.
    names();
    names("x", "y");
    expect([a.at("a/scan/x"), a.at("a/scan/y")]).toEqual(["live.reviewed", "live.made"]);
    expect(a.world.log).toEqual(ordered);
  });
});

describe("scope of a role", () => {
  const part = (on?: string) => ({
    for: '["x", "y"]',
    grants: { guest: { to: "[item.key]", while: "item.is.open", ...(on ? { on } : {}) } },
    chart: { id: "part", initial: "open", states: { open: { on: { end: "ended" } }, ended: { type: "final" } } },
    events: { end: { ...by, fill: "note" } },
    sections: { note: { form: "t/note", read: { guest: true, owner: true } } },
  });
  const definition = (on?: string): Written => ({
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { note: by } }, states: { one: {} } },
        sections: { note: { form: "t/note", read: { owner: true, guest: true } } },
        "items/part": part(on),
      },
    },
  });
  const roles = (a: Acts, person: string, path: string) => {
    return [
      ...rolesOf(
        a.world.context("a"),
        { person: a.world.person(person).id, organisation: a.world.person(person).organisation },
        a.unit(path),
      ),
    ];
  };

  test("22: a role granted on its item reaches that item only: not the other, not the instance", () => {
    const a = start(definition("item"));
    expect([roles(a, "x", "a/part/x"), roles(a, "x", "a/part/y"), roles(a, "x", "a")]).toEqual([["guest"], [], []]);
    const actor = { person: a.world.person("x").id, organisation: a.world.person("x").organisation };
    expect(mayRead(a.world.context("a"), actor, a.unit("a"), "note").allowed).toBe(false);
    expect(mayRead(a.world.context("a"), actor, a.unit("a/part/x"), "note").allowed).toBe(true);
    expect(mayRead(a.world.context("a"), actor, a.unit("a/part/y"), "note").allowed).toBe(false);
  });
  test("22: without a scope the grant is for the instance, and it ends with its item's state, by itself", () => {
    const a = start(definition());
    expect(roles(a, "x", "a")).toEqual(["guest"]);
    a.do("a/part/x", "ann", "end");
    expect(roles(a, "x", "a")).toEqual([]);
    expect(roles(a, "y", "a")).toEqual(["guest"]);
  });
});

describe("a role granted on the parent", () => {
  const definition: Written = {
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { note: by } }, states: { one: {} } },
        sections: { note: { form: "t/note", read: { owner: true, guest: true } } },
        "items/file": {
          for: '["x", "y"]',
          chart: { id: "file", initial: "open", meta: { open: { note: by } }, states: { open: {} } },
          sections: { note: { form: "t/note", read: { guest: true, owner: true } } },
        },
        "items/visit": {
          of: "file",
          for: '["first", "second"]',
          grants: { guest: { to: '[item.key == "first" ? parent.key : "nobody"]', on: "parent" } },
          chart: {
            id: "visit",
            initial: "open",
            meta: { open: { note: { by: ["owner", "guest"] } } },
            states: { open: {} },
          },
          sections: { note: { form: "t/note", read: { guest: true, owner: true } } },
        },
      },
    },
  };
  test("22: it reads its parent and what belongs to it; not the parent beside it, not what belongs to that, not the instance", () => {
    const a = start(definition);
    const actor = { person: a.world.person("x").id, organisation: a.world.person("x").organisation };
    const reads = (path: string) => mayRead(a.world.context("a"), actor, a.unit(path), "note").allowed;
    expect(["a/file/x", "a/file/x/visit/first", "a/file/x/visit/second"].map(reads)).toEqual([true, true, true]);
    expect(["a", "a/file/y", "a/file/y/visit/first", "a/file/y/visit/second"].map(reads)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(said(a.patch("a/file/x/visit/second", "x", { note: { text: "seen" } }))).toBe("accepted");
    expect(said(a.patch("a/file/y/visit/second", "x", { note: { text: "seen" } }))).toBe("not-found");
    expect(said(a.patch("a/file/x", "x", { note: { text: "seen" } }))).toBe("section-closed");
  });
});

describe("whoever will hold the item", () => {
  const definition: Written = {
    forms: { people: { names: NAMES } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { people: by } }, states: { one: {} } },
        sections: { people: { form: "t/people", read: { owner: true } } },
        "items/answer": {
          for: "case.people.names",
          holder: "item.key",
          add: { by: ["holder"] },
          chart: { id: "answer", initial: "none", states: { none: { on: { yes: "coming" } }, coming: {} } },
          events: { yes: { by: ["holder"] } },
        },
      },
    },
  };
  test("may answer when asked, may add the answer beforehand when of the group, and may not from outside", () => {
    const a = start(definition);
    expect(said(a.add("a", "x", "answer", { key: "x" }))).toBe("not-found");
    expect(said(a.add("a", "desk", "answer", { key: "desk" }))).toBe("accepted");
    expect(said(a.add("a", "desk", "answer", { key: "y" }))).toBe("not-allowed");
    a.patch("a", "ann", { people: { names: ["x", "desk"] } });
    expect(said(a.do("a/answer/x", "x", "yes"))).toBe("accepted");
    expect(said(a.do("a/answer/desk", "x", "yes"))).toBe("not-found");
    expect([a.item("a/answer/desk")?.wanted, a.at("a/answer/x")]).toEqual([true, "coming"]);
  });
});
