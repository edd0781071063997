/** A finding with one obvious remedy is solved by taking away what stands for nothing, with its words and nothing else. */

import { expect, test } from "vitest";
import { applyEdits, type Finding } from "../../../../engine/index.ts";
import { remedyOf } from "../../../../ui/screens/designer/remedies.ts";

const ROOT = "workflows/t";
const files = new Map([
  [`${ROOT}/case/facts.json`, '{ "spare": { "is": "true" }, "spareTime": { "is": "true" } }\n'],
  [
    `${ROOT}/texts.nl.json`,
    '{ "case.facts.spare": "a", "case.facts.spare.holds": "b", "case.facts.spareTime": "c" }\n',
  ],
  [`${ROOT}/texts.en.json`, "{}\n"],
]);
const finding = (code: string, pointer: string): Finding => ({
  code,
  severity: "warning",
  file: `${ROOT}/case/facts.json`,
  pointer,
  line: 1,
  column: 1,
  message: "",
  remedy: "",
});

test("an unused condition goes with its words, and one whose name begins alike stays", () => {
  const remedy = remedyOf(ROOT, files, finding("unused-fact", "/spare"));
  expect(remedy).toMatchObject({ name: "spare", texts: 2 });
  const outcome = applyEdits(files, remedy?.edits ?? []);
  if (!("files" in outcome)) throw new Error("refused");
  expect(JSON.parse(outcome.files.get(`${ROOT}/case/facts.json`) ?? "")).toEqual({ spareTime: { is: "true" } });
  expect(JSON.parse(outcome.files.get(`${ROOT}/texts.nl.json`) ?? "")).toEqual({ "case.facts.spareTime": "c" });
});
test("a finding that could be solved in several ways has no remedy of one click", () => {
  expect(remedyOf(ROOT, files, finding("missing-text", "/spare"))).toBeUndefined();
});
