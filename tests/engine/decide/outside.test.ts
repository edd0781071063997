/** An addressee without the system: what was sent is out until a person records what came back (docs/format/effects.md). */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { runExample } from "../../../engine/simulate/index.ts";
import { instanceView, tasksOf } from "../../../engine/views/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, NAMES, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition = (to = "outside(case.ask.whom)", events: object = {}): Written => ({
  forms: { ask: { whom: NAMES }, word: { text: TEXT, count: { type: "integer", absent: 0 } } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { ask: by } },
        states: {
          one: { on: { go: { target: "asked", actions: "askThem" } } },
          asked: {
            on: { go: { actions: "askThem" } },
            always: [
              { guard: "yes", target: "told" },
              { guard: "no", target: "one" },
            ],
          },
          told: {},
        },
      },
      events: { go: by, advice: { by: ["desk"], fill: "word", notBy: ["go"] }, ...events },
      sections: {
        ask: { form: "t/ask", read: { owner: true } },
        word: { form: "t/word", read: { owner: true, desk: true } },
      },
      facts: {
        yes: { is: 'case.sent.askThem.answer == "accepted"' },
        no: { is: 'case.sent.askThem.answer == "refused"' },
        who: { is: "case.sent.askThem.refusedBy", else: '""' },
        why: { is: "case.sent.askThem.why", else: "[]" },
      },
      effects: {
        askThem: { send: "advice", to, accepted: ["tellYes"], refused: ["tellNo"] },
        tellYes: { notify: ["owner"] },
        tellNo: { notify: ["owner"] },
      },
    },
  },
});
function asked(...whom: readonly string[]) {
  const a = new Acts(worldOf(written(definition())));
  a.create("a");
  a.patch("a", "ann", { ask: { whom } });
  expect(said(a.do("a", "ann", "go"))).toBe("accepted");
  return a;
}
const record = (a: Acts, as: string, more: object) =>
  said(a.world.send("a", a.world.person(as), { type: "RecordAnswer", unit: [], effect: "askThem", ...more } as never));
const view = (a: Acts, as: string) => {
  const { id, organisation } = a.world.person(as);
  return instanceView(a.world.context("a"), { person: id, organisation }).main;
};

describe("recording", () => {
  test("what the one addressee said is written where the event says, and what follows acceptance follows", () => {
    const a = asked("the school");
    expect([a.at("a"), a.world.get("a").main.sent["askThem"]]).toEqual([
      "asked",
      { answer: "out", waiting: 1, outside: ["the school"] },
    ]);
    expect(record(a, "desk", { accepted: true, with: { text: "goes well" } })).toBe("accepted");
    expect([a.at("a"), a.world.log]).toEqual(["told", ["tellYes from a"]]);
    expect(a.world.contents("a").read(null, "word")).toEqual({ text: "goes well" });
    expect(record(a, "desk", { accepted: true })).toBe("not-found");
  });
  test("a refusal is a fact with who and why, as from another instance", () => {
    const a = asked("the school");
    expect(record(a, "desk", { accepted: false, why: "no time" })).toBe("accepted");
    expect([a.at("a"), a.fact("a", "who"), a.fact("a", "why"), a.world.log]).toEqual([
      "one",
      "the school",
      ["no time"],
      ["tellNo from a"],
    ]);
  });
  test("with several it is said whose answer it is, each once; accepted when the last has accepted", () => {
    const a = asked("school", "doctor");
    expect(record(a, "desk", { accepted: true })).toBe("bad-command");
    expect(record(a, "desk", { to: "stranger", accepted: true })).toBe("bad-command");
    expect(record(a, "desk", { to: "school", accepted: true })).toBe("accepted");
    expect([a.at("a"), a.world.get("a").main.sent["askThem"]?.outside]).toEqual(["asked", ["doctor"]]);
    expect(record(a, "desk", { to: "school", accepted: true })).toBe("bad-command");
    expect(record(a, "desk", { accepted: true })).toBe("accepted");
    expect(a.at("a")).toBe("told");
  });
  test("only whoever may send that event, and not who may not have sent another", () => {
    const a = asked("the school");
    expect([record(a, "ann", { accepted: true }), record(a, "stranger", { accepted: true })]).toEqual([
      "not-allowed",
      "not-found",
    ]);
    const b = asked("the school");
    b.world.assign("desk", "ann");
    expect(record(b, "ann", { accepted: true })).toBe("not-by-the-same-person");
  });
  test("what does not fit the form is refused, and the question stays open", () => {
    const a = asked("the school");
    expect(record(a, "desk", { accepted: true, with: { count: "many" } })).toBe("invalid-fields");
    expect(a.world.get("a").main.sent["askThem"]?.waiting).toBe(1);
  });
  test("nobody to ask is `none`", () => {
    expect(asked().world.get("a").main.sent["askThem"]).toEqual({ answer: "none", waiting: 0 });
  });
});

