/** What a variant brings is told in the variant's own file, at the edit that brought it: no line of the base is blamed. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf } from "../../support/processes.ts";

const root = "workflows/mdo-jeugd";
const variant = `${root}/variants/trial`;
const file = `${variant}/overlay.json`;
const shipped = filesOf("mdo-jeugd");

function under(edits: Record<string, object>) {
  const text = JSON.stringify({ id: "trial", base: "mdoJeugd@1.0.0", edits }, null, 1);
  const files = new Map(shipped).set(file, text);
  const { findings } = publish({ root, files }, [{ root: variant, files }]);
  const lineOf = (part: string): number => text.split("\n").findIndex((line) => line.includes(part)) + 1;
  return { errors: findings.filter(({ severity }) => severity === "error"), lineOf };
}

describe("a fault inside what a variant brings", () => {
  const PRIVACY = { subject: "family", identifies: "none", class: "contact" };
  test.each<[string, object, string, string, string]>([
    [
      "an added fact",
      { add: "case.facts.longEnough", value: { is: "size(items.agendaPlac) > 0" } },
      "unknown-name",
      "/edits/e/value/is",
      "agendaPlac)",
    ],
    [
      "a changed fact",
      { change: "case.facts.consentWhy.is", value: "case.family.persns.map(p, 1)" },
      "unknown-name",
      "/edits/e/value",
      "persns",
    ],
    [
      "an added rung",
      {
        add: "case.items.agendaPlace.deadlines.feedbackTerm.ladder.veryLate",
        value: { at: 5, effects: ["warnCoordinatr"] },
      },
      "unknown-effect",
      "/edits/e/value/effects/0",
      "warnCoordinatr",
    ],
    [
      "an added item",
      {
        add: "case.items.extra",
        value: {
          chart: { id: "extra", initial: "on", states: { on: { on: { go: "of" } }, off: {} } },
          events: { go: { by: ["chair"] } },
        },
      },
      "unknown-state",
      "/edits/e/value/chart/states/on/on/go",
      '"go": "of"',
    ],
    [
      "an added step",
      {
        addStep: "case.states.enrichment",
        on: "case.states.check.on.accept",
        state: { meta: { open: { famly: { by: ["coordinator"] } } } },
        go: { enriched: { by: ["coordinator"] } },
      },
      "unknown-section",
      "/edits/e/state/meta/open/famly",
      "famly",
    ],
    [
      "who leaves an added step",
      {
        addStep: "case.states.enrichment",
        on: "case.states.check.on.accept",
        state: { meta: { open: { family: { by: ["coordinator"] } } } },
        go: { enriched: { by: ["coordinatr"] } },
      },
      "unknown-role",
      "/edits/e/go/enriched/by/0",
      "coordinatr",
    ],
    [
      "an added field",
      {
        addField: "mdo-jeugd/referral.district",
        field: { type: "string", enum: ["north"], visibleWhen: 'questin != ""', privacy: PRIVACY },
      },
      "unknown-name",
      "/edits/e/field/visibleWhen",
      "questin",
    ],
    [
      "an added report",
      {
        add: "reports.extra",
        value: {
          of: "case",
          privacy: "personal",
          blocks: { list: { table: "items.actin", columns: { what: "row.number" } } },
        },
      },
      "unknown-name",
      "/edits/e/value/blocks/list/table",
      "items.actin",
    ],
  ])("%s", (_, edit, code, pointer, part) => {
    const { errors, lineOf } = under({ e: edit });
    expect(errors.map((one) => [one.code, one.file, one.pointer, one.line])).toContainEqual([
      code,
      file,
      pointer,
      lineOf(part),
    ]);
    expect(errors.filter((one) => one.file !== file)).toEqual([]);
  });

  test("the last edit of a thing is the one that is told", () => {
    const { errors } = under({
      e1: { change: "case.facts.consentWhy.is", value: "case.family.persons.map(p, 1)" },
      e2: { change: "case.facts.consentWhy.is", value: "case.family.persns.map(p, 1)" },
    });
    expect(errors[0]).toMatchObject({ file, pointer: "/edits/e2/value" });
  });
});

describe("an edit that says too much or too little", () => {
  test("two operations in one edit are refused at the second", () => {
    const { errors, lineOf } = under({
      e: { set: "consentMode", to: "oral", skipStep: "case.states.check", as: "accept" },
    });
    expect(errors).toEqual([
      expect.objectContaining({
        code: "two-operations",
        file,
        pointer: "/edits/e/skipStep",
        line: lineOf("skipStep"),
        message: expect.stringContaining('"set" and "skipStep"'),
        remedy: expect.any(String),
      }),
    ]);
  });
  test.each<[string, string, unknown]>([
    ["a role that is none", "roles.membr", 'Did you mean "roles.member"?'],
    ["an event that is none", "case.events.sbmit", 'Did you mean "case.events.submit"?'],
    ["a kind that is none", "cse", 'Did you mean "case"?'],
    ["a choice that a field does not offer", "forms.mdo-jeugd/consent.mode.choices.sung", expect.any(String)],
    ["a field that is none", "forms.mdo-jeugd/consent.mod", expect.any(String)],
  ])("a text on %s", (_, text, remedy) => {
    const { errors, lineOf } = under({ e: { text, nl: "woord", en: "word" } });
    expect(errors).toEqual([
      expect.objectContaining({
        code: "unknown-address",
        file,
        pointer: "/edits/e/text",
        line: lineOf(`"${text}"`),
        remedy,
      }),
    ]);
  });
  test.each([
    ["roles.member"],
    ["case.states.check"],
    ["case.events.submit.confirm"],
    ["case.facts.!planned"],
    ["case.facts.complete"],
    ["case.sections.referral.task"],
    ["case.line.check"],
    ["reports.actionList.columns.what"],
    ["settings.consentMode.choices.oral"],
    ["case.items.agendaPlace.states.planned"],
    ["process"],
    ["case.events.close.ways.home"],
    ["case.items.consentPerson.keys.mum"],
    ["forms.mdo-jeugd/referral.question"],
    ["forms.mdo-jeugd/referral.question.help"],
    ["forms.mdo-jeugd/consent.mode.choices.oral"],
    ["forms.mdo-jeugd/family.persons.row"],
  ])("a text on %s is fine", (text) => {
    expect(under({ e: { text, nl: "woord", en: "word" } }).errors).toEqual([]);
  });
  test("a text may stand on what the same variant makes, in whatever order", () => {
    const { errors } = under({
      e1: { text: "case.facts.extraOne", nl: "x", en: "x" },
      e2: { add: "case.facts.extraOne", value: { is: "size(items.agendaPlace) > 0" } },
    });
    expect(errors).toEqual([]);
  });
});
