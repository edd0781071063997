/** Keys of the format that stand beside the road: several keys at once, `many`, `whenGone`, `suspends`, `prefill` (docs/format/items.md). */

import { describe, expect, test } from "vitest";
import { dayOf } from "../../../engine/time.ts";
import { prefillOf } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { DATE, NAMES, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const desk = { by: ["desk"] };
const start = (definition: Written, day?: string) => {
  const acts = new Acts(worldOf(written(definition), day));
  expect(said(acts.create("a"))).toBe("accepted");
  return acts;
};

describe("several keys in one commit", () => {
  const definition: Written = {
    kinds: {
      case: {
        machine: { id: "case", initial: "one", states: { one: {} } },
        facts: { few: { is: "size(items.chair) < 3" } },
        "items/chair": {
          add: { ...by, if: "room" },
          chart: { id: "chair", initial: "free", states: { free: {} } },
          facts: { room: { is: "few" } },
        },
        "items/seat": {
          link: { to: "board" },
          add: by,
          chart: { id: "seat", initial: "on", states: { on: {} } },
        },
      },
      board: {
        machine: {
          id: "board",
          initial: "idle",
          states: { idle: { on: { "seat.added": { actions: [] }, doze: "asleep" } }, asleep: {} },
        },
        events: { "seat.added": { from: ["case"] }, doze: desk },
      },
    },
  };
  const many = (a: Acts, item: string, each: readonly object[]) =>
    said(a.world.send("a", a.world.person("ann"), { type: "AddItem", item, each } as never));

  test("they are added one after the other in one revision, each with its own birth", () => {
    const a = start(definition);
    const { revision } = a.world.get("a");
    expect(many(a, "chair", [{ key: "x" }, { key: "y" }])).toBe("accepted");
    expect(Object.values(a.world.get("a").items).map(({ key }) => key)).toEqual(["x", "y"]);
    expect(a.world.get("a").revision).toBe(revision + 1);
  });
  test("one that its gate refuses, or that stands twice, refuses all of them", () => {
    const a = start(definition);
    expect(
      many(
        a,
        "chair",
        ["w", "x", "y", "z"].map((key) => ({ key })),
      ),
    ).toBe("not-yet: room");
    expect(many(a, "chair", [{ key: "x" }, { key: "x" }])).toBe("already-there");
    expect(many(a, "chair", [])).toBe("bad-command");
    expect(Object.keys(a.world.get("a").items)).toEqual([]);
  });
  test("links to several instances ask each far end", () => {
    const a = start(definition);
    const far = ["b", "c"].map((id) => {
      a.create(id, "desk", "board");
      const { group, kind } = a.world.get(id);
      return { to: { instance: id, kind, group } };
    });
    expect(many(a, "seat", far)).toBe("accepted");
    expect(["b", "c"].map((id) => a.item(`a/seat/${id}`)?.answer)).toEqual(["accepted", "accepted"]);
    expect(["b", "c"].map((id) => Object.keys(a.world.get(id).incoming["seat"] ?? {}).length)).toEqual([1, 1]);
  });
});

describe("several links to one instance", () => {
  const definition = (many: boolean): Written => ({
    kinds: {
      case: {
        machine: { id: "case", initial: "one", states: { one: {} } },
        "items/seat": {
          link: { to: "board" },
          ...(many ? { many: true } : {}),
          add: by,
          chart: { id: "seat", initial: "on", states: { on: { on: { call: "called" } }, called: {} } },
          events: { call: { from: ["board"] } },
        },
      },
      board: {
        machine: {
          id: "board",
          initial: "idle",
          states: { idle: { on: { "seat.added": { actions: [] }, call: { actions: "callOne" } } } },
        },
        events: { "seat.added": { from: ["case"] }, call: { ...desk, pick: "seat" } },
        effects: { callOne: { send: "call", to: "[event.pick]" } },
      },
    },
  });
  const seats = (a: Acts) => Object.values(a.world.get("a").items);

  test("without `many` there is one unfinished link per target, whatever key it is given", () => {
    const a = start(definition(false));
    a.create("m", "desk", "board");
    expect(said(a.add("a", "ann", "seat", { to: "m" }))).toBe("accepted");
    expect(said(a.add("a", "ann", "seat", { to: "m" }))).toBe("already-there");
    expect(said(a.add("a", "ann", "seat", { to: "m", key: "second" }))).toBe("bad-command");
    expect(seats(a).length).toBe(1);
  });
  test("with `many` each is asked, mirrored and called by itself", () => {
    const a = start(definition(true));
    a.create("m", "desk", "board");
    a.add("a", "ann", "seat", { to: "m" });
    expect(said(a.add("a", "ann", "seat", { to: "m" }))).toBe("accepted");
    expect(seats(a).map(({ answer }) => answer)).toEqual(["accepted", "accepted"]);
    const second = seats(a)[1]?.id ?? "";
    const call = said(
      a.world.send("m", a.world.person("desk"), {
        type: "SendEvent",
        unit: [],
        event: "call",
        confirmed: true,
        pick: `a/${second}`,
      }),
    );
    expect([call, a.at("a/1"), a.at(`a/${second}`)]).toEqual(["accepted", "on", "called"]);
    const mirrored = Object.values(a.world.get("m").incoming["seat"] ?? {}).map(({ active }) => active);
    expect(mirrored).toEqual([["on"], ["called"]]);
  });
});

describe("whenGone", () => {
  const definition: Written = {
    forms: { note: { text: TEXT, wide: { type: "boolean", absent: false } }, extra: { text: TEXT } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { note: by, kept: by, gone: by } }, states: { one: {} } },
        sections: {
          note: { form: "t/note", read: { owner: true } },
          kept: { form: "t/extra", read: { owner: true }, when: "wide", whenGone: "keep" },
          gone: { form: "t/extra", read: { owner: true }, when: "wide", whenGone: "erase" },
        },
        facts: {
          wide: { is: "case.note.wide" },
          keptText: { is: "case.kept.text", else: '"nothing"' },
          goneText: { is: "case.gone.text", else: '"nothing"' },
        },
      },
    },
  };
  test("`keep` keeps what was there, unread while it is gone; `erase` takes it away for good", () => {
    const a = start(definition);
    a.patch("a", "ann", { note: { wide: true }, kept: { text: "k" }, gone: { text: "g" } });
    expect([a.fact("a", "keptText"), a.fact("a", "goneText")]).toEqual(["k", "g"]);
    a.patch("a", "ann", { note: { wide: false } });
    expect([a.fact("a", "keptText"), a.fact("a", "goneText")]).toEqual(["nothing", "nothing"]);
    expect(said(a.patch("a", "ann", { kept: { text: "other" } }))).toBe("not-yet: wide");
    a.patch("a", "ann", { note: { wide: true } });
    expect([a.fact("a", "keptText"), a.fact("a", "goneText")]).toEqual(["k", ""]);
  });
});

