/** Examples of the base walk through a variant that leaves a step out. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { runExample } from "../../../engine/simulate/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { filesOf, type Written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition: Written = {
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        states: {
          one: { on: { go: "check" } },
          check: { on: { pass: { target: "done", actions: "tell" }, back: "one" } },
          done: { on: { back: "one" } },
        },
      },
      events: { go: by, pass: by, back: by },
      sections: {},
      facts: {},
      effects: { tell: { notify: ["desk"] } },
    },
  },
};
const root = "workflows/t";
const variant = `${root}/variants/short`;
const example = (steps: readonly object[]) => JSON.stringify({ title: "t", day: "2026-03-02", steps });
const act = (event: string, more: object = {}) => ({ at: "a", as: "owner", do: event, ...more });
const inState = (state: string): object => JSON.parse(`{"then": {"a": "${state}"}}`) as object;

function play(base: readonly object[], own: readonly object[] = []) {
  const files = filesOf(definition);
  const edits = { e: { skipStep: "case.states.check", as: "pass" } };
  files.set(`${root}/examples/base.json`, example([{ at: "a", as: "owner", new: "case" }, ...base]));
  files.set(`${variant}/overlay.json`, JSON.stringify({ id: "short", base: "t@1.0.0", edits }));
  if (own.length > 0)
    files.set(`${variant}/examples/own.json`, example([{ at: "a", as: "owner", new: "case" }, ...own]));
  const { process, findings } = publish({ root, files }, [{ root: variant, files }]);
  if (!process) throw new Error(JSON.stringify(findings));
  return runExample(process, own.length > 0 ? "own" : "base", { validate: compileValidators(process) });
}

describe("an example of the base under a variant that skips a step", () => {
  test("passes over what was done in that step; its effects followed at once", () => {
    const result = play([act("go"), { log: "tell from a" }, act("pass"), inState("done")]);
    expect(result.failures).toEqual([]);
  });
  test("an event that is possible elsewhere is still sent", () => {
    expect(play([act("go"), act("back"), inState("one")]).failures).toEqual([]);
  });
  test("a state that is not reached is still a failure", () => {
    expect(play([act("go"), act("pass"), inState("one")]).failures).toHaveLength(1);
  });
  test("an example of the variant itself passes over nothing", () => {
    expect(play([], [act("go"), act("pass")]).failures).toHaveLength(1);
  });
});
