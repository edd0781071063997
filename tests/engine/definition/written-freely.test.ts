/** What a definition may say in more than one way means the same. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { runExample } from "../../../engine/simulate/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { filesOf, type Written, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const chart = {
  id: "case",
  type: "parallel",
  states: {
    one: {
      initial: "a",
      states: { a: { on: { go: { target: "b", guard: "never", description: "not yet" } } }, b: {} },
    },
    two: { initial: "c", states: { c: {} } },
  },
};
const rows = (cells: readonly (readonly unknown[])[]): Written => ({
  kinds: {
    case: {
      machine: chart,
      events: { go: by },
      sections: {},
      facts: {
        rule: { table: { in: ["n: int", "b: bool"], out: "int", rows: cells } },
        never: { is: "rule(1, true) == 5" },
      },
    },
  },
});
const TEXTS = rows([
  ["1", "true", "4"],
  ["-", "-", "5"],
]);
const VALUES = rows([
  [1, true, 4],
  ["-", "-", 5],
]);

test("cells of a table are texts, numbers or truth values", () => {
  const answers = [TEXTS, VALUES].map((one) => {
    const rule = written(one).kinds["case"]?.environment.functions?.["rule"];
    return [rule?.call(1n, true), rule?.call(2n, true)];
  });
  expect(answers).toEqual([
    [4n, 5n],
    [4n, 5n],
  ]);
});

describe("an example", () => {
  const play = (steps: readonly object[], more: object = {}) => {
    const files = filesOf(VALUES);
    const begin = { at: "a", as: "owner", new: "case" };
    files.set("workflows/t/examples/e.json", JSON.stringify({ ...more, day: "2026-03-02", steps: [begin, ...steps] }));
    const { process, findings } = publish({ root: "workflows/t", files });
    if (!process) throw new Error(JSON.stringify(findings));
    return runExample(process, "e", { validate: compileValidators(process) }).failures;
  };
  const inStates = (states: unknown): object => JSON.parse(`{"then": {"a": ${JSON.stringify(states)}}}`) as object;

  test("needs no title, and names states of parallel charts joined or in a list", () => {
    expect(play([inStates("a, c"), inStates("one.a c"), inStates(["one.a", "two.c"])])).toEqual([]);
    expect(play([inStates(["a", "b"])])).toHaveLength(1);
  });
  test("names one reason or several", () => {
    const act = { at: "a", as: "owner", do: "go" };
    expect(
      play([
        { ...act, refused: "never" },
        { ...act, refused: ["never"] },
      ]),
    ).toEqual([]);
    expect(play([{ ...act, refused: "always" }])).toHaveLength(1);
  });
});

describe("a profile", () => {
  const PROFILE = "workflows/profiles/plain/profile.json";
  const under = (change: (profile: Record<string, unknown>) => void) => {
    const files = filesOf(VALUES);
    const profile = JSON.parse(files.get(PROFILE) ?? "") as Record<string, unknown>;
    change(profile);
    return publish({ root: "workflows/t", files: files.set(PROFILE, JSON.stringify(profile)) });
  };
  test("lists holidays as bare days or with a name", () => {
    const named = { day: "2026-12-25", name: "Christmas" };
    const { process } = under((profile) => Object.assign(profile, { holidays: ["2026-01-01", named] }));
    expect(process?.profile.holidays).toEqual([{ day: "2026-01-01", name: "2026-01-01" }, named]);
  });
  test("that has a fault is told at the fault, and is not missed besides", () => {
    const { findings } = under((profile) => Object.assign(profile, { holidays: ["1 January"] }));
    expect(findings).toMatchObject([{ file: PROFILE, pointer: "/holidays/0", severity: "error" }]);
  });
});

test("an expression where the name of a fact is asked is told so", () => {
  const files = filesOf(VALUES);
  const machine = "workflows/t/case/machine.json";
  files.set(machine, (files.get(machine) ?? "").replace('"never"', '"case.is.a && case.is.c"'));
  expect(publish({ root: "workflows/t", files }).findings).toMatchObject([
    {
      code: "bad-name",
      file: machine,
      message: 'Here the name of a fact is asked; found "case.is.a && case.is.c".',
      remedy: "Give the expression a name in facts, with words of its own, and write that name here.",
    },
  ]);
});
