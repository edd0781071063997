/** Faults of names and of ways that are asked only once are told when a definition is verified. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf } from "../../support/fixtures.ts";

const found = (machine: object, more: object = {}): readonly string[] =>
  publish({
    root: "workflows/t",
    files: filesOf({
      kinds: { case: { machine: { id: "case", ...machine }, facts: { ready: { is: "1 > 2" } }, ...more } },
    }),
  }).findings.map(({ code, pointer }) => `${code} ${pointer}`);
const done = (onDone: unknown) =>
  found(
    {
      initial: "one",
      states: {
        one: { initial: "a", states: { a: { on: { go: "b" } }, b: { type: "final" } }, onDone },
        two: { type: "final" },
      },
    },
    { events: { go: { by: ["owner"] } } },
  );

test("a way out of what is done that may be shut at that moment is told", () => {
  expect(done({ target: "two", guard: "ready" })).toContain("asked-once /states/one/onDone");
  expect(done([{ target: "two", guard: "ready" }, { target: "two" }]).join()).not.toContain("asked-once");
});

test.each(["valueOf", "constructor", "toString"])("an event called %s is told: no request could name it", (name) => {
  const machine = { initial: "one", states: { one: { on: { [name]: "two" } }, two: { type: "final" } } };
  expect(found(machine, { events: { [name]: { by: ["owner"] } } }).join()).toMatch(/bad-name|forbidden-name/);
});
