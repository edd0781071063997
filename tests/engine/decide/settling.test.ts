/** How a document comes to rest (docs/format/settling.md). Over 300 lines: one rule of that page after the other. */

import { describe, expect, test } from "vitest";
import { isEnded } from "../../../engine/state/unfinished.ts";
import { Acts, said } from "../../support/acts.ts";
import { NAMES, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const start = (definition: Written, settings = {}) => {
  const acts = new Acts(worldOf(written(definition), "2026-03-02", settings));
  expect(said(acts.create("a"))).toBe("accepted");
  return acts;
};
const note = { form: "t/note", read: { owner: true } };
const NOTE = { note: { text: TEXT, names: NAMES } };
const by = { by: ["owner"] };

describe("events and charts", () => {
  const item = {
    for: '["x", "y"]',
    chart: { id: "part", initial: "open", states: { open: { on: { go: "gone" } }, gone: {} } },
    events: { go: by },
  };
  const definition: Written = {
    kinds: {
      case: {
        machine: { id: "case", initial: "one", states: { one: { on: { go: "two" } }, two: {} } },
        events: { go: by },
        "items/part": item,
      },
    },
  };

  test("1: an event goes only to the chart it is addressed to, though every chart of the document knows its name", () => {
    const a = start(definition);
    expect(said(a.do("a/part/x", "ann", "go"))).toBe("accepted");
    expect([a.at("a"), a.at("a/part/x"), a.at("a/part/y")]).toEqual(["one", "gone", "open"]);
    a.do("a", "ann", "go");
    expect([a.at("a"), a.at("a/part/y")]).toEqual(["two", "open"]);
  });
});

describe("order within one commit", () => {
  const definition: Written = {
    forms: NOTE,
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          meta: { open: { note: by } },
          states: {
            draft: { on: { send: { target: "work", guard: "filled" } } },
            work: {
              initial: "waiting",
              states: { waiting: {}, busy: {}, ready: {} },
              always: [
                { guard: "allDone", target: ".ready" },
                { guard: "someDone", target: ".busy" },
                { target: ".waiting" },
              ],
            },
          },
        },
        events: { send: { ...by, fill: "note" } },
        sections: { note },
        facts: {
          filled: { is: 'case.note.text != ""' },
          allDone: { is: "size(items.part) > 0 && items.part.all(p, p.is.done)" },
          someDone: { is: "items.part.exists(p, p.is.done)" },
          finished: { is: "case.is.ready" },
        },
        "items/part": {
          for: "case.note.names",
          chart: {
            id: "part",
            initial: "open",
            states: { open: { always: { guard: "quick", target: "done" }, on: { do: "done" } }, done: {} },
          },
          events: { do: by },
          facts: { quick: { is: 'item.key.startsWith("q")' } },
        },
      },
    },
  };

  test("2: what an event fills is there for its guard, the keys it names become items, and items rest before the main chart asks its own way on", () => {
    const a = start(definition);
    expect(said(a.do("a", "ann", "send"))).toBe("not-yet: filled");
    expect(said(a.do("a", "ann", "send", { text: "x", names: ["q1", "q2"] }))).toBe("accepted");
    expect([a.at("a/part/q1"), a.at("a/part/q2"), a.at("a")]).toEqual(["done", "done", "work.ready"]);
    expect(a.fact("a", "finished")).toBe(true);
  });
  test("2: a definition that never comes to rest is refused after a hundred rounds, and nothing is written", () => {
    const a = start({
      kinds: {
        case: {
          machine: {
            id: "case",
            initial: "still",
            states: {
              still: { on: { spin: "left" } },
              left: { always: { guard: "turning", target: "right" } },
              right: { always: { guard: "turning", target: "left" } },
            },
          },
          events: { spin: by },
          facts: { turning: { is: "case.is.left || case.is.right" } },
        },
      },
    });
    expect(said(a.do("a", "ann", "spin"))).toBe("unsettled");
    expect([a.at("a"), a.world.get("a").revision]).toEqual(["still", 1]);
  });
  test("3: an always sees what the step just did: a state that asks for its own entry is not asked with the facts of before", () => {
    const a = start({
      kinds: {
        case: {
          machine: {
            id: "case",
            initial: "one",
            states: {
              one: { on: { go: "two" } },
              two: { always: [{ guard: "wasHere", target: "three" }, { target: "wrong" }] },
              three: {},
              wrong: {},
            },
          },
          events: { go: by },
          facts: { wasHere: { is: "has(case.since.two)" } },
        },
      },
    });
    a.do("a", "ann", "go");
    expect(a.at("a")).toBe("three");
  });
  test("4: the first always that holds wins, and one whose state is active already changes nothing and fires nothing", () => {
    const a = start(definition);
    a.do("a", "ann", "send", { text: "x", names: ["s1", "s2"] });
    expect(a.at("a")).toBe("work.waiting");
    const since = a.world.get("a").main.since["waiting"];
    a.do("a/part/s1", "ann", "do");
    expect(a.at("a")).toBe("work.busy");
    a.do("a/part/s2", "ann", "do");
    expect(a.at("a")).toBe("work.ready");
    expect(a.world.get("a").main.since["waiting"]).toBe(since);
  });
  test("5: items read each other as facts, so one change that reaches all of them ends the same whichever steps first", () => {
    const items = {
      for: '["k1", "k2", "k3"]',
      chart: {
        id: "part",
        initial: "live",
        states: { live: { on: { stop: "over" }, always: { guard: "anyOver", target: "over" } }, over: {} },
      },
      events: { stop: by },
      facts: { anyOver: { is: "items.part.exists(p, p.is.over)" } },
    };
    const a = start({
      kinds: { case: { machine: { id: "case", initial: "one", states: { one: {} } }, "items/part": items } },
    });
    a.do("a/part/k2", "ann", "stop");
    expect(["k1", "k2", "k3"].map((key) => a.at(`a/part/${key}`))).toEqual(["over", "over", "over"]);
  });
});

