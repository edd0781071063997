/** Why not, patches, records, gates on roles and the cost of a commit (docs/format/settling.md). Over 300 lines: they share one small process. */

import { describe, expect, test } from "vitest";
import { mayRead } from "../../../engine/access/access.ts";
import { rolesOf } from "../../../engine/access/roles.ts";
import { publish } from "../../../engine/publish.ts";
import type { Decision } from "../../../engine/state/types.ts";
import { instanceView } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { DATE, filesOf, NAMES, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const desk = { by: ["desk"] };
const base = (more: Record<string, unknown>, forms = {}): Written => ({
  forms: {
    note: { text: TEXT, other: TEXT, kind: { type: "string", enum: ["red", "blue"], absent: "red" } },
    ...forms,
  },
  kinds: { case: more },
});
const start = (definition: Written) => {
  const a = new Acts(worldOf(written(definition)));
  expect(said(a.create("a"))).toBe("accepted");
  return a;
};
const note = { form: "t/note", read: { owner: true } };
const open = { open: { note: by } };

describe("why not", () => {
  test("18: it names the smallest named parts of a conjunction, through facts, per way out, a negated one with its mark", () => {
    const a = start(
      base({
        machine: {
          id: "case",
          initial: "one",
          meta: open,
          states: {
            one: { on: { go: { target: "two", guard: "ready" }, other: { target: "two", guard: "either" } } },
            two: {},
          },
        },
        events: { go: by, other: by },
        sections: { note },
        facts: {
          filled: { is: 'case.note.text != ""' },
          blocked: { is: 'case.note.kind == "red"' },
          both: { is: "filled && !blocked" },
          ready: { is: "both && size(items.part) > 0" },
          either: { is: "filled || !blocked" },
        },
        "items/part": { for: '["x"]', chart: { id: "part", initial: "open", states: { open: {} } } },
      }),
    );
    expect(said(a.do("a", "ann", "go"))).toBe("not-yet: filled, !blocked");
    expect(said(a.do("a", "ann", "other"))).toBe("not-yet: either");
    a.patch("a", "ann", { note: { text: "x" } });
    expect(said(a.do("a", "ann", "go"))).toBe("not-yet: !blocked");
  });
});

describe("why not, with several ways out of one event", () => {
  const definition = base({
    machine: {
      id: "case",
      initial: "one",
      meta: open,
      states: {
        one: {
          on: {
            end: [
              { id: "home", target: "home", guard: "calm" },
              { id: "away", target: "away", guard: "moved" },
            ],
          },
        },
        home: {},
        away: {},
      },
    },
    events: { end: by },
    sections: { note },
    facts: {
      told: { is: 'case.note.text != ""' },
      blue: { is: 'case.note.kind == "blue"' },
      other: { is: 'case.note.other != ""' },
      calm: { is: "told && blue" },
      moved: { is: "told && other" },
    },
  });
  test("18: each way is told with its own reasons, so that two choices do not read like one impossible demand", () => {
    const a = start(definition);
    const refused = (decision: Decision) =>
      decision.outcome === "rejected"
        ? (decision.rejection.details["ways"] as readonly { way: string; reasons: readonly { name: string }[] }[]).map(
            ({ way, reasons }) => [way, reasons.map(({ name }) => name)],
          )
        : [];
    expect(refused(a.do("a", "ann", "end"))).toEqual([
      ["home", ["told", "blue"]],
      ["away", ["told", "other"]],
    ]);
    a.patch("a", "ann", { note: { text: "x" } });
    expect(refused(a.do("a", "ann", "end"))).toEqual([
      ["home", ["blue"]],
      ["away", ["other"]],
    ]);
    const actor = { person: a.world.person("ann").id, organisation: a.world.person("ann").organisation };
    const [button] = instanceView(a.world.context("a"), actor).main.events;
    expect(button?.ways?.map(({ way, reasons }) => [way, reasons.map(({ name }) => name)])).toEqual([
      ["home", ["blue"]],
      ["away", ["other"]],
    ]);
    a.patch("a", "ann", { note: { other: "x" } });
    expect([said(a.do("a", "ann", "end")), a.at("a")]).toEqual(["accepted", "away"]);
  });
});

describe("patches", () => {
  const definition = base(
    {
      machine: { id: "case", initial: "one", meta: { open: { note: by, extra: by, shut: desk } }, states: { one: {} } },
      sections: {
        note,
        extra: { form: "t/extra", read: { owner: true }, when: "wide", whenGone: "erase" },
        shut: { form: "t/extra", read: { owner: true, desk: true }, when: "wide" },
      },
      facts: { wide: { is: 'case.note.kind == "blue"' }, whole: { is: "case.complete.extra" } },
    },
    { extra: { must: { type: "string", absent: "", required: true } } },
  );
  test("19: several sections are judged after the whole patch, in whichever order they stand", () => {
    for (const patch of [
      { note: { kind: "blue" }, extra: { must: "x" } },
      { extra: { must: "x" }, note: { kind: "blue" } },
    ]) {
      const a = start(definition);
      expect(said(a.patch("a", "ann", patch))).toBe("accepted");
      expect(a.fact("a", "whole")).toBe(true);
    }
  });
  test("19: a section whose `when` is false cannot be written, lacks nothing, and is erased when it goes", () => {
    const a = start(definition);
    expect(a.fact("a", "whole")).toBe(true);
    expect(said(a.patch("a", "ann", { extra: { must: "x" } }))).toBe("not-yet: wide");
    a.patch("a", "ann", { note: { kind: "blue" } });
    expect(a.fact("a", "whole")).toBe(false);
    a.patch("a", "ann", { extra: { must: "x" } });
    a.patch("a", "ann", { note: { kind: "red" } });
    expect([a.world.contents("a").read(null, "extra"), a.world.get("a").main.sections["extra"]]).toEqual([
      undefined,
      undefined,
    ]);
  });
  test("19: a section that the same patch makes appear is still only for whom it is open", () => {
    const a = start(definition);
    expect(said(a.patch("a", "ann", { note: { kind: "blue" }, shut: { must: "x" } }))).toBe("section-closed");
    expect(a.world.contents("a").read(null, "shut")).toBeUndefined();
  });
  test("two people may write two fields at once; the same field shows both values", () => {
    const a = start(definition);
    a.patch("a", "ann", { note: { text: "first", other: "o" } });
    expect(said(a.patch("a", "ann", { note: { other: "mine" } }, { other: "o" }))).toBe("accepted");
    const decision = a.patch("a", "ann", { note: { text: "mine" } }, { text: "" });
    expect(said(decision)).toBe("stale-value");
    expect(decision.outcome === "rejected" && decision.rejection.details["conflicts"]).toEqual([
      { field: "text", yours: "mine", theirs: "first" },
    ]);
  });
  test("what is sent along at the start goes only where the starter may write", () => {
    const a = new Acts(worldOf(written(definition)));
    expect(said(a.create("x", "ann", "case", { shut: { must: "x" } }))).toBe("section-closed");
    expect(a.world.has("x")).toBe(false);
    expect(said(a.create("y", "ann", "case", { note: { text: "x" } }))).toBe("accepted");
  });
});

describe("facts, records, types", () => {
  test("20: a change recomputes what reads it and nothing else, also with two hundred items", () => {
    const definition = base(
      {
        machine: { id: "case", initial: "one", meta: { open: { people: by, note: by } }, states: { one: {} } },
        sections: { people: { form: "t/people", read: { owner: true } }, note },
        facts: { count: { is: "size(items.part)" }, said: { is: "case.note.text" } },
        "items/part": {
          for: "case.people.names",
          chart: { id: "part", initial: "open", states: { open: { on: { go: "done" } }, done: {} } },
          events: { go: by },
          facts: { mine: { is: "item.key + case.people.names[0]", else: '""' } },
        },
      },
      { people: { names: { ...NAMES, maxItems: 300 } } },
    );
    const a = start(definition);
    a.patch("a", "ann", { people: { names: Array.from({ length: 200 }, (_, n) => `p${n}`) } });
    expect(a.fact("a", "count")).toBe(200n);
    const decision = a.patch("a", "ann", { note: { text: "x" } });
    expect(decision.outcome === "accepted" && decision.events.filter(({ type }) => type === "FactsChanged")).toEqual([
      { type: "FactsChanged", unit: null, facts: { said: "x" } },
    ]);
  });
  test("21: a fact is now, a record stays: what was right when taken does not turn wrong", () => {
    const a = start(
      base(
        {
          machine: {
            id: "case",
            initial: "one",
            meta: open,
            states: { one: { on: { sign: { target: "signed", actions: "fix" } } }, signed: {} },
          },
          events: { sign: by },
          sections: { note, outcome: { form: "t/outcome", read: { owner: true } } },
          facts: { blue: { is: 'case.note.kind == "blue"' } },
          effects: { fix: { record: "outcome", with: { wasBlue: "blue" } } },
        },
        { outcome: { wasBlue: { type: "boolean", absent: false } } },
      ),
    );
    a.patch("a", "ann", { note: { kind: "blue" } });
    a.do("a", "ann", "sign");
    a.patch("a", "ann", { note: { kind: "red" } });
    expect([a.fact("a", "blue"), a.world.contents("a").read(null, "outcome")]).toEqual([false, { wasBlue: true }]);
  });
  test("21: an objection after the signing changes the fact, not the record; nobody can write a record, and a policy reads it", () => {
    const a = start({
      process: {},
      ...base(
        {
          machine: {
            id: "case",
            initial: "one",
            meta: open,
            states: { one: { on: { sign: { target: "signed", guard: "quorate", actions: "fix" } } }, signed: {} },
          },
          events: { sign: by },
          sections: { note, outcome: { form: "t/outcome", read: { owner: true } } },
          facts: {
            agreed: { is: "items.voice.filter(v, v.is.agreed).map(v, v.key)" },
            quorate: { is: "size(agreed) >= 2" },
            unquorate: { is: "case.is.signed && !case.outcome.quorate" },
          },
          effects: { fix: { record: "outcome", with: { quorate: "quorate", who: "agreed", text: "case.note.text" } } },
          "items/voice": {
            for: '["x", "y"]',
            chart: {
              id: "voice",
              initial: "open",
              states: { open: { on: { agree: "agreed" } }, agreed: { on: { object: "open" } } },
            },
            events: { agree: by, object: by },
          },
        },
        { outcome: { quorate: { type: "boolean", absent: false }, who: NAMES, text: TEXT } },
      ),
    });
    a.do("a/voice/x", "ann", "agree");
    expect(said(a.do("a", "ann", "sign"))).toBe("not-yet: quorate");
    a.do("a/voice/y", "ann", "agree");
    a.patch("a", "ann", { note: { text: "as it was" } });
    expect(said(a.do("a", "ann", "sign"))).toBe("accepted");
    const kept = { quorate: true, who: ["x", "y"], text: "as it was" };
    expect(a.world.contents("a").read(null, "outcome")).toEqual(kept);
    a.do("a/voice/x", "ann", "object");
    a.patch("a", "ann", { note: { text: "as it is" } });
    expect([a.fact("a", "quorate"), a.fact("a", "unquorate")]).toEqual([false, false]);
    expect(said(a.patch("a", "ann", { outcome: { quorate: false } }))).toBe("section-closed");
    expect(a.world.contents("a").read(null, "outcome")).toEqual(kept);
  });
  test("23: a literal compared with a choice field must be one of its choices, and all() over what may be empty is a hint", () => {
    const { process, findings } = publish({
      root: "workflows/t",
      files: filesOf(
        base({
          machine: { id: "case", initial: "one", meta: open, states: { one: {} } },
          sections: { note },
          facts: { green: { is: 'case.note.kind == "green"' }, every: { is: "items.part.all(p, p.wanted)" } },
          "items/part": { for: '["x"]', chart: { id: "part", initial: "open", states: { open: {} } } },
        }),
      ),
    });
    expect(process).toBeUndefined();
    expect(findings.find(({ pointer }) => pointer === "/green/is")?.severity).toBe("error");
    expect(findings.find(({ pointer }) => pointer === "/every/is")).toMatchObject({
      severity: "hint",
      code: "all-of-nothing",
    });
  });
});

describe("gates on roles", () => {
  const definition = base(
    {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { note: by, shut: by } },
        states: { one: { on: { tell: { actions: "tell" } } } },
      },
      events: { tell: desk },
      sections: {
        note: { form: "t/note", read: { owner: true, desk: true } },
        shut: { form: "t/shut", read: { owner: true } },
      },
      facts: { open: { is: 'case.note.kind == "blue"' }, barred: { is: "case.shut.people" } },
      effects: { tell: { notify: ["owner"] } },
      access: { only: { desk: "open" }, exclude: { objection: "barred" } },
    },
    { shut: { people: NAMES, day: DATE } },
  );
  const actor = (a: Acts, name: string) => ({
    person: a.world.person(name).id,
    organisation: a.world.person(name).organisation,
  });

  test("11: `only` binds a role to its gate for the whole kind: no reading, no event, no knowing of it", () => {
    const a = start(definition);
    expect(mayRead(a.world.context("a"), actor(a, "desk"), a.unit("a"), "note").allowed).toBe(false);
    expect(said(a.do("a", "desk", "tell"))).toBe("not-found");
    a.patch("a", "ann", { note: { kind: "blue" } });
    expect(mayRead(a.world.context("a"), actor(a, "desk"), a.unit("a"), "note").allowed).toBe(true);
    expect(said(a.do("a", "desk", "tell"))).toBe("accepted");
  });
  test("11: whom `exclude` names is shut out of everything, and stays so when the data is edited, until a person lifts it", () => {
    const a = start(definition);
    a.world.assign("desk", "second");
    a.patch("a", "ann", { note: { kind: "blue" }, shut: { people: ["desk"] } });
    a.patch("a", "ann", { shut: { people: [] } });
    expect([...rolesOf(a.world.context("a"), actor(a, "desk"), a.unit("a"))]).toEqual([]);
    expect(said(a.do("a", "desk", "tell"))).toBe("not-found");
    const lift = (as: string) =>
      said(a.world.send("a", a.world.person(as), { type: "LiftExclusion", person: a.world.person("desk").id }));
    expect([lift("desk"), lift("second")]).toEqual(["not-found", "accepted"]);
    expect(said(a.do("a", "desk", "tell"))).toBe("accepted");
  });
});
