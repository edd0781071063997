/** A function in the group opens nothing of a kind that never names it: who has no part in it does not learn that an instance is there. */

import { expect, test } from "vitest";
import { access, maySee } from "../../../engine/access/access.ts";
import { Acts } from "../../support/acts.ts";
import { TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const note = { form: "t/note", read: { owner: true, desk: true } };
const definition: Written = {
  process: {
    roles: { agency: { family: "any", held: "group" }, reader: { family: "any", held: "group" } },
    circles: { office: ["desk", "reader"] },
  },
  forms: { note: { text: TEXT } },
  kinds: {
    case: {
      machine: { id: "case", initial: "one", meta: { open: { note: { by: ["owner"] } } }, states: { one: {} } },
      sections: { note },
      facts: {},
      "items/seat": {
        for: "[]",
        grants: { guest: { to: '["ann"]' } },
        chart: { id: "seat", initial: "on", states: { on: {} } },
      },
    },
    meeting: {
      machine: { id: "meeting", initial: "one", meta: { open: { note: { by: ["agency"] } } }, states: { one: {} } },
      sections: { note: { ...note, read: { agency: true, office: true } } },
      facts: {},
    },
  },
};
const actor = (world: Acts, name: string) => {
  const { id, organisation } = world.world.person(name);
  return { person: id, organisation };
};

test("a function that a kind never names tells nobody that an instance of it is there", () => {
  const acts = new Acts(worldOf(written(definition)));
  acts.create("a");
  acts.create("m", "agency", "meeting");
  const knows = (id: string, name: string) => maySee(acts.world.context(id), actor(acts, name));
  expect(["ann", "desk", "agency", "reader"].map((name) => knows("a", name))).toEqual([true, true, false, false]);
  expect(["ann", "desk", "agency", "reader"].map((name) => knows("m", name))).toEqual([false, true, true, true]);
  expect(access(acts.world.context("a"), actor(acts, "agency"), { verb: "know", unit: acts.unit("a") })).toMatchObject({
    allowed: false,
    code: "not-allowed",
  });
});

test("only receiving a notice or a paper is a part in it as well", () => {
  const told = structuredClone(definition) as { kinds: Record<string, Record<string, unknown>> };
  told.kinds["case"] = { ...told.kinds["case"], effects: { tell: { notify: ["agency"] } } };
  const acts = new Acts(worldOf(written(told as Written)));
  acts.create("a");
  expect(maySee(acts.world.context("a"), actor(acts, "agency"))).toBe(true);
});
