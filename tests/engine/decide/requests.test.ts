/** Between documents: who acted goes along, several addressees, what was dropped, and who is told (docs/format/effects.md). */

import { describe, expect, test } from "vitest";
import { decide } from "../../../engine/decide/index.ts";
import type { Command, Effect } from "../../../engine/state/types.ts";
import { Acts, said } from "../../support/acts.ts";
import { NAMES, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const desk = { by: ["desk"] };
/** A case asks a board to advise and to confirm; nobody may confirm what he advised himself. */
const definition: Written = {
  forms: { word: { text: TEXT }, shut: { people: NAMES, stop: { type: "boolean", absent: false } } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { shut: by } },
        states: {
          one: {
            on: {
              advise: { actions: "askAdvise" },
              confirm: { actions: "askConfirm" },
              askAll: { actions: "askAll" },
              tell: { actions: ["tellDesk", "tellOwner"] },
            },
          },
        },
      },
      events: { advise: { by: ["owner", "desk"] }, confirm: { by: ["owner", "desk"] }, askAll: by, tell: by },
      sections: { shut: { form: "t/shut", read: { owner: true } } },
      facts: {
        barred: { is: "case.shut.people" },
        going: { is: "!case.shut.stop" },
        allAnswer: { is: "case.sent.askAll.answer", else: '""' },
        refuser: { is: "case.sent.askAll.refusedBy", else: '""' },
        reasons: { is: "case.sent.askAll.why", else: "[]" },
      },
      effects: {
        askAdvise: { send: "advise", to: "items.seat" },
        askConfirm: { send: "confirm", to: "items.seat" },
        askAll: { send: "hear", to: "items.seat", needs: ["going"], accepted: ["tellOwner"], refused: ["tellDesk"] },
        tellDesk: { notify: ["desk"] },
        tellOwner: { notify: ["owner"] },
      },
      access: { exclude: { objection: "barred" } },
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
        states: {
          idle: {
            on: {
              "seat.added": { actions: [] },
              advise: "advised",
              hear: { target: "heard", guard: "awake" },
              doze: "asleep",
            },
          },
          advised: {
            on: { "seat.added": { actions: [] }, confirm: "confirmed", hear: { target: "heard", guard: "awake" } },
          },
          confirmed: {},
          heard: {},
          asleep: { on: { hear: { target: "heard", guard: "awake" } } },
        },
      },
      events: {
        "seat.added": { from: ["case"] },
        advise: { from: ["case"] },
        confirm: { from: ["case"], by: ["desk"], notBy: ["advise"] },
        hear: { from: ["case"] },
        doze: desk,
      },
      facts: { awake: { is: "!board.is.asleep" } },
    },
  },
};
function start(...boards: readonly string[]) {
  const a = new Acts(worldOf(written(definition)));
  a.create("a");
  for (const board of boards) {
    expect(said(a.create(board, "desk", "board"))).toBe("accepted");
    expect(said(a.add("a", "ann", "seat", { to: board }))).toBe("accepted");
  }
  return a;
}

describe("notBy", () => {
  test("13: the acting person goes along with a request: who advised in one document cannot confirm through another", () => {
    const a = start("b");
    expect(said(a.do("a", "ann", "advise"))).toBe("accepted");
    expect([a.at("b"), a.world.get("b").main.sentBy["advise"]?.id]).toEqual(["advised", "ann"]);
    a.do("a", "ann", "confirm");
    expect([a.at("b"), a.world.get("a").main.sent["askConfirm"]]).toMatchObject([
      "advised",
      { answer: "refused", why: ["not-by-the-same-person"] },
    ]);
    a.do("a", "desk", "confirm");
    expect([a.at("b"), a.world.get("a").main.sent["askConfirm"]?.answer]).toEqual(["confirmed", "accepted"]);
  });
  test("13: who advised there through a request cannot confirm there with his own hand, another can", () => {
    const a = start("b");
    a.world.assign("desk", "second");
    a.do("a", "desk", "advise");
    expect(said(a.do("b", "desk", "confirm"))).toBe("not-by-the-same-person");
    expect(said(a.do("b", "second", "confirm"))).toBe("accepted");
  });
});

