/** The matrix of rights says what the engine does. */

import { expect, test } from "vitest";
import { mayRead, mayWrite } from "../../../engine/access/access.ts";
import { HOLDER, rolesOf } from "../../../engine/access/roles.ts";
import { runExample } from "../../../engine/simulate/example.ts";
import { unitsOf } from "../../../engine/state/unit.ts";
import { rightsOf } from "../../../engine/views/rights.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { shippedProcesses } from "../../support/processes.ts";

const [shipped] = shippedProcesses("mdo-jeugd");
if (!shipped) throw new Error("There is no process.");
const { process } = shipped;
const rows = rightsOf(process);

test.each(["good-road", "guest-for-one-case", "withdrawn-on-agenda"])(
  "in the example %s nobody reads or fills what the matrix gives to none of his roles",
  (name) => {
    const { world } = runExample(process, name, { validate: compileValidators(process) });
    const against = world.instances.flatMap(({ id }) => {
      const context = world.context(id);
      return unitsOf(context).flatMap((unit) =>
        Object.keys(unit.definition.sections).flatMap((section) =>
          world.people.flatMap(({ id: person, organisation }) => {
            const actor = { person, organisation };
            const roles = rolesOf(context, actor, unit);
            const row = rows.find((one) => one.unit === unit.definition.address && one.name === section);
            const mine = row?.cells.filter(({ role }) => roles.has(role)) ?? [];
            // Who holds an item is no role of the process: the matrix has no column for it.
            if (roles.has(HOLDER)) return [];
            const reads = mayRead(context, actor, unit, section).allowed && mine.every(({ verb }) => verb === "none");
            const fills = mayWrite(context, actor, unit, section).allowed && mine.every(({ verb }) => verb !== "fill");
            return reads || fills ? [`${person} ${unit.definition.address} ${section}`] : [];
          }),
        ),
      );
    });
    expect(against).toEqual([]);
  },
);

test("a cell says the rule, the gate of the kind and the steps in which something is filled", () => {
  const cell = (name: string, role: string) =>
    rows.find((row) => row.unit === "case" && row.name === name)?.cells.find((one) => one.role === role);
  expect(cell("family", "table")).toMatchObject({ verb: "read", reads: true, when: ["case.facts.grounded"] });
  expect(cell("referral", "submitter")).toMatchObject({
    verb: "fill",
    when: [],
    states: expect.arrayContaining(["draft"]),
  });
  expect(cell("safety", "guest")).toMatchObject({ verb: "none", reads: false, when: [] });
});