describe("facts", () => {
  test("6: a fact always has a value: what reads something absent is its `else`, and a gate without one is shut the same way in a guard and in an expression", () => {
    const a = start({
      forms: { plan: { day: { type: "string", format: "date" } } },
      kinds: {
        case: {
          machine: {
            id: "case",
            initial: "one",
            meta: { open: { plan: by } },
            states: {
              one: { on: { plain: { target: "two", guard: "early" }, turned: { target: "two", guard: "!early" } } },
              two: {},
            },
          },
          events: { plain: by, turned: by },
          sections: { plan: { form: "t/plan", read: { owner: true } } },
          facts: {
            early: { is: 'case.plan.day < "2026-01-01"' },
            notEarly: { is: "!early" },
            year: { is: "size(case.plan.day)", else: "0" },
          },
        },
      },
    });
    expect([a.fact("a", "early"), a.fact("a", "notEarly"), a.fact("a", "year")]).toEqual([false, true, 0n]);
    expect(said(a.do("a", "ann", "plain"))).toBe("not-yet: early");
    expect(said(a.do("a", "ann", "turned"))).toBe("accepted");
  });
  test("7: `since` is the instant of the commit, kept after the state is left, and absent for a state never entered", () => {
    const a = start({
      kinds: {
        case: {
          machine: {
            id: "case",
            initial: "one",
            states: { one: { on: { go: "two" } }, two: { on: { on: "three" } }, three: {} },
          },
          events: { go: by, on: by },
          facts: {
            two: { is: "has(case.since.two)" },
            three: { is: "has(case.since.three)" },
            sameDay: { is: 'day(case.since.two) == "2026-03-03"' },
          },
        },
      },
    });
    a.day("2026-03-03");
    a.do("a", "ann", "go");
    const instant = a.world.get("a").main.since["two"];
    expect(instant).toBe(a.world.now);
    a.day("2026-03-05");
    expect([a.fact("a", "two"), a.fact("a", "three"), a.fact("a", "sameDay")]).toEqual([true, false, true]);
    a.do("a", "ann", "on");
    expect([a.world.get("a").main.since["two"], a.fact("a", "two"), a.fact("a", "three")]).toEqual([
      instant,
      true,
      true,
    ]);
  });
});

