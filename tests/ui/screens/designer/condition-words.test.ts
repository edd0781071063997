/** A condition is told as what must hold where its fact has a word for that. */

import { createInstance } from "i18next";
import { expect, test } from "vitest";
import { chartsOf, stepsOf } from "../../../../ui/screens/designer/charts.ts";
import { conditionWords, factWords } from "../../../../ui/screens/designer/condition-words.ts";
import { placeOfFinding } from "../../../../ui/screens/designer/place-words.ts";
import nl from "../../../../ui/texts/nl.json" with { type: "json" };

const i18n = createInstance();
await i18n.init({ lng: "nl", resources: { nl: { translation: nl } }, interpolation: { escapeValue: false } });
const root = "workflows/p";
const texts = {
  "case.facts.complete": "De toestemming is nog niet rond",
  "case.facts.complete.holds": "De toestemming is rond",
  "case.facts.mayEnd": "Intrekken kan nog niet",
  "case.facts.!planned": "De casus staat nog op een agenda",
};
const machine = {
  states: { draft: { always: [{ target: "checked", guard: "complete" }], on: { submit: "checked" } }, checked: {} },
};
const files = new Map([
  [`${root}/texts.nl.json`, JSON.stringify(texts)],
  [`${root}/case/machine.json`, JSON.stringify(machine)],
]);
const said = (guard: string): string => conditionWords({ root, files, language: "nl" }, i18n.t, "case", guard);

test("a fact with a positive word is told by it, any other by what stands in the way", () => {
  expect(said("complete")).toBe("alleen als: de toestemming is rond");
  expect(said("mayEnd")).toBe("niet zolang: intrekken kan nog niet");
  expect(said("!complete")).toBe("niet zolang: de toestemming is rond");
  expect(said("!planned")).toBe("niet zolang: de casus staat nog op een agenda");
  expect(said("size(list) > 2")).toBe("als de formule klopt: size(list) > 2");
  expect(factWords({ root, files, language: "nl" }, i18n.t, "case.facts.complete")).toBe(said("complete"));
});

test("a way that nobody presses has its place, target and condition", () => {
  const [chart] = chartsOf(root, files);
  if (!chart) throw new Error("There is no chart.");
  const draft = stepsOf(files, chart).find(({ key }) => key === "draft");
  expect(draft?.itself).toMatchObject([
    { event: "", pointer: "/states/draft/always/0", target: "checked", guard: "complete" },
  ]);
  expect(draft?.ways).toMatchObject([{ event: "submit", pointer: "/states/draft/on/submit" }]);
});

test("a text that lacks is found at the place where it will stand", () => {
  const finding = {
    code: "missing-text",
    severity: "warning",
    file: `${root}/texts.en.json`,
    line: 1,
    column: 1,
    pointer: "",
    message: '"case.states.new" has no words.',
    remedy: "",
  } as const;
  expect(placeOfFinding(finding)).toEqual({ file: finding.file, pointer: "/case.states.new" });
});
