/** Every example of the definitions made for tests, played with the real engine. */

import { describe, expect, test } from "vitest";
import { publish } from "../../engine/publish.ts";
import { runExample } from "../../engine/simulate/index.ts";
import { compileValidators } from "../../server/forms/validators.ts";
import { fixture, fixtureFiles } from "../support/fixtures.ts";

/** By how much its least example has to look. */
describe.each([
  ["weighing", 50],
  ["tumour-board", 6],
])("fixture %s", (name, least) => {
  const { process, findings } = fixture(name);

  test("compiles without an error", () => {
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test.each(Object.keys(process?.examples ?? {}))("example %s passes, and checks more than a few things", (example) => {
    if (!process) throw new Error("It did not compile.");
    const result = runExample(process, example, { validate: compileValidators(process) });
    expect(result.failures).toEqual([]);
    expect(result.checks).toBeGreaterThanOrEqual(least);
  });
});

describe("fixture tumour-board", () => {
  const files = fixtureFiles();
  const root = "workflows/tumour-board";
  const base = publish({ root, files });
  const variant = publish({ root, files }, [{ root: `${root}/variants/academic`, files }]);

  test("says everything in both languages: no finding at all, under its variant neither", () => {
    expect([...base.findings, ...variant.findings]).toEqual([]);
  });
  test.each(Object.keys(base.process?.examples ?? {}))(
    "example %s passes under the variant with all ten operations",
    (name) => {
      if (!variant.process) throw new Error("It did not compile.");
      const { failures } = runExample(variant.process, name, { validate: compileValidators(variant.process) });
      expect(failures).toEqual([]);
    },
  );
  test("uses all ten operations", () => {
    const { edits } = JSON.parse(files.get(`${root}/variants/academic/overlay.json`) ?? "") as { edits: object };
    const used = Object.values(edits).map((edit: object) => OPERATIONS.find((name) => Object.hasOwn(edit, name)));
    expect(new Set(used)).toEqual(new Set(OPERATIONS));
  });
});
const OPERATIONS = "set text addField changeField addStep skipStep change narrow arrange add".split(" ");