describe("who is asked to record it", () => {
  test("it is a task of whoever may send the event, and the view offers it, until all have answered", () => {
    const a = asked("school", "doctor");
    const tasks = () =>
      tasksOf(a.world.context("a")).map(({ view: { type, name }, functions }) => [type, name, functions]);
    expect(tasks()).toContainEqual(["answer", "askThem", ["desk"]]);
    expect(view(a, "desk").answers).toEqual([
      {
        effect: "askThem",
        address: "case.effects.askThem",
        addressees: ["school", "doctor"],
        fill: { section: "word", form: "t/word" },
      },
    ]);
    expect(view(a, "ann").answers).toEqual([]);
    record(a, "desk", { to: "school", accepted: true });
    record(a, "desk", { to: "doctor", accepted: true });
    expect([tasks().filter(([type]) => type === "answer"), view(a, "desk").answers]).toEqual([[], []]);
  });
});

describe("findings", () => {
  const findings = (shape: Written) => publish({ root: "workflows/t", files: filesOf(shape) }).findings;
  test.each<[string, string, Written, string]>([
    ["an unknown name among the addressees", "unknown-name", definition("outside(case.ask.whm)"), "/askThem/to"],
    ["addressees that are no texts", "type-mismatch", definition("outside(size(case.ask.whom))"), "/askThem/to"],
    ["a bracket that is not closed", "syntax", definition("outside(case.ask.whom"), "/askThem/to"],
    [
      "nobody who may record it",
      "answer-nobody-records",
      definition(undefined, { advice: { from: ["case"] } }),
      "/askThem/send",
    ],
  ])("%s: %s", (_, code, shape, pointer) => {
    expect(findings(shape)).toContainEqual(
      expect.objectContaining({ code, pointer, file: "workflows/t/case/effects.json" }),
    );
  });
  test("an event that only says what comes back has to be taken by no state", () => {
    expect(findings(definition()).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

test("an example records answers like a person, and fails when it could not", () => {
  const steps = (accepted: boolean, end: string): readonly object[] => [
    { at: "a", as: "owner", new: "case" },
    { at: "a", as: "owner", patch: { ask: { whom: ["school", "doctor"] } } },
    { at: "a", as: "owner", do: "go" },
    { at: "a", as: "desk", answer: "askThem", refused: ["bad command"] },
    { at: "a", as: "desk", answer: "askThem", to: "school", with: { text: "well" } },
    { at: "a", as: "desk", answer: "askThem", to: "doctor", accepted },
    JSON.parse(`{"then": {"a": "${end}"}}`) as object,
  ];
  const process = written(definition());
  const play = (accepted: boolean, end: string) => {
    const e = { title: "e", day: "2026-03-02", steps: steps(accepted, end) };
    return runExample({ ...process, examples: { e } } as never, "e", { validate: compileValidators(process) }).failures;
  };
  expect([play(true, "told"), play(false, "one")]).toEqual([[], []]);
  expect(play(false, "told").length).toBe(1);
});
