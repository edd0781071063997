/** Deadlines and facts that change by themselves (docs/format/deadlines.md). */

import { describe, expect, test } from "vitest";
import { dayOf } from "../../../engine/time.ts";
import { Acts, said } from "../../support/acts.ts";
import { DATE, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition: Written = {
  holidays: ["2026-04-06"],
  forms: { plan: { from: DATE, begun: DATE, birth: DATE, away: { type: "boolean", absent: false } } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { plan: by } },
        states: {
          one: { on: { begin: "run", late: { target: "over", guard: "mayLate" } } },
          run: { on: { late: { target: "over", guard: "mayLate" }, halt: "halted", back: "one" } },
          halted: { meta: { suspends: { all: true, except: ["always"] } }, on: { goOn: "run", late: "over" } },
          over: { on: { begin: "run" } },
        },
      },
      events: { begin: by, halt: by, goOn: by, back: by },
      sections: { plan: { form: "t/plan", read: { owner: true } } },
      facts: { mayLate: { is: "!case.plan.away" }, adult: { is: "age(case.plan.birth) >= 12" } },
      effects: { remind: { notify: ["owner"] }, ring: { notify: ["owner"] } },
      deadlines: {
        paused: {
          while: "!case.is.over",
          from: "case.plan.begun",
          paused: "case.is.halted",
          due: "5",
          unit: "workday",
          ladder: { told: { at: 0, effects: ["ring"] } },
        },
        term: {
          while: "case.is.run || case.is.halted",
          due: "5",
          unit: "workday",
          ladder: { remind: { at: -2, effects: ["remind"] }, late: { at: 0, event: "late" } },
        },
        dated: {
          while: "true",
          from: "case.plan.from",
          due: "10",
          unit: "day",
          ladder: { told: { at: 0, effects: ["remind"] } },
        },
      },
    },
  },
};
function start(day: string) {
  const a = new Acts(worldOf(written(definition), day));
  a.create("a");
  return a;
}
const due = (a: Acts, name = "term") => {
  const at = a.world.get("a").main.deadlines[name]?.due;
  return at === undefined ? undefined : dayOf(at, "Europe/Amsterdam");
};

describe("deadlines", () => {
  test("15: five working days from Monday 16 March, standing still from 18 March to 10 April (Easter Monday between), are late on 15 April, with one reminder before", () => {
    const a = start("2026-03-16");
    a.do("a", "ann", "begin");
    expect(due(a)).toBe("2026-03-23");
    a.day("2026-03-18");
    a.do("a", "ann", "halt");
    a.day("2026-04-10");
    expect(a.at("a")).toBe("halted");
    a.do("a", "ann", "goOn");
    expect([due(a), a.world.log]).toEqual(["2026-04-15", []]);
    a.day("2026-04-14");
    expect([a.at("a"), a.world.log]).toEqual(["run", ["remind from a"]]);
    a.day("2026-04-15");
    expect([a.at("a"), a.world.log]).toEqual(["over", ["remind from a"]]);
  });
  test("15: a rung fires once per start; leaving ends the clock and coming back starts it anew", () => {
    const a = start("2026-03-02");
    a.do("a", "ann", "begin");
    a.day("2026-03-05");
    expect(a.world.log).toEqual(["remind from a"]);
    a.do("a", "ann", "back");
    expect(due(a)).toBeUndefined();
    a.day("2026-03-16");
    a.do("a", "ann", "begin");
    a.day("2026-03-19");
    expect(a.world.log).toEqual(["remind from a", "remind from a"]);
  });
  test("15: a `from` that moves starts anew: forwards it fires again, and it reads the field each time", () => {
    const a = start("2026-03-02");
    expect(due(a, "dated")).toBeUndefined();
    a.patch("a", "ann", { plan: { from: "2026-03-02" } });
    expect(due(a, "dated")).toBe("2026-03-12");
    a.day("2026-03-13");
    expect(a.world.log).toEqual(["remind from a"]);
    a.patch("a", "ann", { plan: { from: "2026-03-20" } });
    expect(due(a, "dated")).toBe("2026-03-30");
    a.day("2026-03-31");
    expect(a.world.log).toEqual(["remind from a", "remind from a"]);
  });
  test("15: a rung whose event is refused is shown as failed, and tried again at the next commit, never lost", () => {
    const a = start("2026-03-02");
    a.patch("a", "ann", { plan: { away: true } });
    a.do("a", "ann", "begin");
    a.day("2026-03-20");
    expect([a.at("a"), a.world.get("a").main.deadlines["term"]?.failed]).toEqual(["run", ["late"]]);
    expect(said(a.patch("a", "ann", { plan: { away: false } }))).toBe("accepted");
    expect(a.at("a")).toBe("over");
  });
});

