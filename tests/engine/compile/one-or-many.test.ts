/** Where people or addressees are asked, one is as good as a list; anything else is a finding. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { Acts } from "../../support/acts.ts";
import { filesOf, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition = (to: string, granted: string, many: object = {}): Written => ({
  forms: { who: { person: TEXT, n: { type: "integer", maximum: 9, absent: 0 } } },
  kinds: {
    case: {
      machine: { id: "case", initial: "one", meta: { open: { who: by } }, states: { one: {} } },
      sections: { who: { form: "t/who", read: { owner: true, guest: true } } },
      facts: {},
      "items/seat": {
        link: { to: "board", ...many },
        add: by,
        grants: { guest: { to: granted } },
        chart: { id: "seat", initial: "on", states: { on: { on: { knock: { actions: "ask" } } } } },
        events: { knock: by },
        effects: { ask: { send: "hear", to } },
      },
    },
    board: {
      machine: {
        id: "board",
        initial: "idle",
        states: {
          idle: { on: { "seat.added": { actions: [] }, hear: "heard" } },
          heard: { on: { "seat.added": { actions: [] } } },
        },
      },
      events: { "seat.added": { from: ["case"] }, hear: { from: ["case"] } },
      sections: {},
      facts: {},
    },
  },
});
const codes = (shape: Written) =>
  publish({ root: "workflows/t", files: filesOf(shape) })
    .findings.filter(({ severity }) => severity === "error")
    .map(({ code, pointer }) => `${code} ${pointer}`);

describe("one person, one addressee", () => {
  test.each([
    ["item.link", "case.who.person"],
    ["[item.link]", "[case.who.person]"],
  ])("%s and %s", (to, granted) => {
    const acts = new Acts(worldOf(written(definition(to, granted))));
    acts.create("b", "desk", "board");
    acts.create("a");
    acts.patch("a", "ann", { who: { person: "gus" } });
    acts.add("a", "ann", "seat", { to: "b" });
    acts.do("a/seat/b", "ann", "knock");
    expect(acts.at("b")).toBe("heard");
    expect(acts.world.log).toContain("hear -> b: accepted");
  });
  test("neither is a number or a condition", () => {
    expect(codes(definition("case.who.n", "true"))).toEqual([
      "type-mismatch /grants/guest/to",
      "type-mismatch /effects/ask/to",
    ]);
  });
});

test("a link may say `many` itself", () => {
  const acts = new Acts(worldOf(written(definition("item.link", "[]", { many: true }))));
  acts.create("b", "desk", "board");
  acts.create("a");
  const added = [1, 2].map(() => acts.add("a", "ann", "seat", { to: "b" }).outcome);
  expect(added).toEqual(["accepted", "accepted"]);
});
