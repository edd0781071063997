/** Through what somebody takes part: a road is dated, scoped to the instance or to an item, and ends with it. */

import { expect, test } from "vitest";
import { openGates, participationsOf } from "../../../engine/access/roles.ts";
import { Acts } from "../../support/acts.ts";
import { NAMES, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const process = written({
  process: { roles: { visitor: { family: "any", held: "grant" } } },
  forms: { who: { people: NAMES } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "shut",
        meta: { open: { who: by } },
        states: { shut: { on: { unlock: "open" } }, open: { on: { lock: "shut" } } },
      },
      events: { unlock: { by: ["desk"] }, lock: { by: ["desk"] } },
      sections: { who: { form: "t/who", read: { owner: true, visitor: true } } },
      facts: { mayVisit: { is: "case.is.open" } },
      access: { only: { visitor: "mayVisit" } },
      "items/visit": {
        add: by,
        holder: "case.who.people",
        grants: { visitor: { to: "case.who.people", while: "item.is.live", on: "item" } },
        chart: { id: "visit", initial: "live", states: { live: { on: { end: "over" } }, over: { type: "final" } } },
        events: { end: by },
      },
    },
  },
});

const acts = new Acts(worldOf(process));
acts.create("a");
acts.patch("a", "ann", { who: { people: ["guest"] } });
acts.add("a", "ann", "visit");
const roleSources = (name: string) => {
  const { id, organisation } = acts.world.person(name);
  return participationsOf(acts.world.context("a"), { person: id, organisation }).map(({ role, through, item, since }) =>
    [through, role, item, since === null ? "group" : since === acts.world.now ? "now" : since].join(" "),
  );
};

test("whoever made it, and whoever has a function, take part in the whole; a function's days stand with the group", () => {
  expect(roleSources("ann")).toEqual(["creator owner  now"]);
  expect(roleSources("desk")).toEqual(["function desk  group"]);
  expect(roleSources("stranger")).toEqual([]);
});

test("a guest takes part through the item that grants the role, while its gate is open, and no longer than the item lives", () => {
  expect(roleSources("guest")).toEqual(["holder holder 1 now"]);
  acts.do("a", "desk", "unlock");
  expect(roleSources("guest")).toEqual(["grant visitor 1 now", "holder holder 1 now"]);
  expect(openGates(acts.world.context("a"), new Set(["visitor"]))).toEqual(["case.facts.mayVisit"]);
  expect(openGates(acts.world.context("a"), new Set(["owner"]))).toEqual([]);
  acts.do("a/visit/1", "ann", "end");
  expect(roleSources("guest")).toEqual(["holder holder 1 now"]);
});