describe("pauses", () => {
  /** Stands still from Wednesday 18 March to Friday 20 March: two working days between its ends. */
  function halted(from?: string) {
    const a = start("2026-03-16");
    if (from !== undefined) a.patch("a", "ann", { plan: { begun: from } });
    a.do("a", "ann", "begin");
    a.day("2026-03-18");
    a.do("a", "ann", "halt");
    a.day("2026-03-20");
    a.do("a", "ann", "goOn");
    return a;
  }
  test("15: a corrected `from` is counted over again with every pause after it, and forgets none", () => {
    const a = halted("2026-03-16");
    expect(due(a, "paused")).toBe("2026-03-25");
    a.patch("a", "ann", { plan: { begun: "2026-03-17" } });
    expect(due(a, "paused")).toBe("2026-03-26");
    // After the pause began: only what lies after the start counts.
    a.patch("a", "ann", { plan: { begun: "2026-03-19" } });
    expect(due(a, "paused")).toBe("2026-03-27");
    a.patch("a", "ann", { plan: { begun: "2026-03-20" } });
    expect(due(a, "paused")).toBe("2026-03-27");
    a.patch("a", "ann", { plan: { begun: "2026-03-16" } });
    expect(due(a, "paused")).toBe("2026-03-25");
  });
  test("15: a `from` that is emptied and filled in again still knows the pause", () => {
    const a = halted("2026-03-16");
    a.patch("a", "ann", { plan: { begun: null } });
    expect(due(a, "paused")).toBeUndefined();
    a.patch("a", "ann", { plan: { begun: "2026-03-16" } });
    expect(due(a, "paused")).toBe("2026-03-25");
  });
  test("15: a pause from before the start was known is counted when it becomes known", () => {
    const a = halted();
    expect(due(a, "paused")).toBeUndefined();
    a.patch("a", "ann", { plan: { begun: "2026-03-16" } });
    expect(due(a, "paused")).toBe("2026-03-25");
  });
  test("15: a start that becomes known during the pause stands still at once, and nothing fires until it goes on", () => {
    const a = start("2026-03-16");
    a.do("a", "ann", "begin");
    a.do("a", "ann", "halt");
    a.day("2026-03-18");
    a.patch("a", "ann", { plan: { begun: "2026-03-09" } });
    a.day("2026-03-31");
    expect(a.world.log.filter((line) => line.startsWith("ring"))).toEqual([]);
    a.do("a", "ann", "goOn");
    // 16 March, when it was due, to 31 March: eleven working days.
    expect(due(a, "paused")).toBe("2026-03-31");
    a.day("2026-04-01");
    expect(a.world.log).toContain("ring from a");
  });
});

describe("facts and the clock", () => {
  test("16: no timer is written for a birthday: the fact turns on the day itself, and the wake-up is the instant it may change", () => {
    const a = start("2026-03-02");
    a.patch("a", "ann", { plan: { birth: "2014-03-10" } });
    expect(a.fact("a", "adult")).toBe(false);
    expect(dayOf(a.world.get("a").wakeAt ?? ("" as never), "Europe/Amsterdam") <= "2026-03-10").toBe(true);
    a.day("2026-03-09");
    expect(a.fact("a", "adult")).toBe(false);
    a.day("2026-03-10");
    expect(a.fact("a", "adult")).toBe(true);
  });
  test("16: a wake-up too many is harmless: nothing is written, and the birthday still turns the fact", () => {
    const a = start("2026-03-02");
    a.patch("a", "ann", { plan: { birth: "2014-03-10" } });
    const before = a.world.get("a");
    for (const day of ["2026-03-03", "2026-03-04", "2026-03-09"]) {
      a.day(day);
      const woken = a.world.send("a", a.world.person("system"), { type: "WakeUp" });
      expect([day, said(woken), a.world.get("a") === before]).toEqual([day, "nothing-changes", true]);
    }
    a.day("2026-03-10");
    expect(a.fact("a", "adult")).toBe(true);
    expect(a.world.get("a").wakeAt).not.toBe(before.wakeAt);
  });
});
