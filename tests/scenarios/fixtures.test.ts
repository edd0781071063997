/** Every example of the definitions made for tests, played with the real engine. */

import { describe, expect, test } from "vitest";
import { runExample } from "../../engine/simulate/index.ts";
import { compileValidators } from "../../server/forms/validators.ts";
import { fixture } from "../support/fixtures.ts";

describe.each(["weighing"])("fixture %s", (name) => {
  const { process, findings } = fixture(name);

  test("compiles without an error", () => {
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test.each(Object.keys(process?.examples ?? {}))("example %s passes, and checks more than a few things", (example) => {
    if (!process) throw new Error("It did not compile.");
    const result = runExample(process, example, { validate: compileValidators(process) });
    expect(result.failures).toEqual([]);
    expect(result.checks).toBeGreaterThan(50);
  });
});
