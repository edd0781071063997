/** Every example of every shipped process, on the base and under each variant, played with the real engine. */

import { describe, expect, test } from "vitest";
import { runExample } from "../../engine/simulate/index.ts";
import { compileValidators } from "../../server/forms/validators.ts";
import { shippedProcesses } from "../support/processes.ts";

for (const { name, process, findings } of shippedProcesses()) {
  describe(name, () => {
    const validate = compileValidators(process);

    test("compiles without an error or a warning", () => {
      expect(findings).toEqual([]);
    });

    test("has at least fifteen examples", () => {
      expect(Object.keys(process.examples).length).toBeGreaterThanOrEqual(15);
    });

    for (const [example, { title }] of Object.entries(process.examples))
      test(`${example}: ${title}`, () => {
        const { failures, checks } = runExample(process, example, { validate });
        expect(failures).toEqual([]);
        expect(checks).toBeGreaterThan(0);
      });

    test("an example whose expectation is turned round fails: the player can say no", () => {
      const [first = ""] = Object.keys(process.examples);
      const turned = {
        ...process,
        examples: {
          ...process.examples,
          turned: {
            ...process.examples[first],
            title: "turned",
            steps: [...(process.examples[first]?.steps ?? []), { log: "what never happens" }],
          },
        },
      };
      expect(runExample(turned, "turned", { validate }).failures.length).toBeGreaterThan(0);
    });
  });
}