describe("suspends", () => {
  const deadline = (more: object = {}) => ({ while: "true", due: "3", unit: "day", ladder: {}, ...more });
  const definition: Written = {
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "run",
          states: {
            run: { on: { halt: "halted" } },
            halted: { meta: { suspends: { all: true, except: ["emergency"] } }, on: { goOn: "run" } },
          },
        },
        events: { halt: by, goOn: by },
        deadlines: { term: deadline(), emergency: deadline() },
        "items/part": {
          for: '["x"]',
          chart: {
            id: "part",
            initial: "open",
            states: {
              open: { on: { stop: "stopped" } },
              stopped: { meta: { suspends: { all: true } }, on: { on: "open" } },
            },
          },
          events: { stop: by, on: by },
          deadlines: { own: deadline() },
        },
      },
    },
  };
  const dues = (a: Acts) =>
    [
      a.world.get("a").main.deadlines["term"],
      a.world.get("a").main.deadlines["emergency"],
      a.item("a/part/x")?.deadlines["own"],
    ].map((one) => (one ? dayOf(one.due, "Europe/Amsterdam") : ""));
  test("every deadline of the instance stands still, those of items too, but for the one that is excepted", () => {
    const a = start(definition, "2026-03-02");
    expect(dues(a)).toEqual(["2026-03-05", "2026-03-05", "2026-03-05"]);
    a.do("a", "ann", "halt");
    a.day("2026-03-12");
    a.do("a", "ann", "goOn");
    expect(dues(a)).toEqual(["2026-03-15", "2026-03-05", "2026-03-15"]);
  });
  test("a state of an item makes the whole instance stand still as well", () => {
    const a = start(definition, "2026-03-02");
    a.do("a/part/x", "ann", "stop");
    a.day("2026-03-04");
    a.do("a/part/x", "ann", "on");
    expect(dues(a)).toEqual(["2026-03-07", "2026-03-07", "2026-03-07"]);
  });
});

describe("prefill", () => {
  const definition: Written = {
    forms: {
      note: { text: TEXT, day: DATE, names: NAMES },
      plan: { what: TEXT, on: DATE, who: NAMES, size: { type: "integer", absent: 0 } },
    },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "one",
          meta: { open: { note: by } },
          states: {
            one: {
              meta: {
                open: {
                  plan: {
                    by: ["owner", "desk"],
                    prefill: {
                      what: "case.note.text",
                      on: "case.note.day",
                      who: "case.note.names",
                      size: "size(case.note.names)",
                    },
                  },
                },
              },
            },
          },
        },
        sections: {
          note: { form: "t/note", read: { owner: true } },
          plan: { form: "t/plan", read: { owner: true, desk: true } },
        },
      },
    },
  };
  const suggested = (a: Acts, person: string) => {
    const { id, organisation } = a.world.person(person);
    return prefillOf(a.world.context("a"), { person: id, organisation }, a.unit("a"), "plan");
  };
  test("it suggests what it reads now and stores nothing; what is absent and what is filled in already is not suggested", () => {
    const a = start(definition);
    expect(suggested(a, "ann")).toEqual({ size: 0 });
    a.patch("a", "ann", { note: { text: "x", day: "2026-03-05", names: ["p", "q"] } });
    const { revision } = a.world.get("a");
    expect(suggested(a, "ann")).toEqual({ what: "x", on: "2026-03-05", who: ["p", "q"], size: 2 });
    expect([a.world.get("a").revision, a.world.contents("a").read(null, "plan")]).toEqual([revision, undefined]);
    a.patch("a", "ann", { plan: { what: "mine" } });
    expect(suggested(a, "ann")).toEqual({ on: "2026-03-05", who: ["p", "q"], size: 2 });
  });
  test("nothing is suggested out of what the writer may not read, nor to whom the section is not open", () => {
    const a = start(definition);
    a.patch("a", "ann", { note: { text: "secret", names: ["p"] } });
    expect([suggested(a, "desk"), suggested(a, "stranger")]).toEqual([{}, {}]);
  });
});
