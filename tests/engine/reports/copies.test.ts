/** What stands around a report, and the copy of one organisation: by the shipped definition, in the world of its good road. */

import { expect, test } from "vitest";
import { buildReport, copyFor, linkedView, type ReportBlock, type ReportModel } from "../../../engine/reports/index.ts";
import { runExample } from "../../../engine/simulate/index.ts";
import { addMonths, type Day } from "../../../engine/time.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { shippedProcesses } from "../../support/processes.ts";

const shipped = shippedProcesses("mdo-jeugd").find(
  ({ process }) => process.examples["good-road"] && process.reports["actionList"],
);
if (!shipped) throw new Error("The process with an action list is not there.");
const { process } = shipped;
const { world } = runExample(process, "good-road", { validate: compileValidators(process) });

function built(id: string, report: string, language = "nl"): ReportModel {
  const context = world.context(id);
  const linked = Object.fromEntries(
    Object.entries(context.instance.incoming).map(([item, all]) => [
      item,
      Object.values(all).flatMap((incoming) => {
        const owner = world.context(incoming.owner);
        const state = owner.instance.items[incoming.item];
        return incoming.accepted && state ? [linkedView(owner, state)] : [];
      }),
    ]),
  );
  const person = (one: string) =>
    /^\d/.test(one) ? undefined : { name: `Naam van ${one}`, function: "functie", organisation: `Huis van ${one}` };
  const model = buildReport({ context, linked, language, person }, report);
  if (!model) throw new Error("There is no such report.");
  return model;
}
const meeting = world.instances.find(({ kind }) => kind === "meeting")?.id ?? "";
type Table = Extract<ReportBlock, { type: "table" }>;
const tables = (model: ReportModel): readonly Table[] =>
  model.blocks.flatMap((block) => (block.type === "table" ? [block] : []));

test("a report says for whom it is, until when it is kept by the profile, and of which state and rules it was made", () => {
  const model = built(meeting, "actionList");
  expect(model.audience).not.toBe("");
  const day = String(world.context(meeting).contents.read(null, "plan")?.["date"]);
  expect(model.keptUntil).toBe(
    addMonths(day as Day, 12)
      .split("-")
      .reverse()
      .join("-"),
  );
  expect(model.made).toMatchObject({ revision: world.context(meeting).instance.revision });
  expect(model.made?.on).toMatch(/^\d{2}-\d{2}-\d{4}$/);
  expect(model.made?.rules).toContain(process.version);
});

test("a variant is named by its words, and as a word where it has none", () => {
  const context = world.context(meeting);
  const under = (texts: Readonly<Record<string, string>>) =>
    buildReport(
      {
        context: {
          ...context,
          process: { ...process, variant: "northEast", texts: { nl: { ...process.texts["nl"], ...texts } } },
        },
        linked: {},
        language: "nl",
        person: () => undefined,
      },
      "actionList",
    )?.made?.rules;
  expect(under({})).toMatch(/ 1\.0\.0, NorthEast$/);
  expect(under({ "variants.northEast": "Noordoost" })).toMatch(/ 1\.0\.0, Noordoost$/);
});

test("who tells whom, until when, stands in it by number", () => {
  const feedback = tables(built(meeting, "actionList")).at(-1);
  expect(feedback?.rows[0]?.[0]).toMatch(/^\d{4}-\d{3}$/);
  expect(feedback?.rows[0]?.[1]).toMatch(/^functie, Huis van/);
  expect(feedback?.rows.every((row) => row.slice(2).some((cell) => /^\d{2}-\d{2}-\d{4}$/.test(cell)))).toBe(true);
});

test("the copy of an organisation marks its own rows and no other, and names no person", () => {
  const model = built(meeting, "actionList");
  expect(model.copyFor).toBeUndefined();
  const [actions] = tables(model);
  const [mine = ""] = actions?.whose?.[0] ?? [];
  expect(mine).toMatch(/^Huis van/);
  const copy = copyFor(model, mine);
  expect(copy.copyFor).toBe(mine);
  const [marked] = tables(copy);
  expect(marked?.marked).toEqual(actions?.whose?.map((whose) => whose.includes(mine)));
  expect(marked?.rows).toEqual(actions?.rows);
  expect(JSON.stringify(copy)).not.toContain("Naam van");
  expect(tables(copyFor(model, "Elders")).flatMap((table) => table.marked ?? [])).not.toContain(true);
});

test("a report whose definition knows no copies is the same for everybody", () => {
  const owner = world.instances.find(({ kind }) => kind !== "meeting")?.id ?? "";
  const model = built(owner, "keyTable");
  expect(copyFor(model, "Elders")).toBe(model);
});

test("whoever did something is told as a person, and what has no words leaves nothing: never an object", () => {
  const owner = world.instances.find(({ kind }) => kind !== "meeting")?.id ?? "";
  const all = Object.entries(process.reports).filter(([, { of }]) => of === world.context(owner).kind.kind);
  for (const [report] of all) expect(JSON.stringify(built(owner, report))).not.toContain("[object");
});