describe("leaving, ending, resuming", () => {
  const definition: Written = {
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "run",
          states: {
            run: {
              initial: "first",
              on: { pause: "paused", end: "ended", stop: "stopped" },
              states: {
                first: { on: { next: "second" } },
                second: {},
                back: { type: "history" },
              },
            },
            paused: { on: { resume: "run.back" } },
            ended: { tags: ["end"], on: { reopen: "run" } },
            stopped: { type: "final" },
          },
        },
        events: { next: by, pause: by, resume: by, end: by, stop: by, reopen: by },
        "items/tied": {
          for: '["k"]',
          chart: {
            id: "tied",
            initial: "live",
            states: {
              live: { on: { cut: "cut" }, always: { guard: "over", target: "off" } },
              off: { always: { guard: "!over", target: "live" } },
              cut: {},
            },
          },
          events: { cut: by },
          facts: { over: { is: "case.is.ended || case.is.stopped" } },
        },
        "items/loose": {
          for: '["k"]',
          chart: { id: "loose", initial: "live", states: { live: { on: { cut: "cut" } }, cut: {} } },
          events: { cut: by },
        },
      },
    },
  };
  test("8: leaving a main state does nothing to an item by itself: only its own always does", () => {
    const a = start(definition);
    a.do("a", "ann", "end");
    expect([a.at("a"), a.at("a/tied/k"), a.at("a/loose/k")]).toEqual(["ended", "off", "live"]);
    expect(isEnded(a.unit("a"))).toBe(true);
    expect(said(a.do("a/loose/k", "ann", "cut"))).toBe("accepted");
    expect(said(a.do("a", "ann", "reopen"))).toBe("accepted");
    expect([a.at("a"), a.at("a/tied/k")]).toEqual(["run.first", "live"]);
  });
  test("8: after a top-level final state only reading is left, for items too", () => {
    const a = start(definition);
    a.do("a", "ann", "stop");
    expect(a.at("a/tied/k")).toBe("off");
    expect([said(a.do("a", "ann", "reopen")), said(a.do("a/loose/k", "ann", "cut"))]).toEqual(["ended", "ended"]);
  });
  test("17: history is kept as names of states, and resuming comes back where it was", () => {
    const a = start(definition);
    a.do("a", "ann", "next");
    a.do("a", "ann", "pause");
    expect(a.world.get("a").main.chart.history).toEqual({ back: ["second"] });
    a.do("a", "ann", "resume");
    expect(a.at("a")).toBe("run.second");
  });
  test("8b: an event that leaves everything as it was is refused", () => {
    const a = start({
      kinds: {
        case: {
          machine: {
            id: "case",
            initial: "one",
            states: { one: { on: { nudge: { actions: [] }, poke: { actions: "tell" }, stay: "one" } } },
          },
          events: { nudge: by, poke: by, stay: by },
          effects: { tell: { notify: ["desk"] } },
        },
      },
    });
    const before = a.world.get("a");
    expect([said(a.do("a", "ann", "nudge")), said(a.do("a", "ann", "stay"))]).toEqual([
      "nothing-changes",
      "nothing-changes",
    ]);
    expect(a.world.get("a")).toBe(before);
    expect(said(a.do("a", "ann", "poke"))).toBe("accepted");
  });
  test("17: a finished region still takes events, and onDone comes before always", () => {
    const a = start({
      kinds: {
        case: {
          machine: {
            id: "case",
            initial: "both",
            states: {
              both: {
                type: "parallel",
                onDone: "closed",
                always: { guard: "leftDone", target: "early" },
                states: {
                  left: { initial: "l1", states: { l1: { on: { left: "l2" } }, l2: { type: "final" } } },
                  right: {
                    initial: "r1",
                    states: { r1: { on: { right: "r2" } }, r2: { type: "final" } },
                    on: { tell: { actions: "tell" } },
                  },
                },
              },
              early: {},
              closed: {},
            },
          },
          events: { left: by, right: by, tell: by },
          effects: { tell: { notify: ["desk"] } },
          facts: { leftDone: { is: "case.is.l2" } },
        },
      },
    });
    a.do("a", "ann", "right");
    expect(said(a.do("a", "ann", "tell"))).toBe("accepted");
    a.do("a", "ann", "left");
    expect(a.at("a")).toBe("closed");
  });
});
