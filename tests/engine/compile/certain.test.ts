/** What a definition says and can never come true, or is undone at once: told before anybody plays it (docs/format/settling.md). Over 300 lines: one table of sure faults. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { DATE, filesOf, TEXT, type Written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const desk = { by: ["desk"] };
type Shape = Record<string, unknown>;
const told = (definition: Written, code: string) =>
  publish({ root: "workflows/t", files: filesOf(definition) }).findings.filter((one) => one.code === code);

describe("a term that can never start (2.15)", () => {
  const definition = (deadline: Shape, machine: Shape = {}, more: Shape = {}): Written => ({
    forms: { plan: { day: DATE } },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          states: {
            draft: { on: { send: "check" } },
            check: { on: { accept: "running" } },
            running: { meta: { open: { plan: by } }, on: { close: "closed" } },
            closed: { meta: { open: { after: by } } },
          },
          ...machine,
        },
        events: { send: by, accept: by, close: by },
        sections: {
          plan: { form: "t/plan", read: { owner: true } },
          after: { form: "t/plan", read: { owner: true } },
        },
        facts: { going: { is: "case.is.check" }, ...(more["facts"] as object) },
        deadlines: { term: { due: "5", unit: "day", ladder: {}, ...deadline } },
      },
    },
  });
  test.each<[string, Shape]>([
    ["the start is when a later state was entered", { while: "case.is.check", from: "case.since.closed" }],
    ["the start stands in a section that is filled later", { while: "case.is.check", from: "case.plan.day" }],
    ["said through a fact", { while: "going", from: "case.after.day" }],
    ["with more beside it", { while: 'case.is.draft && settings_ == ""', from: "case.plan.day" }],
  ])("%s", (_, deadline) => {
    const shape = definition({
      ...deadline,
      while: String(deadline["while"]).replace('settings_ == ""', "has(case.since.draft)"),
    });
    expect(told(shape, "term-never-starts")).toEqual([
      expect.objectContaining({
        severity: "error",
        file: "workflows/t/case/deadlines.json",
        pointer: "/term/from",
        remedy: expect.any(String),
      }),
    ]);
  });
  test.each<[string, Shape, Shape?]>([
    ["an earlier state", { while: "case.is.running", from: "case.since.check" }],
    ["the state itself", { while: "case.is.running", from: "case.since.running" }],
    ["a section that is open there", { while: "case.is.running", from: "case.plan.day" }],
    ["a section filled before", { while: "case.is.closed", from: "case.plan.day" }],
    ["one of several states", { while: "case.is.check || case.is.running", from: "case.plan.day" }],
    ["no state is asked", { while: "true", from: "case.after.day" }],
    [
      "a way back",
      { while: "case.is.check", from: "case.plan.day" },
      {
        states: {
          draft: { on: { send: "check" } },
          check: { on: { accept: "running" } },
          running: { meta: { open: { plan: by } }, on: { close: "closed", send: "check" } },
          closed: { meta: { open: { after: by } } },
        },
      },
    ],
  ])("%s is fine", (_, deadline, machine = {}) => {
    expect(told(definition(deadline, machine), "term-never-starts")).toEqual([]);
  });
});

describe("an event that is undone at once (2.8b)", () => {
  const definition = (states: Shape, facts: Shape = {}, more: Shape = {}): Written => ({
    forms: { note: { text: TEXT, crisis: { type: "boolean", absent: false } } },
    kinds: {
      case: {
        machine: { id: "case", initial: "run", meta: { open: { note: by } }, states },
        events: { alarm: { ...by, ...more }, calm: { ...by, ...more } },
        sections: { note: { form: "t/note", read: { owner: true } } },
        facts: { loud: { is: "case.note.crisis" }, ended: { is: 'case.note.text == "end"' }, ...facts },
      },
    },
  });
  const picked = (ways: readonly Shape[]) => ({
    run: {
      initial: "open",
      states: { open: { on: { alarm: "crisis" } }, crisis: { on: { calm: "open" } }, over: {} },
      always: ways,
    },
  });
  const pointer = "/states/run/states/open/on/alarm";
  test("the parent picked the state that is left, and what it asks has not changed", () => {
    const [found] = told(definition(picked([{ guard: "ended", target: ".over" }, { target: ".open" }])), "turned-back");
    expect(found).toMatchObject({ severity: "error", file: "workflows/t/case/machine.json", pointer });
  });
  test("the state it leads to leads straight back", () => {
    const states = {
      run: { on: { alarm: "crisis" } },
      crisis: { always: "run", on: { calm: "run" } },
    };
    expect(told(definition(states), "turned-back")).toEqual([
      expect.objectContaining({ pointer: "/states/run/on/alarm" }),
    ]);
  });
  test("the state it leads to leads back on what the way itself asked", () => {
    const states = {
      run: { on: { alarm: { target: "crisis", guard: "loud" } } },
      crisis: { always: { guard: "loud", target: "run" }, on: { calm: "run" } },
    };
    expect(told(definition(states), "turned-back").length).toBe(1);
  });
  test.each<[string, Written]>([
    [
      "the event fills what the parent asks",
      definition(picked([{ guard: "loud", target: ".crisis" }, { target: ".open" }]), {}, { fill: "note" }),
    ],
    [
      "what the parent asks looks at the states",
      definition(picked([{ guard: "inCrisis", target: ".crisis" }, { target: ".open" }]), {
        inCrisis: { is: "case.is.crisis" },
      }),
    ],
    [
      "a way back that may be shut",
      definition({
        run: { on: { alarm: "crisis" } },
        crisis: { always: { guard: "loud", target: "run" }, on: { calm: "run" } },
      }),
    ],
    ["the parent picks no state for good", definition(picked([{ guard: "ended", target: ".over" }]))],
  ])("%s: fine", (_, shape) => {
    expect(told(shape, "turned-back")).toEqual([]);
  });
});

describe("a request to somebody who never takes it (2.13)", () => {
  const definition = (send: string, to: string, pick = false): Written => ({
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "one",
          states: { one: { on: { close: "closed", ask: { actions: "tellThere" } } }, closed: {} },
        },
        events: { close: { from: ["board"] }, ask: by },
        effects: { tellThere: { send: "hear", to: "items.seat" } },
        "items/seat": {
          link: { to: "board" },
          add: by,
          chart: { id: "seat", initial: "on", states: { on: { on: { call: "called" } }, called: {} } },
          events: { call: { from: ["board"] } },
        },
      },
      board: {
        machine: {
          id: "board",
          initial: "idle",
          states: {
            idle: { on: { "seat.added": { actions: [] }, hear: "heard", go: { actions: "send" } } },
            heard: {},
          },
        },
        events: {
          "seat.added": { from: ["case"] },
          hear: { from: ["case"] },
          go: { ...desk, ...(pick ? { pick: "seat" } : {}) },
        },
        effects: { send: { send, to } },
      },
    },
  });
  test.each<[string, string, string, boolean?]>([
    ["an event of the instance, sent to its items", "close", "incoming.seat"],
    ["an event of an item, sent to the instance", "call", "incoming.seat.map(s, s.owner)"],
    ["the picked one, by its item", "close", "[event.pick]", true],
    ["the picked one, by its owner", "call", "[event.pick.owner]", true],
  ])("%s", (_, send, to, pick) => {
    expect(told(definition(send, to, pick), "request-not-taken")).toEqual([
      expect.objectContaining({ severity: "error", file: "workflows/t/board/effects.json", pointer: "/send/send" }),
    ]);
  });
  test.each<[string, string, boolean?]>([
    ["call", "incoming.seat"],
    ["call", "incoming.seat.filter(s, s.accepted)"],
    ["close", "incoming.seat.map(s, s.owner)"],
    ["call", "[event.pick]", true],
    ["close", "[event.pick.owner]", true],
  ])("%s to %s is fine", (send, to, pick) => {
    expect(told(definition(send, to, pick), "request-not-taken")).toEqual([]);
  });
});

describe("an event that is forbidden wherever a chart names it", () => {
  const definition = (chart: Shape): Written => ({
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          states: { draft: { on: { send: "check", "place.added": { actions: [] } } }, check: chart },
        },
        events: { send: by, note: by, "place.added": { from: ["other"] } },
      },
      other: {
        machine: { id: "other", initial: "open", states: { open: { meta: { awaits: {} } } } },
        "items/place": {
          link: { to: "case" },
          add: by,
          chart: { id: "place", initial: "there", states: { there: {} } },
        },
      },
    },
  });
  test("is taken by nobody, and the way to take it without going anywhere is told", () => {
    expect(told(definition({ on: { note: {} } }), "event-nobody-takes")).toEqual([
      expect.objectContaining({
        severity: "error",
        file: "workflows/t/case/events.json",
        pointer: "/note",
        remedy: expect.stringContaining('{ "actions": [] }'),
      }),
    ]);
  });
  test("is told of a link that asks it as well", () => {
    const files = filesOf(definition({ on: { note: { actions: [] } } }));
    const machine = "workflows/t/case/machine.json";
    files.set(machine, (files.get(machine) ?? "").replace('{"actions":[]}', "{}"));
    const { findings } = publish({ root: "workflows/t", files });
    const errors = findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["event-nobody-takes", "/place.added"],
      ["link-not-answered", "/link/to"],
    ]);
    for (const { remedy } of errors) expect(remedy).toContain('{ "actions": [] }');
  });
  test("may be forbidden in one state and taken in another", () => {
    const states = { on: { note: {}, send: "done" } };
    const one = definition(states);
    const machine = one.kinds["case"]?.["machine"] as { states: Record<string, unknown> };
    machine.states["done"] = { on: { note: { actions: [] } } };
    expect(told(one, "event-nobody-takes")).toEqual([]);
  });
});

describe("a history state", () => {
  const definition = (states: Shape): Written => ({
    kinds: { case: { machine: { id: "case", initial: "draft", states }, events: { send: by, back: by } } },
  });
  const away = { away: { on: { back: "was" } } };
  test("at the top of a chart remembers nothing: the chart itself is never left", () => {
    const states = { draft: { on: { send: "away" } }, ...away, was: { type: "history", target: "draft" } };
    expect(told(definition(states), "remembers-nothing")).toEqual([
      expect.objectContaining({ severity: "warning", pointer: "/states/was", file: "workflows/t/case/machine.json" }),
    ]);
  });
  test("in a state that is left remembers", () => {
    const inner = { one: { on: { send: "two" } }, two: {}, was: { type: "history" } };
    const states = {
      draft: { initial: "one", on: { send: "away" }, states: inner },
      away: { on: { back: "draft.was" } },
    };
    expect(told(definition(states), "remembers-nothing")).toEqual([]);
  });
});

describe("a tag that nothing asks for", () => {
  const definition = (tag: string): Written => ({
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          states: { draft: { tags: ["live"], on: { send: "sent" } }, sent: { tags: [tag] } },
        },
        events: { send: by },
        facts: { running: { is: "case.has.live" } },
      },
    },
  });
  test.each([
    ["liv", 'Did you mean "live"?'],
    ["ends", 'Did you mean "end"?'],
  ])("%s is a slip of the pen", (tag, remedy) => {
    expect(told(definition(tag), "unknown-tag")).toEqual([
      expect.objectContaining({ severity: "warning", pointer: "/states/sent/tags/0", remedy }),
    ]);
  });
  test.each(["live", "end", "blue"])("%s may stand there", (tag) => {
    expect(told(definition(tag), "unknown-tag")).toEqual([]);
  });
});

describe("what does nothing", () => {
  const definition = (effects: Shape, rung: Shape): Written => ({
    forms: { plan: { day: DATE } },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          states: { draft: { on: { send: { target: "sent", actions: "keep" } } }, sent: { tags: ["end"] } },
        },
        events: { send: by },
        sections: { plan: { form: "t/plan", read: { owner: true } } },
        effects,
        deadlines: { term: { while: "case.is.draft", due: "5", unit: "day", ladder: { late: rung } } },
      },
    },
  });
  const record = { keep: { record: "plan", with: { day: '"2026-03-02"' } }, tell: { notify: ["desk"] } };
  const rung = { at: 0, effects: ["tell"] };
  test("a record without anything to record", () => {
    const empty = { ...record, keep: { record: "plan" } };
    expect(told(definition(empty, rung), "nothing-recorded")).toEqual([
      expect.objectContaining({ severity: "error", pointer: "/keep/record" }),
    ]);
    expect(told(definition(record, rung), "nothing-recorded")).toEqual([]);
  });
  test("a rung at which nothing happens", () => {
    expect(told(definition(record, { at: 0 }), "empty-rung")).toEqual([
      expect.objectContaining({ severity: "warning", pointer: "/term/ladder/late" }),
    ]);
    expect(told(definition(record, rung), "empty-rung")).toEqual([]);
  });
});

describe("what comes to nobody", () => {
  const item = { chart: { id: "part", initial: "on", states: { on: { on: { stop: "off" } }, off: {} } } };
  const definition = (part: Shape, effects: Shape = {}, events: Shape = {}): Written => ({
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          states: { draft: { on: { send: { target: "sent", actions: "ask" } } }, sent: { tags: ["end"] } },
        },
        events: { send: by, ...events },
        effects: { ask: { notify: ["desk"] }, ...effects },
        "items/part": { events: { stop: by }, ...item, ...part },
      },
    },
  });
  const CASE = "workflows/t/case/";
  /** Everything that is found in the files of the case. */
  const all = (one: Written) =>
    publish({ root: "workflows/t", files: filesOf(one) })
      .findings.filter(({ file }) => file.startsWith(CASE))
      .map((found) => [found.severity, found.code, `${found.file.replace(CASE, "")}${found.pointer}`]);
  test("an item that nothing makes", () => {
    expect(all(definition({}))).toEqual([["error", "item-nobody-makes", "items/part.json/chart"]]);
    expect(all(definition({ add: by }))).toEqual([]);
    expect(all(definition({ for: '["x"]' }))).toEqual([]);
  });
  test("a holder where nothing says whose it is", () => {
    const held = { add: by, events: { stop: { by: ["owner", "holder"] } } };
    expect(all(definition(held))).toEqual([["warning", "no-holder", "items/part.json/events/stop/by/1"]]);
    expect(all(definition({ ...held, holder: "item.key" }))).toEqual([]);
    expect(all(definition({ add: by }, { ask: { notify: ["holder"] } }))).toEqual([
      ["warning", "no-holder", "effects.json/ask/notify/0"],
    ]);
  });
  test("a request without addressees", () => {
    expect(all(definition({ add: by }, { ask: { send: "stop" } }))).toContainEqual([
      "error",
      "missing-key",
      "effects.json/ask",
    ]);
  });
  test("what is picked where nothing is", () => {
    const ask = { ask: { send: "stop", to: "[event.pick]" } };
    const place = { link: { to: "case" }, add: by, events: { stop: { by: ["owner"], from: ["case"] } } };
    const added = { "part.added": { from: ["case"] } };
    const told = (events: Shape) => all(definition(place, ask, events)).filter(([, code]) => code === "nothing-picked");
    expect(told(added)).toEqual([["error", "nothing-picked", "effects.json/ask/to"]]);
    expect(told({ ...added, send: { by: ["owner"], pick: "part" } })).toEqual([]);
  });
});

