/** A running instance is taken to another version by a map: states and fields under their new names, or not at all and why. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompiledProcess } from "../../../engine/compile/types.ts";
import { decide } from "../../../engine/decide/index.ts";
import { planMigration, proposedMap } from "../../../engine/migrate/plan.ts";
import { evolve } from "../../../engine/state/evolve.ts";
import { type MigrationMap, NO_MAP, standingLeaves } from "../../../engine/state/migration.ts";
import type { Command, Decision, Instance } from "../../../engine/state/types.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { Acts, said } from "../../support/acts.ts";
import { DATE, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const on = (event: string, target: string) => ({ on: { [event]: target } });
interface Names {
  readonly version?: string;
  readonly check?: string;
  readonly field?: string;
  readonly split?: boolean;
}
/** The version after renames a step and a field, and splits another step in two. */
const definition = ({ version = "1.0.0", check = "check", field = "text", split = false }: Names): Written => ({
  process: { version },
  forms: { note: { [field]: TEXT, day: DATE } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "draft",
        meta: { open: { note: by } },
        states: {
          draft: on("go", check),
          [check]: on("rest", "table"),
          table: split
            ? { initial: "before", states: { before: on("hold", "after"), after: {} }, ...on("go", check) }
            : on("go", check),
        },
      },
      events: { go: by, rest: by, ...(split ? { hold: by } : {}) },
      sections: { note: { form: "t/note", read: { owner: true } } },
      facts: { filled: { is: `case.note.${field} != ""` } },
      "items/part": {
        for: '["x"]',
        chart: { id: "part", initial: "on", states: { on: on("off", "off"), off: on("on", "on") } },
        events: { off: by, on: by },
      },
    },
  },
});
const first = written(definition({}));
const second = written(definition({ version: "2.0.0", check: "review", field: "question", split: true }));
const map: MigrationMap = {
  states: { "case.states.check": "review" },
  fields: { "case.sections.note.text": "question" },
};
function inState(...events: readonly string[]): Acts {
  const a = new Acts(worldOf(first));
  a.create("a");
  a.patch("a", "ann", { note: { text: "x" } });
  for (const event of events) a.do("a", "ann", event);
  return a;
}
function goOver(a: Acts, next: CompiledProcess, by: MigrationMap): Decision {
  const person = a.world.person("ann");
  const { now, ...clock } = a.world.clock;
  const actor = { person: person.id, organisation: person.organisation };
  const command = { type: "GoOver", id: "over", at: now, actor, map: by, to: next.hash } as unknown as Command;
  const contents = a.world.contents("a");
  const validate = compileValidators(next);
  return decide(next, a.world.get("a"), command, {
    contents,
    directory: a.world.directory,
    validate,
    clock,
    reserved: {},
    before: first,
  });
}
function done(decision: Decision) {
  if (decision.outcome !== "accepted") throw new Error(said(decision));
  return decision;
}
const reasons = (decision: Decision): readonly string[] =>
  decision.outcome === "rejected" ? decision.rejection.reasons.map(({ name }) => name) : [decision.outcome];

describe("going over with a map", () => {
  test("a renamed step and field keep what stood in them, since when and by whom", () => {
    const a = inState("go");
    const before = a.world.get("a");
    const { instance, written: sections } = done(goOver(a, second, map));
    expect(instance.main.chart.leaves).toEqual(["review"]);
    expect(instance.main.since["review"]).toBe(before.main.since["check"]);
    expect(sections).toEqual([{ unit: null, section: "note", fields: { question: "x" } }]);
    expect([instance.definition, instance.main.facts["filled"]]).toEqual([second.hash, true]);
  });
  test("a step that was split is entered at its beginning", () => {
    const { instance } = done(goOver(inState("go", "rest"), second, map));
    expect(instance.main.chart.leaves).toEqual(["before"]);
    expect(instance.main.since["before"]).toBeDefined();
  });
  test("what has no place keeps it where it is, and says each place", () => {
    const a = inState("go");
    expect(reasons(goOver(a, second, NO_MAP))).toEqual(["case.states.check", "case.sections.note.text"]);
    expect(reasons(goOver(a, second, { ...map, states: { "case.states.check": null } }))).toEqual([
      "case.states.check",
    ]);
  });
  test("a value that is dropped on purpose is gone, and nothing else", () => {
    const { written: sections } = done(
      goOver(inState("go"), second, { ...map, fields: { "case.sections.note.text": null } }),
    );
    expect(sections).toEqual([{ unit: null, section: "note", fields: {} }]);
  });
  test("the commit says all that happened: its events folded are its instance", () => {
    const a = inState("go");
    const { instance, events } = done(goOver(a, second, map));
    const folded: Instance = events.reduce(evolve, a.world.get("a"));
    expect({ ...folded, revision: instance.revision }).toEqual(instance);
  });
});

describe("whatever was done before", () => {
  const steps = fc.array(fc.constantFrom(["a", "go"], ["a", "rest"], ["a/part/x", "off"], ["a/part/x", "on"]), {
    maxLength: 12,
  });
  const played = (list: readonly (readonly string[])[]): Acts => {
    const a = inState();
    for (const [at = "", event = ""] of list) a.do(at, "ann", event);
    return a;
  };
  test("to the same version nothing happens", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const decision = goOver(played(list), first, NO_MAP);
        expect(decision.outcome === "rejected" && decision.rejection.code).toBe("nothing-changes");
      }),
      { numRuns: 30 },
    );
  });
  test("what the map does not touch stays", () => {
    const newer = written(definition({ version: "1.1.0" }));
    fc.assert(
      fc.property(steps, (list) => {
        const a = played(list);
        const { main, items } = a.world.get("a");
        const after = done(goOver(a, newer, NO_MAP)).instance;
        expect(after.main).toEqual(main);
        expect(after.items).toEqual(items);
      }),
      { numRuns: 30 },
    );
  });
});

test("a chart stands in one state of each region, and in no two that exclude each other", () => {
  const { chart } = second.kinds["case"] ?? {};
  if (!chart) throw new Error("no case");
  expect(standingLeaves(chart, ["table"])).toEqual(["before"]);
  expect(standingLeaves(chart, ["draft", "review"])).toBeUndefined();
});

test("a plan proposes what designers renamed, what is called the same, and the only new one; the rest is chosen", () => {
  const renames = { "case.states.check": "review", "forms.t/note.text": "question" };
  expect(proposedMap(planMigration(first, second, renames))).toEqual(map);
  const alone = planMigration(first, second);
  expect(alone.states.find(({ state }) => state === "check")).toMatchObject({ to: "review", ground: "only-one" });
  expect(planMigration(first, first).states.every(({ change }) => change === "same")).toBe(true);
});
