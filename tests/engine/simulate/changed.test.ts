/** A variant says which examples of the base end otherwise under it: those are hints, everything else stays an error. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { exampleFindings, runExample } from "../../../engine/simulate/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { filesOf, type Written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition: Written = {
  kinds: {
    case: {
      machine: { id: "case", initial: "one", states: { one: { on: { go: "two" } }, two: { on: { back: "one" } } } },
      events: { go: by, back: by },
      facts: { never: { is: "case.is.two" } },
    },
  },
};
const root = "workflows/t";
const variant = `${root}/variants/strict`;
const files = filesOf(definition);
const steps = [
  { at: "a", as: "owner", new: "case" },
  { name: "gone", at: "a", as: "owner", do: "go" },
  { at: "a", as: "owner", do: "back" },
];
files.set(`${root}/examples/road.json`, JSON.stringify({ title: "road", day: "2026-03-02", steps }));
files.set(
  `${root}/examples/after.json`,
  JSON.stringify({
    title: "after",
    given: { example: "road", until: "gone" },
    steps: [JSON.parse(`{"then": {"a": "two"}}`)],
  }),
);
const edits = { e: { narrow: "case.states.one.on.go", if: "never" } };

function under(examples?: object) {
  files.set(`${variant}/overlay.json`, JSON.stringify({ id: "strict", base: "t@1.0.0", edits, examples }, null, 1));
  return publish({ root, files }, [{ root: variant, files }]);
}
function told(examples?: object) {
  const { process, findings } = under(examples);
  if (!process) throw new Error(JSON.stringify(findings));
  const validate = compileValidators(process);
  return {
    process,
    validate,
    findings: exampleFindings(process, { files, roots: [root, variant] }, { validate }),
  };
}
const listed = { road: { changes: ["nobody goes on here"], why: "agreed" } };

test("what no longer comes true is an error as long as the variant says nothing of it", () => {
  expect(told().findings.map(({ severity, code }) => [severity, code])).toContainEqual(["error", "example-fails"]);
});

test("an example that the variant lists is a hint with what the variant says; what builds on it is told by it alone once it is stuck", () => {
  const { findings, process, validate } = told(listed);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual(
    told().findings.filter(({ message }) => message.includes('"after"')),
  );
  expect(findings.find(({ code }) => code === "example-changed")).toMatchObject({
    severity: "hint",
    file: `${root}/examples/road.json`,
    pointer: "/steps/1",
    message: expect.stringContaining("The variant says: nobody goes on here."),
  });
  expect(runExample(process, "road", { validate })).toMatchObject({ passed: true, failures: [] });
});

test("an example that the base does not have is told at its place, with the one that was meant", () => {
  const { findings } = under({ raod: { changes: ["x"] } });
  // Of the variant nothing else is found; its base has no words.
  expect(findings.filter(({ file }) => file.startsWith(variant))).toMatchObject([
    {
      code: "unknown-name",
      file: `${variant}/overlay.json`,
      pointer: "/examples/raod",
      remedy: 'Did you mean "road"?',
    },
  ]);
});

test("an example that is listed and does not differ is played as ever", () => {
  const { findings } = told({ ...listed, after: { changes: ["starts where nobody comes"] } });
  expect(findings.every(({ severity }) => severity === "hint")).toBe(true);
});
