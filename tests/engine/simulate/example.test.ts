/** The player of examples: it says no when an expectation does not come true. */

import { describe, expect, test } from "vitest";
import type { ExampleDefinition } from "../../../engine/definition/types.ts";
import { runExample } from "../../../engine/simulate/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { TEXT, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const process = written({
  process: { circles: { others: ["desk", "guest"] } },
  forms: { note: { text: TEXT } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { note: by } },
        states: {
          one: {
            on: { go: { target: "two", guard: "filled", actions: "tell" }, jump: { target: "two", guard: "both" } },
          },
          two: { initial: "deep", states: { deep: { on: { on: "deeper" } }, deeper: {} } },
        },
      },
      events: { go: by, on: by, jump: by },
      sections: { note: { form: "t/note", read: { owner: true, desk: "filled", guest: true } } },
      facts: {
        filled: { is: 'case.note.text != ""' },
        isYes: { is: 'case.note.text == "yes"' },
        both: { is: "filled && isYes" },
        named: { is: "[case.note.text]" },
      },
      access: { exclude: { named: "named" } },
      effects: { tell: { notify: ["desk"] } },
      "items/part": {
        add: by,
        grants: { guest: { to: 'item.key == "" ? [] : [item.key + "-aunt"]', while: "item.is.open" } },
        chart: { id: "part", initial: "open", states: { open: { on: { shut: "closed" } }, closed: {} } },
        events: { shut: by },
      },
    },
  },
});
const validate = compileValidators(process);
const begin = [
  { at: "a", as: "owner", new: "case" },
  { at: "a", as: "owner", patch: { note: { text: "x" } } },
];
const run = (steps: readonly object[], more: Partial<ExampleDefinition> = {}, others: Record<string, unknown> = {}) =>
  runExample(
    { ...process, examples: { ...others, e: { title: "e", day: "2026-03-02", ...more, steps } } } as never,
    "e",
    { validate },
  );
const failures = (steps: readonly object[]) =>
  run([...begin, ...steps]).failures.map(({ expected, found }) => [expected, found]);

/** A step that expects a state; written so, because an object with that key is taken for a promise. */
const inState = (state: string): object => JSON.parse(`{"then": {"a": "${state}"}}`) as object;

describe("expectations", () => {
  test.each<[string, object, object]>([
    ["a state", inState("one"), inState("two")],
    ["a reader", { reads: { "a note desk": true } }, { reads: { "a note desk": false } }],
    ["a list by role", { lists: { desk: ["a"] } }, { lists: { desk: [] } }],
    ["a list by instance", { lists: { "a desk": true, "a stranger": false } }, { lists: { "a desk": false } }],
    [
      "a refusal by its code in words",
      { at: "a", as: "owner", do: "on", refused: ["on is not possible now"] },
      { at: "a", as: "owner", do: "on", refused: ["text is not open for owner"] },
    ],
    [
      "a refusal by its role",
      { at: "a", as: "desk", do: "go", refused: ["not allowed"] },
      { at: "a", as: "desk", do: "go", refused: ["filled"] },
    ],
    [
      "a refusal by the gate that was asked",
      { at: "a", as: "owner", do: "jump", refused: ["both"] },
      { at: "a", as: "owner", do: "jump", refused: ["filled"] },
    ],
    [
      "a refusal by the smallest part of it",
      { at: "a", as: "owner", do: "jump", refused: ["isYes"] },
      { at: "a", as: "desk", do: "jump", refused: ["both"] },
    ],
    ["an acceptance", { at: "a", as: "owner", do: "go" }, { at: "a", as: "owner", do: "go", refused: ["filled"] }],
  ])("%s holds, and its opposite fails with what was found", (_, right, wrong) => {
    expect(failures([right])).toEqual([]);
    const [failed] = failures([wrong]);
    expect(failed?.[1]).toEqual(expect.any(String));
  });
  test("several keys are added in one step", () => {
    const add = { at: "a", as: "owner", add: "part", key: ["x", "y"] };
    expect(failures([add, { at: "a/part/y", as: "owner", do: "shut" }])).toEqual([]);
    expect(failures([add, { ...add, key: "y", refused: ["already there"] }])).toEqual([]);
  });
  test("whoever is granted a role reads, also when no group, holder or list of people names him", () => {
    const add = { at: "a", as: "owner", add: "part", key: "x" };
    const no = { reads: { "a note x-aunt": false, "a note guest": false }, lists: { "a x-aunt": false } };
    const yes = { reads: { "a note x-aunt": true, "a note guest": true }, lists: { "a x-aunt": true, guest: ["a"] } };
    const shut = { at: "a/part/x", as: "owner", do: "shut" };
    expect(failures([no, add, yes, shut, no])).toEqual([]);
    expect(failures([add, no]).length).toBe(3);
  });
  test("a circle stands for its roles", () => {
    const blank = { at: "a", as: "owner", patch: { note: { text: "" } } };
    const add = { at: "a", as: "owner", add: "part", key: "x" };
    expect(failures([{ reads: { "a note others": true } }, blank, { reads: { "a note others": false } }])).toEqual([]);
    expect(failures([blank, add, { reads: { "a note others": true } }])).toEqual([]);
  });
  test("the log is asked line by line", () => {
    expect(failures([{ at: "a", as: "owner", do: "go" }, { log: ["tell from a"] }])).toEqual([]);
    expect(failures([{ log: "tell from a" }]).length).toBe(1);
  });
  test("a notice that nobody got is no sending: the line has to say that there was no receiver", () => {
    const alone = [{ at: "a", as: "owner", do: "go" }];
    expect(failures([...alone, { log: "tell from a" }])).toEqual([]);
    const shut = [{ at: "a", as: "owner", patch: { note: { text: "desk" } } }, ...alone];
    expect(failures([...shut, { log: "tell from a" }]).length).toBe(1);
    expect(failures([...shut, { log: "tell from a: no receiver" }])).toEqual([]);
  });
  test("a command that is refused where none was expected is a failure, with its sentence", () => {
    expect(failures([{ at: "a", as: "desk", do: "go" }])[0]?.[1]).toMatch(/^refused: Only owner/);
  });
});

describe("starting from another example", () => {
  const others = {
    road: {
      title: "road",
      day: "2026-03-02",
      steps: [...begin, { at: "a", as: "owner", do: "go", name: "gone" }, { at: "a", as: "owner", do: "on" }],
    },
  };
  test("until a named step, or until a state is first reached", () => {
    for (const until of ["gone", "a two.deep"])
      expect(run([inState("two.deep")], { given: { example: "road", until } }, others).failures).toEqual([]);
  });
  test("a point that is never reached is a failure", () => {
    expect(run([], { given: { example: "road", until: "a nowhere" } }, others).failures[0]?.found).toBe(
      "it was never reached",
    );
  });
});
