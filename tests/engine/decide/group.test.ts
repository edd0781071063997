/** Who has a function in the group, as expressions read it: as the group is now, at every commit. */

import { expect, test } from "vitest";
import { Acts, said } from "../../support/acts.ts";
import { NAMES, type Written, worldOf, written } from "../../support/fixtures.ts";

const definition: Written = {
  forms: { plan: { asked: NAMES } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        states: { one: { entry: "askAll", meta: { open: { plan: { by: ["owner"] } } } } },
      },
      effects: { askAll: { record: "plan", with: { asked: "group.desk.map(p, p.id)" } } },
      facts: { left: { is: "case.plan.asked.filter(p, !group.desk.exists(m, m.id == p))" } },
      sections: { plan: { form: "t/plan", read: { owner: true } } },
    },
  },
};

test("what an instance records at its birth can be who has a function in its group", () => {
  const a = new Acts(worldOf(written(definition)));
  a.world.person("desk");
  expect(said(a.create("a"))).toBe("accepted");
  expect(a.world.context("a").contents.read(null, "plan")).toEqual({ asked: ["desk"] });
  expect(a.fact("a", "left")).toEqual([]);
});

test("a fact that reads the group follows it at the next commit", () => {
  const a = new Acts(worldOf(written(definition)));
  a.world.person("desk");
  expect(said(a.create("a"))).toBe("accepted");
  expect(said(a.patch("a", "ann", { plan: { asked: ["desk", "somebody"] } }))).toBe("accepted");
  expect(a.fact("a", "left")).toEqual(["somebody"]);
});
