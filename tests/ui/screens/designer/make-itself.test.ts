/** Ways on that nobody presses: what is written for a term that ends, and for a fact. */

import { expect, test } from "vitest";
import { applyEdits, type DefinitionEdit } from "../../../../engine/index.ts";
import { chartsOf, stepsOf } from "../../../../ui/screens/designer/charts.ts";
import { itselfAfter, itselfAtOnce } from "../../../../ui/screens/designer/making/make-itself.ts";

const root = "workflows/p";
const machine = `${root}/case/machine.json`;
const files = new Map([
  [machine, '{ "id": "case", "initial": "open", "states": { "open": {}, "done": {} } }'],
  [`${root}/case/events.json`, "{}"],
  [`${root}/case/deadlines.json`, "{}"],
  [`${root}/texts.nl.json`, "{}"],
  [`${root}/texts.en.json`, "{}"],
]);
const [chart] = chartsOf(root, files);
const step = chart && stepsOf(files, chart).find(({ key }) => key === "open");
if (!chart || !step) throw new Error("There is no chart, or no step.");
const where = { root, files, chart, step, target: "done" };
const parsed = (edits: readonly DefinitionEdit[], file: string): unknown => {
  const outcome = applyEdits(files, edits);
  if ("refused" in outcome) throw new Error(outcome.refused.message);
  return JSON.parse(outcome.files.get(file) ?? "");
};

test("after a number of working days is a term of the step whose end is the event of a way", () => {
  const edits = itselfAfter({ ...where, days: 3, term: { nl: "T", en: "T" }, event: { nl: "Voorbij", en: "Over" } });
  expect(parsed(edits, `${root}/case/deadlines.json`)).toEqual({
    openEnds: { while: "case.is.open", due: 3, unit: "workday", ladder: { over: { at: 0, event: "openOver" } } },
  });
  expect(parsed(edits, machine)).toMatchObject({ states: { open: { on: { openOver: "done" } } } });
  expect(parsed(edits, `${root}/texts.nl.json`)).toEqual({
    "case.deadlines.openEnds": "T",
    "case.events.openOver": "Voorbij",
  });
});

test("on a fact is a way that is always looked at; a second one stands behind the first", () => {
  const edits = itselfAtOnce(where, "filled");
  expect(parsed(edits, machine)).toMatchObject({ states: { open: { always: { guard: "filled", target: "done" } } } });
  const there = { ...step, state: { ...step.state, always: { guard: "filled", target: "done" } } };
  const [second] = itselfAtOnce({ ...where, step: there }, "");
  expect(second).toMatchObject({ value: [{ guard: "filled", target: "done" }, { target: "done" }] });
});
