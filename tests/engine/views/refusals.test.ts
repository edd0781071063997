/** What others refused of what was asked of them stands in the view of whoever the definition tells of it, and of nobody else. */

import { expect, test } from "vitest";
import { instanceView } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const process = written({
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        states: { one: { on: { ask: { actions: "askBoard" }, stop: { actions: "tellBoth" } } } },
      },
      events: { ask: by, stop: by },
      effects: {
        askBoard: { send: "hear", to: "items.seat", refused: ["tellDesk"] },
        tellDesk: { notify: ["desk"] },
        tellBoth: { notify: ["desk", "owner"] },
      },
      "items/seat": { link: { to: "board" }, add: by, chart: { id: "seat", initial: "on", states: { on: {} } } },
    },
    board: {
      machine: {
        id: "board",
        initial: "asleep",
        states: {
          asleep: { on: { "seat.added": { actions: [] }, hear: { target: "awake", guard: "rested" }, rest: "ready" } },
          ready: { on: { hear: "awake" } },
          awake: { on: { hear: "ready" } },
        },
      },
      events: { "seat.added": { from: ["case"] }, hear: { from: ["case"] }, rest: { by: ["desk"] } },
      facts: { rested: { is: "board.is.ready" } },
    },
  },
});

test("the desk is told with the far end's reason while the refusal stands; the owner, who is not told, is not", () => {
  const acts = new Acts(worldOf(process));
  acts.create("a");
  acts.create("b", "desk", "board");
  acts.add("a", "ann", "seat", { to: "b" });
  const refusals = (name: string) => {
    const { id, organisation } = acts.world.person(name);
    return instanceView(acts.world.context("a"), { person: id, organisation }).main.refusals;
  };
  expect(refusals("desk")).toEqual([]);
  expect(said(acts.do("a", "ann", "ask"))).toBe("accepted");
  expect(refusals("desk")).toEqual([
    {
      effect: "askBoard",
      address: "case.effects.tellDesk",
      reasons: [{ name: "rested", text: "board.facts.rested" }],
    },
  ]);
  expect(refusals("ann")).toEqual([]);
  acts.do("b", "desk", "rest");
  acts.do("a", "ann", "ask");
  expect(refusals("desk")).toEqual([]);
});

/** A board asks of every seat; a seat whose case holds no longer stands up by itself. */
const left = written({
  kinds: {
    board: {
      machine: {
        id: "board",
        initial: "on",
        states: { on: { on: { "seat.added": { actions: [] }, call: { actions: "askSeat" } } } },
      },
      events: { "seat.added": { from: ["case"] }, call: { by: ["desk"], pick: "seat" } },
      effects: { askSeat: { send: "rise", to: "[event.pick]", refused: ["tellDesk"] }, tellDesk: { notify: ["desk"] } },
    },
    case: {
      machine: { id: "case", initial: "one", states: { one: { on: { stop: "two" } }, two: {} } },
      // The desk knows of the case: of a case that it does not know of, the board would show it nothing.
      events: { stop: { by: ["owner", "desk"] } },
      facts: { holds: { is: "case.is.one" } },
      "items/seat": {
        link: { to: "board" },
        add: by,
        chart: {
          id: "seat",
          initial: "sits",
          states: {
            sits: { always: { guard: "!holds", target: "left" }, on: { rise: "stands" } },
            stands: {},
            left: { type: "final" },
          },
        },
        events: { rise: { from: ["board"] } },
      },
    },
  },
});

const deskOf = (acts: Acts) => {
  const { id, organisation } = acts.world.person("desk");
  return { person: id, organisation };
};
const boardFor = (acts: Acts) => instanceView(acts.world.context("b"), deskOf(acts));
function seated(): Acts {
  const acts = new Acts(worldOf(left));
  acts.create("b", "desk", "board");
  acts.create("a");
  acts.add("a", "ann", "seat", { to: "b" });
  return acts;
}

test("what was asked of an item that ended in that very moment is told with the state in which it ended, not as the end of all", () => {
  const acts = seated();
  // The call overtakes the news that the seat was left.
  let overtaken: string | undefined;
  acts.world.watch((id) => {
    if (id === "a" && acts.at("a") === "two") overtaken ??= said(acts.do("b", "desk", "call", undefined, "a/seat/b"));
  });
  acts.do("a", "ann", "stop");
  expect(overtaken).toBe("accepted");
  expect(boardFor(acts).main.refusals).toMatchObject([
    { effect: "askSeat", reasons: [{ name: "ended", text: "case.items.seat.states.left" }] },
  ]);
});

test("what is known to have left is refused at once, with where it is, and is no longer offered", () => {
  const acts = seated();
  const offered = () => boardFor(acts).main.events.find(({ event }) => event === "call")?.pick?.choices.length;
  expect(offered()).toBe(1);
  acts.do("a", "ann", "stop");
  expect(offered()).toBe(0);
  const revision = acts.world.get("b").revision;
  expect(acts.do("b", "desk", "call", undefined, "a/seat/b")).toMatchObject({
    outcome: "rejected",
    rejection: { code: "not-possible-now", reasons: [{ name: "left", text: "case.items.seat.states.left" }] },
  });
  expect(acts.world.get("b").revision).toBe(revision);
  expect(boardFor(acts).main.refusals).toEqual([]);
});

test("what goes on, but in a state that does not take what would be asked, is refused at once too", () => {
  const acts = seated();
  expect(said(acts.do("b", "desk", "call", undefined, "a/seat/b"))).toBe("accepted");
  expect(acts.at("a/seat/b")).toBe("stands");
  expect(said(acts.do("b", "desk", "call", undefined, "a/seat/b"))).toBe("not-possible-now: stands");
});

test.each(["constructor", "__proto__", "toString"])(
  "what every object has is nothing that can be picked: %s",
  (name) => {
    const acts = seated();
    const sent = acts.world.send("b", acts.world.person("desk"), {
      type: "SendEvent",
      unit: [],
      event: "call",
      confirmed: true,
      pick: name,
    });
    expect(sent).toMatchObject({ outcome: "rejected", rejection: { code: "bad-command" } });
  },
);
