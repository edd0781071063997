/** Four eyes on an item: who added it does not agree to it (docs/format/events.md). */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, type Written, worldOf, written } from "../../support/fixtures.ts";

const both = { by: ["owner", "desk"] };
const definition = (notBy: readonly string[]): Written => ({
  kinds: {
    case: {
      machine: { id: "case", initial: "one", states: { one: {} } },
      events: {},
      "items/exception": {
        add: both,
        chart: { id: "exception", initial: "proposed", states: { proposed: { on: { agree: "valid" } }, valid: {} } },
        events: { agree: { ...both, notBy } },
      },
    },
  },
});

test("who added an item cannot agree to it, and somebody else can", () => {
  const a = new Acts(worldOf(written(definition(["added"]))));
  a.create("c", "ann");
  a.world.assign("desk", "second");
  expect(said(a.add("c", "ann", "exception"))).toBe("accepted");
  expect(said(a.do("c/exception/1", "ann", "agree"))).toMatch(/not-by-the-same-person|same/);
  expect(a.at("c/exception/1")).toBe("proposed");
  expect(said(a.do("c/exception/1", "desk", "agree"))).toBe("accepted");
  expect(a.at("c/exception/1")).toBe("valid");
});

test("a main chart has nobody who added it: there `added` is no event", () => {
  const files = filesOf({
    ...definition([]),
    kinds: {
      case: {
        machine: { id: "case", initial: "one", states: { one: { on: { go: "two" } }, two: {} } },
        events: { go: { ...both, notBy: ["added"] } },
      },
    },
  });
  expect(publish({ root: "workflows/t", files }).findings.map(({ code }) => code)).toContain("unknown-event");
});
