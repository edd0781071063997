/** An `always` that goes round for ever is told before anybody meets it; ways that exclude each other are no such round. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf, type Written } from "../../support/fixtures.ts";

const flag = { type: "boolean", absent: false };
const definition = (states: object): Written => ({
  forms: { note: { a: flag, b: flag } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "start",
        meta: { open: { note: { by: ["owner"] } } },
        states: { start: { on: { go: "one" } }, ...states },
      },
      events: { go: { by: ["owner"] } },
      sections: { note: { form: "t/note", read: { owner: true } } },
      facts: {
        a: { is: "case.note.a" },
        b: { is: "case.note.b" },
        here: { is: "case.is.one" },
        both: { is: "a && b" },
      },
    },
  },
});
const loops = (states: object) =>
  publish({ root: "workflows/t", files: filesOf(definition(states)) }).findings.filter(
    ({ code }) => code === "endless-always",
  );
const to = (target: string, guard?: string) => ({ always: { target, ...(guard ? { guard } : {}) } });

describe("a round", () => {
  test.each<[string, object]>([
    ["without guards", { one: to("two"), two: to("one") }],
    ["with the same guard", { one: to("two", "a"), two: to("one", "a") }],
    ["with guards that may hold together", { one: to("two", "a"), two: to("three", "b"), three: to("one") }],
    ["through the first state of a state", { one: to("two"), two: { initial: "in", states: { in: to("#case.one") } } }],
    [
      "past a way that does not hold",
      { one: { always: [{ guard: "a", target: "three" }, { target: "two" }] }, two: to("one", "!a"), three: {} },
    ],
  ])("%s is told at its first way", (_, states) => {
    const found = loops(states);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: "error", file: "workflows/t/case/machine.json" });
    expect(found[0]?.pointer).toMatch(/^\/states\/one\/always/);
  });
});

describe("no round", () => {
  test.each<[string, object]>([
    ["ways that exclude each other", { one: to("two", "a"), two: to("one", "!a") }],
    [
      "a way that is taken only when the one before is not",
      {
        one: { always: [{ guard: "a", target: "three" }, { target: "two" }] },
        two: to("one", "a"),
        three: {},
      },
    ],
    ["a guard that looks at the chart", { one: to("two", "here"), two: to("one", "here") }],
    [
      "a parent that picks among its children",
      {
        one: { initial: "x", states: { x: {}, y: {} }, always: [{ guard: "a", target: ".y" }, { target: ".x" }] },
      },
    ],
    ["a way into a state that goes on and rests", { one: to("two"), two: to("three"), three: {} }],
  ])("%s", (_, states) => {
    expect(loops(states)).toEqual([]);
  });
});
