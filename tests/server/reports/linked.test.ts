/** A paper that reads across links is a look at each of those instances: which they are. */

import { expect, test } from "vitest";
import { runExample } from "../../../engine/simulate/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { linkedIn } from "../../../server/reports/index.ts";
import { shippedProcesses } from "../../support/processes.ts";

const shipped = shippedProcesses("mdo-jeugd").find(
  ({ process }) => process.examples["good-road"] && process.reports["actionList"],
);
if (!shipped) throw new Error("The process with an action list is not there.");
const { process } = shipped;
const { world } = runExample(process, "good-road", { validate: compileValidators(process) });
const of = (kind: string): string => world.instances.find((one) => one.kind === kind)?.id ?? "";

test("the list of a meeting looks at every case that was accepted on its agenda", () => {
  const accepted = Object.values(world.context(of("meeting")).instance.incoming).flatMap((all) =>
    Object.values(all).flatMap((one) => (one.accepted ? [one.owner] : [])),
  );
  expect(accepted.length).toBeGreaterThan(0);
  expect([...linkedIn(world.context(of("meeting")), "actionList")].sort()).toEqual([...new Set(accepted)].sort());
});

test("a paper of one case looks at no other", () => {
  expect(linkedIn(world.context(of("case")), "workingList")).toEqual([]);
});
