/** What somebody who waits is told: who else can go on, with what, why not yet, and where that can be mended. */

import { expect, test } from "vitest";
import { runExample, type World } from "../../../engine/simulate/index.ts";
import { instanceView } from "../../../engine/views/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { shippedProcesses } from "../../support/processes.ts";

const [base] = shippedProcesses("mdo-jeugd");
if (!base) throw new Error("a process is shipped");
const validate = compileValidators(base.process);
const played = (example: string): World => {
  const { world, failures } = runExample(base.process, example, { validate });
  expect(failures).toEqual([]);
  return world;
};
const viewOf = (world: World, name: string) => {
  const { id, organisation } = world.person(name);
  return instanceView(world.context("a"), { person: id, organisation });
};

test("who waits sees for whom: the way on of the others, with who they are and why not yet", () => {
  const world = played("consent-valid-until");
  const view = viewOf(world, "submitter");
  const place = view.others.find(({ address }) => address.endsWith(".agendaPlace"));
  expect(place).toMatchObject({ open: false, reasons: [{ name: "groundForIt" }] });
  expect(place?.people).toContain(world.person("coordinator").id);
  expect(view.behind["groundForIt"]?.items).toContain("consentPerson");
});

test("what is on its way already is waited for by nobody, though another could be added", () => {
  const world = played("withdrawn-on-agenda");
  expect(viewOf(world, "coordinator").main.adds).toContainEqual(
    expect.objectContaining({ item: "agendaPlace", open: true, there: true }),
  );
  expect(viewOf(world, "submitter").others.map(({ address }) => address)).not.toContain("case.items.agendaPlace");
});

test("one's own ways are not told as somebody else's, and grave ones are no next step", () => {
  const world = played("consent-refused");
  const addresses = (name: string) => viewOf(world, name).others.map(({ address }) => address);
  expect(addresses("coordinator")).not.toContain("case.items.agendaPlace");
  expect(addresses("coordinator")).not.toContain("case.events.withdrawCase");
});

test("what stands behind a reason is found through other facts: the sections to fill", () => {
  const view = viewOf(played("before-submission"), "submitter");
  const reasons = view.main.events.find(({ event }) => event === "submit")?.reasons.map(({ name }) => name) ?? [];
  for (const name of reasons) expect(view.behind[name]?.sections.length).toBeGreaterThan(0);
});
