/** An effect starts an instance at another group: it brings what it fills, and the one that asked hears what came of it (docs/format/effects.md). */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
/** A case asks another table for an opinion by starting a consult there. */
const definition: Written = {
  process: { settings: { table: { type: "string", default: "elsewhere", setBy: "group" } } },
  forms: { number: { n: { type: "integer", maximum: 9, absent: 0 } } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { ask: by } },
        states: { one: { on: { consult: { actions: "askTable" } } } },
      },
      events: { consult: { by: ["owner", "desk"] } },
      sections: { ask: { form: "t/number", read: { owner: true } } },
      facts: {
        small: { is: "case.ask.n < 5" },
        answered: { is: "case.sent.askTable.answer" },
        because: { is: "case.sent.askTable.why", else: "[]" },
      },
      effects: {
        askTable: {
          start: "consult",
          at: "settings.table",
          with: { question: { n: "case.ask.n" } },
          needs: ["small"],
          accepted: ["tellOwner"],
          refused: ["tellDesk"],
        },
        tellOwner: { notify: ["owner"] },
        tellDesk: { notify: ["desk"] },
      },
    },
    consult: {
      machine: { id: "consult", initial: "asked", states: { asked: { on: { finish: "done" } }, done: {} } },
      events: { finish: { by: ["desk"] } },
      sections: { question: { form: "t/small", read: { desk: true } } },
      facts: { asksSomething: { is: "consult.question.n > 0" } },
    },
  },
};
const small = { n: { type: "integer", maximum: 3, absent: 0 } };
const withForms: Written = { ...definition, forms: { ...definition.forms, small } };
const world = (): Acts => new Acts(worldOf(written(withForms)));

const findingsOf = (of: Written) =>
  publish({ root: "workflows/t", files: filesOf(of) }).findings.filter(({ severity }) => severity === "error");

describe("an instance that an effect starts", () => {
  test("compiles: what `start` brings is a way to write a section", () => {
    expect(findingsOf(withForms)).toEqual([]);
  });

  test("a section that the started kind does not have is told at its key", () => {
    const { case: one = {}, consult = {} } = withForms.kinds;
    const effects = { ...(one["effects"] as object), askTable: { start: "consult", with: { qestion: { n: "1" } } } };
    const wrong = { case: { ...one, effects }, consult };
    expect(findingsOf({ ...withForms, kinds: wrong }).filter(({ code }) => code === "unknown-section")).toMatchObject([
      { file: "workflows/t/case/effects.json", pointer: "/askTable/with/qestion" },
    ]);
  });

  test("the one that asked hears that it was started, and what follows is carried out", () => {
    const acts = world();
    acts.create("a");
    acts.patch("a", "ann", { ask: { n: 2 } });
    expect(said(acts.do("a", "desk", "consult"))).toBe("accepted");
    expect(acts.fact("a", "answered")).toBe("accepted");
    expect(acts.world.log).toContain("tellOwner from a");
    expect(acts.fact("a.askTable", "asksSomething")).toBe(true);
  });

  test("who asked is its creator, and a second one has a name of its own", () => {
    const acts = world();
    acts.create("a");
    acts.do("a", "desk", "consult");
    acts.do("a", "ann", "consult");
    expect(acts.world.get("a.askTable").creator.id).toBe("desk");
    expect(acts.world.get("a.askTable2").creator.id).toBe("ann");
  });

  test("what the other table does not take is a refusal with its reason", () => {
    const acts = world();
    acts.create("a");
    acts.patch("a", "ann", { ask: { n: 4 } });
    acts.do("a", "ann", "consult");
    expect(acts.fact("a", "answered")).toBe("refused");
    expect(acts.fact("a", "because")).toEqual(["invalid-fields"]);
    expect(acts.world.log).toContain("tellDesk from a");
  });

  test("what it needs and does not hold refuses it", () => {
    const acts = world();
    acts.create("a");
    acts.patch("a", "ann", { ask: { n: 7 } });
    acts.do("a", "ann", "consult");
    expect(acts.fact("a", "because")).toEqual(["small"]);
    expect(acts.world.has("a.askTable")).toBe(false);
  });
});