describe("a fact that lists states one by one", () => {
  const definition = (is: string): Written => ({
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "a",
          states: { a: { on: { send: "b" } }, b: { on: { send: "c" } }, c: { tags: ["late"], on: { send: "a" } } },
        },
        events: { send: by },
        facts: { busy: { is } },
        "items/part": {
          add: by,
          chart: { id: "part", initial: "x", states: { x: { on: { go: "y" } }, y: { on: { go: "z" } }, z: {} } },
          events: { go: by },
        },
      },
    },
  });
  test.each([
    ["case.is.a || case.is.b || case.is.c", "3 states of case: a, b, c"],
    ["items.part.exists(p, p.is.x || p.is.y || p.is.z)", "3 states of items.part: x, y, z"],
  ])("%s: a tag would count what a variant adds", (is, message) => {
    expect(told(definition(is), "lists-states")).toEqual([
      expect.objectContaining({ severity: "hint", pointer: "/busy/is", message: expect.stringContaining(message) }),
    ]);
  });
  test.each([
    "case.is.a || case.is.b",
    "case.has.late || case.is.a || case.is.b",
    "case.is.a && items.part.exists(p, p.is.x || p.is.y)",
  ])("%s is fine", (is) => {
    expect(told(definition(is), "lists-states")).toEqual([]);
  });
});

describe("a way behind one that asks nothing", () => {
  const definition = (ways: readonly Shape[]): Written => ({
    kinds: {
      case: {
        machine: { id: "case", initial: "draft", states: { draft: { on: { send: ways } }, one: {}, two: {} } },
        events: { send: by },
        facts: { ready: { is: "!case.is.two" } },
      },
    },
  });
  test("is never taken", () => {
    const ways = [{ target: "one" }, { target: "two", guard: "ready" }];
    expect(told(definition(ways), "way-never-taken")).toEqual([
      expect.objectContaining({ severity: "warning", pointer: "/states/draft/on/send/1" }),
    ]);
    expect(told(definition([...ways].reverse()), "way-never-taken")).toEqual([]);
  });
});
