/** A running instance goes over to a newer version when its own definition says it may, and only where nothing of it is lost (docs/format/variants.md). */

import { describe, expect, test } from "vitest";
import type { CompiledProcess } from "../../../engine/compile/types.ts";
import { decide } from "../../../engine/decide/index.ts";
import { evolve } from "../../../engine/state/evolve.ts";
import type { Command, Decision, Instance } from "../../../engine/state/types.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { Acts, said } from "../../support/acts.ts";
import { DATE, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
type Shape = Record<string, unknown>;
const definition = (version: string, more: Shape = {}, states: Shape = {}): Written => ({
  process: { version },
  forms: { note: { text: TEXT, day: DATE } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "draft",
        meta: { open: { note: by } },
        states: {
          draft: { on: { go: "busy" } },
          busy: { on: { rest: "resting" } },
          resting: { on: { go: "busy" } },
          ...states,
        },
      },
      events: { go: by, rest: by, ...(more["events"] as Shape) },
      sections: { note: { form: "t/note", read: { owner: true, desk: true } } },
      facts: { calm: { is: "!case.is.busy" }, long: { is: "size(case.note.text) > 3" }, ...(more["facts"] as Shape) },
      deadlines: {
        term: { while: "case.is.resting", due: "3", unit: "day", ladder: {} },
        ...(more["deadlines"] as Shape),
      },
      access: { upgrade: "calm" },
      "items/part": {
        for: '["x"]',
        chart: { id: "part", initial: "on", states: { on: { on: { off: "off" } }, off: {} } },
        events: { off: by },
        facts: { mine: { is: "item.is.off" }, ...(more["own"] as Shape) },
      },
    },
  },
});
const first = written(definition("1.0.0"));
function start() {
  const a = new Acts(worldOf(first));
  a.create("a");
  a.patch("a", "ann", { note: { text: "x" } });
  a.do("a/part/x", "ann", "off");
  return a;
}
function upgrade(a: Acts, next: CompiledProcess, as = "desk", before: CompiledProcess = first): Decision {
  const person = a.world.person(as);
  const { now, ...clock } = a.world.clock;
  const command = {
    type: "Upgrade",
    id: "up",
    at: now,
    actor: { person: person.id, organisation: person.organisation },
  } as unknown as Command;
  return decide(next, a.world.get("a"), command, {
    contents: a.world.contents("a"),
    directory: a.world.directory,
    validate: compileValidators(next),
    clock,
    reserved: {},
    before,
  });
}
const done = (decision: Decision): Instance => {
  if (decision.outcome !== "accepted") throw new Error(said(decision));
  return decision.instance;
};

describe("going over", () => {
  const next = written(
    definition("1.1.0", {
      facts: { long: { is: "size(case.note.text) > 0" }, added: { is: 'case.note.text == "x"' } },
      own: { mine: { is: "item.is.on" }, extra: { is: "item.is.off" } },
      deadlines: { term: { while: "case.is.draft", due: "2", unit: "day", ladder: {} } },
    }),
  );
  test("states, sections and items stay; every fact and term is that of the new version", () => {
    const a = start();
    expect([a.fact("a", "long"), a.world.get("a").definition]).toEqual([false, first.hash]);
    const after = done(upgrade(a, next));
    expect(after.definition).toBe(next.hash);
    expect([after.main.chart, after.main.sections]).toEqual([
      a.world.get("a").main.chart,
      a.world.get("a").main.sections,
    ]);
    expect(after.main.facts).toMatchObject({ long: true, added: true, calm: true });
    expect(Object.values(after.items).map(({ chart, facts }) => [chart.leaves, facts])).toEqual([
      [["off"], { mine: false, extra: true }],
    ]);
    expect(Object.keys(after.main.deadlines)).toEqual(["term"]);
    expect(after.revision).toBe(a.world.get("a").revision + 1);
  });
  test("folding what happened gives the same instance", () => {
    const a = start();
    const decision = upgrade(a, next);
    if (decision.outcome !== "accepted") throw new Error(said(decision));
    const folded = decision.events.reduce(evolve, a.world.get("a"));
    expect({ ...folded, revision: decision.instance.revision }).toEqual(decision.instance);
  });
  test("a fact or term that the new version does not have is gone", () => {
    const a = start();
    a.do("a", "ann", "go");
    a.do("a", "ann", "rest");
    const shape = definition("1.2.0");
    const kind = shape.kinds["case"] as Shape;
    const { long: _long, ...facts } = kind["facts"] as Shape;
    const without = { ...shape, kinds: { case: { ...kind, facts, deadlines: {} } } };
    const after = done(upgrade(a, written(without)));
    expect([Object.keys(after.main.facts), after.main.deadlines]).toEqual([["calm"], {}]);
  });
});

describe("not going over", () => {
  const next = written(definition("1.1.0"));
  test("while its own definition says no, with the fact as reason", () => {
    const a = start();
    a.do("a", "ann", "go");
    expect(said(upgrade(a, next))).toBe("not-yet: calm");
  });
  test("where its definition never says when", () => {
    const shape = definition("1.0.0");
    const never = written({ ...shape, kinds: { case: { ...(shape.kinds["case"] as Shape), access: {} } } });
    const a = new Acts(worldOf(never));
    a.create("a");
    expect(said(upgrade(a, next, "desk", never))).toBe("not-allowed");
  });
  test("by somebody without a function in the group, or who may not know of it", () => {
    const a = start();
    expect([said(upgrade(a, next, "ann")), said(upgrade(a, next, "stranger"))]).toEqual(["not-allowed", "not-found"]);
  });
  test("to the version it runs on", () => {
    expect(said(upgrade(start(), first))).toBe("nothing-changes");
  });
  test("where a state it is in, or was in, an item or a written section is no more, named one by one", () => {
    const a = start();
    a.do("a", "ann", "go");
    a.do("a", "ann", "rest");
    const shape = definition("2.0.0");
    const kind = shape.kinds["case"] as Shape;
    const machine = kind["machine"] as Shape;
    const { resting: _resting, ...states } = machine["states"] as Shape;
    const { "items/part": _part, ...rest } = kind;
    const lost = written({
      ...shape,
      forms: { note: { text: TEXT, day: DATE }, other: { text: TEXT } },
      kinds: {
        case: {
          ...rest,
          machine: {
            ...machine,
            meta: { open: { other: by } },
            states: { ...states, busy: { on: { rest: "draft" } } },
          },
          sections: { other: { form: "t/other", read: { owner: true, desk: true } } },
          facts: { calm: { is: "!case.is.busy" } },
          deadlines: {},
        },
      },
    });
    const decision = upgrade(a, lost);
    expect(said(decision)).toBe("not-yet: case.states.resting, case.items.part, case.sections.note");
  });
});
