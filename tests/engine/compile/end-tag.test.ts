/** `end` is a word of the format: an expression may ask for it while no state carries it. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf } from "../../support/fixtures.ts";

const errors = (is: string): readonly string[] => {
  const files = filesOf({
    kinds: {
      case: { machine: { id: "case", initial: "one", states: { one: {} } }, facts: { open: { is } } },
    },
  });
  return publish({ root: "workflows/t", files })
    .findings.filter(({ severity, file }) => severity === "error" && file.endsWith("facts.json"))
    .map(({ code }) => code);
};

test("whether a case has ended can be asked before any step ends it", () => {
  expect(errors("!case.has.end")).toEqual([]);
});

test("any other tag that no state carries is still told", () => {
  expect(errors("!case.has.ended")).toEqual(["unknown-name"]);
});
