/** The `when` of a section is CEL: the name of a fact, or any expression that gives true or false. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition = (when: string): Written => ({
  forms: {
    ask: { kind: { type: "string", enum: ["short", "long"], absent: "short" } },
    more: { text: { type: "string", required: true } },
  },
  kinds: {
    case: {
      machine: { id: "case", initial: "one", meta: { open: { ask: by, more: by } }, states: { one: {} } },
      sections: {
        ask: { form: "t/ask", read: { owner: true } },
        more: { form: "t/more", read: { owner: true }, when, whenGone: "erase" },
      },
      facts: { whole: { is: "case.complete.ask && case.complete.more" } },
      "items/part": {
        add: by,
        chart: { id: "part", initial: "on", meta: { open: { ask: by, more: by } }, states: { on: {} } },
        sections: {
          ask: { form: "t/ask", read: { owner: true } },
          more: { form: "t/more", read: { owner: true }, when: when.replaceAll("case.", "item.") },
        },
      },
    },
  },
});
const LONG = 'case.ask.kind == "long"';

describe("a section that is there while an expression holds", () => {
  test("cannot be written without it, and lacks nothing", () => {
    const acts = new Acts(worldOf(written(definition(LONG))));
    acts.create("a");
    expect(said(acts.patch("a", "ann", { more: { text: "x" } }))).toBe("not-yet: moreWhen");
    acts.patch("a", "ann", { ask: { kind: "short" } });
    expect(acts.fact("a", "whole")).toBe(true);
    acts.patch("a", "ann", { ask: { kind: "long" } });
    expect(acts.fact("a", "whole")).toBe(false);
    expect(said(acts.patch("a", "ann", { more: { text: "x" } }))).toBe("accepted");
    expect(acts.fact("a", "whole")).toBe(true);
    acts.patch("a", "ann", { ask: { kind: "short" } });
    expect(acts.world.contents("a").read(null, "more")).toBeUndefined();
  });
  test("in an item too", () => {
    const acts = new Acts(worldOf(written(definition(LONG))));
    acts.create("a");
    acts.add("a", "ann", "part");
    expect(said(acts.patch("a/part/1", "ann", { more: { text: "x" } }))).toBe("not-yet: partMoreWhen");
    expect(said(acts.patch("a/part/1", "ann", { ask: { kind: "long" }, more: { text: "x" } }))).toBe("accepted");
  });
});

const PLACE = { file: "workflows/t/case/sections.json", pointer: "/more/when" };
test.each([
  ["a name that is not there", 'case.ask.knd == "long"', "unknown-name"],
  ["a choice that the form does not offer", 'case.ask.kind == "lng"', "unknown-choice"],
  ["no true or false", "case.ask.kind", "gate-not-bool"],
  ["a fact that is not there", "!wole", "unknown-fact"],
  ["a circle: the section decides whether it is there", 'case.more.text == "x"', "circle"],
])("%s is told at the section's when", (_, when, code) => {
  const { findings } = publish({ root: "workflows/t", files: filesOf(definition(when)) });
  const errors = findings.filter(({ severity }) => severity === "error");
  expect(errors.filter(({ file }) => file === PLACE.file)).toContainEqual(expect.objectContaining({ ...PLACE, code }));
});
