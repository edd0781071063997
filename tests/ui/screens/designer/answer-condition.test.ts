/** A condition on an answer: the fact that is made, and the words that it gets. */

import { expect, test } from "vitest";
import { applyEdits, questionsOf } from "../../../../engine/index.ts";
import { chartsOf } from "../../../../ui/screens/designer/charts.ts";
import { answerPath, makeAnswered } from "../../../../ui/screens/designer/making/make-condition.ts";

const files = new Map([
  ["workflows/p/process.json", "{}"],
  ["workflows/p/texts.nl.json", "{}"],
  ["workflows/p/texts.en.json", "{}"],
  ["workflows/p/case/machine.json", '{ "id": "case", "initial": "a", "states": { "a": {} } }'],
  ["workflows/p/case/sections.json", '{ "consent": { "form": "p/consent" } }'],
  ["workflows/p/case/facts.json", '{ "consentAgrees": { "is": "true" } }'],
  [
    "forms/p/consent/schema.json",
    '{ "type": "object", "properties": { "agrees": { "type": "string", "enum": ["yes", "no"] } } }',
  ],
]);
const [chart] = chartsOf("workflows/p", files);
const [question] = questionsOf(files, "forms/p/consent");
if (!chart || !question) throw new Error("There is no chart, or no question.");
const made = (test: "is" | "isNot") =>
  makeAnswered({
    root: "workflows/p",
    files,
    chart,
    section: "consent",
    question,
    clause: { field: answerPath(chart, "consent", question), test, values: ["yes"] },
    words: () => ({ missing: "nog niet", holds: "wel" }),
  });
const factsAfter = (edits: ReturnType<typeof made>["edits"]): object => {
  const outcome = applyEdits(files, edits);
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome.refused));
  return JSON.parse(outcome.files.get("workflows/p/case/facts.json") ?? "{}") as object;
};

test("an answer becomes a fact with a name that is free; unanswered it does not hold", () => {
  const { edits, name } = made("is");
  expect(name).toBe("consentAgrees2");
  expect(factsAfter(edits)).toMatchObject({ consentAgrees2: { is: 'case.consent.agrees == "yes"', else: false } });
});

test("that an answer is another one holds while nothing is answered", () => {
  expect(factsAfter(made("isNot").edits)).toMatchObject({
    consentAgrees2: { is: 'case.consent.agrees != "yes"', else: true },
  });
});
