/** Charts: what XState passes silently is caught, and a step is pure (docs/format/chart.md). */

import { describe, expect, test } from "vitest";
import { type CompiledChart, compileChart } from "../../../engine/machine/index.ts";

const chartOf = (definition: object): CompiledChart => {
  const { chart, problems } = compileChart(definition as never);
  if (!chart) throw new Error(JSON.stringify(problems));
  return chart;
};
const problemsOf = (definition: object) =>
  compileChart(definition as never).problems.map(({ code, pointer }) => `${code} ${pointer}`);
const yes = () => true;
const no = () => false;

describe("what is wrong with a chart", () => {
  test.each<[string, object, string[]]>([
    [
      "a target that does not exist",
      { initial: "a", states: { a: { on: { go: "b" } } } },
      ["unknown-state /states/a/on/go"],
    ],
    [
      "a foreign id",
      { id: "c", initial: "a", states: { a: { on: { go: "#x.a" } } } },
      ["unknown-state /states/a/on/go"],
    ],
    [
      "an empty target",
      { id: "c", initial: "a", states: { a: { on: { go: "" } } } },
      ["unknown-state /states/a/on/go"],
    ],
    ["an initial that does not exist", { initial: "x", states: { a: {} } }, ["unknown-state /initial"]],
    ["states without an initial", { initial: "a", states: { a: { states: { b: {} } } } }, ["no-initial /states/a"]],
    [
      "the same key at two depths",
      { initial: "a", states: { a: { initial: "b", states: { b: {} } }, b: {} } },
      ["duplicate-state /states/b"],
    ],
    ["a wildcard", { initial: "a", states: { a: { on: { "*": "a" } } } }, ["wildcard /states/a/on/*"]],
    [
      "a partial wildcard",
      { initial: "a", states: { a: { on: { "place.*": "a" } } } },
      ["wildcard /states/a/on/place.*"],
    ],
    ["after", { initial: "a", states: { a: { after: { 10: "a" } } } }, ["not-supported /states/a/after"]],
    ["invoke", { initial: "a", states: { a: { invoke: { src: "x" } } } }, ["not-supported /states/a/invoke"]],
    ["context", { context: {}, initial: "a", states: { a: {} } }, ["not-supported /context"]],
  ])("%s is found, with its place", (_, definition, expected) => {
    expect(problemsOf(definition)).toEqual(expected);
  });
  test("every problem says what would help", () => {
    const { problems } = compileChart({ initial: "draf", states: { draft: { on: { go: "draftt" } } } } as never);
    expect(problems.map(({ remedy }) => remedy.includes("draft"))).toEqual([true, true]);
  });
});

describe("a step", () => {
  const chart = chartOf({
    id: "c",
    initial: "a",
    states: {
      a: {
        on: {
          go: [
            { target: "b", guard: "open" },
            { target: "z", guard: "!open" },
          ],
          stay: "a",
          never: {},
          shut: { target: "b", guard: "open" },
        },
      },
      b: {
        initial: "b1",
        on: { up: "a", inner: { actions: "outer" } },
        states: { b1: { on: { inner: { target: "b2", guard: "open" }, up: {} } }, b2: {}, back: { type: "history" } },
        entry: "in",
        exit: "out",
      },
      z: { on: { resume: "b.back" } },
    },
  });
  const at = (chartState: { leaves: readonly string[] } | undefined) => chartState?.leaves.join(" ");

  test("takes the first way whose guard holds, and tells what was entered, left and is to be done", () => {
    const { state } = chart.initial(yes);
    const step = chart.step(state, "go", yes);
    expect(step).toMatchObject({ entered: ["b", "b1"], exited: ["a"], actions: ["in"] });
    expect(at(chart.step(state, "go", (guard) => guard === "!open")?.state)).toBe("z");
  });
  test("a forbidden, an unknown and a guarded event give nothing; a way to where it is gives the same state", () => {
    const { state } = chart.initial(yes);
    expect([chart.step(state, "never", yes), chart.step(state, "unknown", yes), chart.step(state, "shut", no)]).toEqual(
      [undefined, undefined, undefined],
    );
    expect(chart.step(state, "stay", yes)?.state).toEqual(state);
    expect([chart.possible(state), chart.ways(state, "never")]).toEqual([["go", "stay", "shut"], []]);
  });
  test("the parent takes what the child's guard refuses, and not what the child forbids", () => {
    const inB = chart.step(chart.initial(yes).state, "go", yes)?.state;
    if (!inB) throw new Error("no step");
    expect(chart.step(inB, "inner", no)?.actions).toEqual(["outer"]);
    expect(at(chart.step(inB, "inner", yes)?.state)).toBe("b2");
    expect(chart.step(inB, "up", yes)).toBeUndefined();
  });
  test("history is kept as names, and another compiled copy of the chart comes back to it", () => {
    const parts = {
      initial: "b",
      states: {
        b: {
          initial: "b1",
          on: { leave: "z" },
          states: { b1: { on: { on: "b2" } }, b2: {}, back: { type: "history" } },
        },
        z: { on: { resume: "b.back" } },
      },
    };
    const one = chartOf(parts);
    let { state } = one.initial(yes);
    for (const event of ["on", "leave"]) state = one.step(state, event, yes)?.state ?? state;
    const kept = JSON.parse(JSON.stringify(state));
    expect(kept).toEqual({ leaves: ["z"], history: { back: ["b2"] } });
    expect(at(chartOf(parts).step(kept, "resume", yes)?.state)).toBe("b2");
  });
});

describe("how a state is reached that stands elsewhere", () => {
  const chart = (target: string, id?: string) => ({
    ...(id === undefined ? {} : { id }),
    initial: "a",
    states: { a: { on: { go: target } }, b: { initial: "deep", states: { deep: {} } } },
  });
  test.each([
    ["deep", "c", 'It stands elsewhere in the chart: write "#c.b.deep".'],
    ["deep", undefined, 'give the chart an "id" and write "#<id>.b.deep"'],
    ["#b.deep", undefined, 'Give the chart an "id" first'],
    ["#c.b.dep", "c", 'Did you mean "#c.b.deep"?'],
    ["bb", "c", 'Did you mean "b"?'],
  ])("%s", (target, id, remedy) => {
    const { problems } = compileChart(chart(target, id) as never);
    expect(problems.map((one) => one.remedy)).toEqual([expect.stringContaining(remedy)]);
  });
});
