/** What still lacks is named by the step where it lacks, not by the first step of its section. */

import { expect, test } from "vitest";
import { lackingSteps, type Step, type StepState } from "../../../../ui/screens/form/steps.tsx";

const step = (name: string, page: string, more: object = {}): Step =>
  ({ page, title: page, section: { name, complete: false, ...more } }) as unknown as Step;
const filled: readonly string[] = ["reason", "persons"];
const stateOf = ({ page }: Step): StepState => ({ state: filled.includes(page) ? "submitted" : "draft", errors: 0 });
const titles = (...steps: readonly Step[]) => lackingSteps(steps, "here", stateOf).map(({ title }) => title);

test("of a section with several steps it is the one that is not filled", () => {
  expect(titles(step("registration", "reason"), step("registration", "family"), step("here", "now"))).toEqual([
    "family",
  ]);
});

test("each section is named once, and one that is complete or may stay empty is not", () => {
  expect(
    titles(
      step("registration", "family"),
      step("registration", "origin"),
      step("address", "address", { optional: true }),
      step("people", "persons", { complete: true }),
    ),
  ).toEqual(["family"]);
});

test("where every step looks filled and the section still is not, it is the first", () => {
  expect(titles(step("registration", "reason"), step("registration", "persons"))).toEqual(["reason"]);
});