describe("several addressees", () => {
  test("14: the answer is out until all have answered, refused when one refuses with who and why, and the effects fire once", () => {
    const a = start("b", "c", "d");
    a.do("c", "desk", "doze");
    expect(said(a.do("a", "ann", "askAll"))).toBe("accepted");
    expect([a.at("b"), a.at("c"), a.at("d")]).toEqual(["heard", "asleep", "heard"]);
    expect([a.fact("a", "allAnswer"), a.fact("a", "refuser"), a.fact("a", "reasons")]).toEqual([
      "refused",
      "c",
      ["awake"],
    ]);
    expect(a.world.log.filter((line) => line.startsWith("tell"))).toEqual(["tellDesk from a"]);
    expect(a.world.get("a").main.sent["askAll"]?.waiting).toBe(0);
  });
  test("14: accepted only when the last has accepted, and its effects fire then", () => {
    const a = start("b", "c");
    a.do("a", "ann", "askAll");
    const answers = a.world.recorded.filter(({ command }) => command.type === "Answer" && command.answer.effect);
    expect(answers.length).toBe(2);
    expect(a.fact("a", "allAnswer")).toBe("accepted");
    expect(a.world.log.filter((line) => line.startsWith("tell"))).toEqual(["tellOwner from a"]);
  });
  test("14: nobody to ask is `none`: neither the one effect nor the other fires", () => {
    const a = start();
    expect(said(a.do("a", "ann", "askAll"))).toBe("accepted");
    expect([a.fact("a", "allAnswer"), a.fact("a", "refuser"), a.world.log]).toEqual(["none", "", []]);
  });
  test("14: a request that its gate drops at the sending is answered: refused, with the gate as reason, and does not stay out", () => {
    const a = start("b");
    a.patch("a", "ann", { shut: { stop: true } });
    a.do("a", "ann", "askAll");
    expect([a.at("b"), a.fact("a", "allAnswer"), a.fact("a", "reasons")]).toEqual(["idle", "refused", ["going"]]);
  });
  test("14: an answer to what was sent before is not taken for one to what was sent after it", () => {
    const a = start("b");
    a.do("a", "ann", "askAll");
    const first = a.world.recorded.find(({ command }) => command.type === "Answer" && command.answer.effect);
    a.do("a", "ann", "askAll");
    if (first?.command.type !== "Answer") throw new Error("There is no answer.");
    // `b` has heard and refuses now; the first answer, delivered once more, changes nothing.
    expect(a.world.get("a").main.sent["askAll"]?.answer).toBe("refused");
    const { answer } = first.command;
    expect(said(a.world.send("a", a.world.person("ann"), { type: "Answer", answer }))).toBe("not-found");
  });
});

describe("notices", () => {
  test("11: a notice whose only receiver is shut out is a visible failure, and another notice is not touched by it", () => {
    const a = start();
    a.patch("a", "ann", { shut: { people: ["desk"] } });
    a.do("a", "ann", "tell");
    expect(a.world.log).toEqual(["tellDesk from a: no receiver", "tellOwner from a"]);
  });
  test("11: with one more in the same function the notice goes to that one", () => {
    const a = start();
    a.world.assign("desk", "second");
    a.patch("a", "ann", { shut: { people: ["desk"] } });
    a.do("a", "ann", "tell");
    expect(a.world.log).toEqual(["tellDesk from a", "tellOwner from a"]);
  });
});

describe("sent again before all have answered", () => {
  test("14: a late answer to the first sending is no answer to the second, which waits for its own", () => {
    const a = start("b", "c");
    const { process, directory, clock } = a.world;
    const { now: _now, ...still } = clock;
    const given = {
      contents: a.world.contents("a"),
      directory,
      validate: () => [],
      clock: still,
      reserved: {},
    };
    const actor = { person: a.world.person("ann").id, organisation: a.world.person("ann").organisation };
    let instance = a.world.get("a");
    const send = (body: object, n: number): readonly Effect[] => {
      const command = { ...body, id: `x${n}`, at: a.world.now, actor } as unknown as Command;
      const decision = decide(process, instance, command, given);
      if (decision.outcome !== "accepted") throw new Error(said(decision));
      instance = decision.instance;
      return decision.effects;
    };
    const ask = { type: "SendEvent", unit: [], event: "askAll" };
    const answerOf = (effect: Effect | undefined, accepted: boolean) => {
      if (effect?.type !== "request") throw new Error("There is no request.");
      const { from, to } = effect.request;
      const { effect: name, round } = from;
      return {
        type: "Answer",
        answer: { from: to.instance, unit: from.unit, effect: name, accepted, ...(round ? { round } : {}) },
      };
    };
    const first = send(ask, 1);
    const second = send(ask, 2);
    const wrong = { ...answerOf(first[0], false), id: "x3", at: a.world.now, actor } as unknown as Command;
    expect(said(decide(process, instance, wrong, given))).toBe("not-found");
    send(answerOf(second[0], true), 4);
    expect(instance.main.sent["askAll"]).toMatchObject({ answer: "out", waiting: 1 });
    send(answerOf(second[1], true), 5);
    expect(instance.main.sent["askAll"]).toMatchObject({ answer: "accepted", waiting: 0 });
  });
});
