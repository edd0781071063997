/** A variant makes stricter, never wider; every edit that cannot be is told in its own file, and nothing it says makes an exception. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { readFiles } from "../../../server/definitions/files.ts";
import { fixtureFiles } from "../../support/fixtures.ts";

const root = "workflows/mdo-jeugd";
const variant = `${root}/variants/trial`;
const shipped = readFiles(join(import.meta.dirname, "..", "..", ".."));

/** Compiles the shipped process under a variant with one edit. */
function under(edit: object, base = "mdoJeugd@1.0.0") {
  const overlay = JSON.stringify({ id: "trial", base, edits: { e: edit } }, null, 1);
  const files = new Map(shipped).set(`${variant}/overlay.json`, overlay);
  const { process, findings } = publish({ root, files }, [{ root: variant, files }]);
  const errors = findings.filter(({ severity }) => severity === "error");
  return {
    process,
    codes: [...new Set(errors.map(({ code }) => code))],
    files: [...new Set(errors.map(({ file }) => file))],
  };
}
const GRANT = "case.items.agendaPlace.grants.table";
const TO =
  "(link.member + link.substitute.filter(m, m.id in item.far.substitutes)).filter(m, (anonymous || decided || m.party in consentedParties) && (item.is.live || m.id in item.presence.present))";
const WHILE = "open && (item.is.live || item.is.feedback)";
const GROUNDED = "anonymous || consentComplete || items.sharingDecision.exists(d, d.is.valid)";

const facts = JSON.parse(shipped.get(`${root}/case/facts.json`) ?? "") as Record<string, { is: string }>;
const FEWER = `(${facts["consentedParties"]?.is}).filter(q, q != "school")`;

describe("nothing widens a right", () => {
  test.each([
    ["a role that may send", { change: "case.events.close.by", value: ["submitter", "coordinator", "member"] }],
    ["a gate of a reader that falls away", { change: "case.sections.safety.read.desk", value: true }],
    ["a reader", { change: "case.sections.safety.read", value: { submitter: true, desk: "submitted", table: true } }],
    ["a reader by addition", { add: "case.sections.safety.read.table", value: true }],
    [
      "a whole section with a reader more",
      { change: "case.sections.safety", value: { form: "mdo-jeugd/safety", read: { table: true } } },
    ],
    ["a writer by addition", { add: "case.states.check.meta.open.referral", value: { by: ["member"] } }],
    ["a writer", { change: "case.states.check.meta.open.intakeCheck.by", value: ["coordinator", "member"] }],
    ["persons of a grant", { change: `${GRANT}.to`, value: "link.member" }],
    ["persons of a grant, filtered and more", { change: `${GRANT}.to`, value: `${TO}.filter(m, true) + link.member` }],
    ["the time of a grant", { change: `${GRANT}.while`, value: "open" }],
    ["the time of a grant, with an or behind it", { change: `${GRANT}.while`, value: `${WHILE} && open || true` }],
    ["a gate over a role", { change: "case.access.only.table", value: "submitted" }],
    [
      "a gate over a role that falls away",
      { change: "case.access.only", value: { desk: "submitted", member: "byMembership" } },
    ],
    ["how a role is held", { change: "roles.submitter.held", value: "group" }],
    ["a fact that opens", { change: "case.facts.grounded", value: { is: "true" } }],
    ["a fact that opens, by its expression", { change: "case.facts.grounded.is", value: `${GROUNDED} || accepted` }],
    ["a fact behind a gate", { change: "case.facts.consentComplete", value: { is: "true" } }],
    ["a list behind a gate", { change: "case.facts.mustConsent.is", value: "[]" }],
    ["a list behind a grant", { change: "case.facts.consentedParties.is", value: "allParties" }],
    ["what a fact behind a gate gives when it has no answer", { change: "case.facts.mustConsent.else", value: "[1]" }],
    ["what it gives then, by addition", { add: "case.facts.consentedParties.else", value: "allParties" }],
    ["a fact of an item behind its grant", { change: "case.items.agendaPlace.facts.decided", value: { is: "true" } }],
    ["whose an item is", { change: "case.items.action.holder", value: "items.action.map(a, a.task.owner)" }],
    ["whose an item is, by addition", { add: "case.items.agendaPlace.holder", value: "mustConsent" }],
    ["grants by addition", { add: "case.items.action.grants", value: { table: { to: "case.parties.rows" } } }],
    ["who sees who wrote, by addition", { add: "case.sections.safety.author", value: ["table"] }],
    ["who may add, by addition", { add: "case.items.consentPerson.add", value: { by: ["table"] } }],
    [
      "who may send what only the system sent",
      { change: "case.items.agendaPlace.events.discuss", value: { by: ["submitter"], from: ["meeting"] } },
    ],
    [
      "a writer in a step of its own",
      {
        addStep: "case.states.look",
        on: "case.states.check.on.accept",
        state: { meta: { open: { safety: { by: ["table"] } } } },
        go: { lookDone: { by: ["coordinator"] } },
        nl: "Kijken",
        en: "Look",
      },
    ],
    [
      "a writer by addition of all that is open",
      { add: "case.states.rejected.meta", value: { open: { safety: { by: ["table"] } } } },
    ],
    [
      "a writer by a changed step",
      { change: "case.states.closed.meta", value: { keep: "closedCase", open: { safety: { by: ["table"] } } } },
    ],
    ["a writer where nothing was open", { add: "case.states.closed.meta.open", value: { safety: { by: ["table"] } } }],
    ["who holds an item by its key", { change: "meeting.items.attendance.for", value: 'meeting.plan.parties + ["p"]' }],
    [
      "a list that a gate counts, with fewer",
      { change: "case.items.consentPerson.for", value: "mustConsent.filter(p, false)" },
    ],
    [
      "a fact that a gate asks of all, with fewer",
      { change: "case.facts.mustConsent.is", value: `(${facts["mustConsent"]?.is}).filter(p, false)` },
    ],
    ["a writer by an event of its own", { add: "case.events.tellSafety", value: { by: ["table"], fill: "safety" } }],
    [
      "a writer by an event that is changed",
      { change: "case.items.agendaPlace.events.giveFeedback", value: { by: ["member"], fill: "feedback" } },
    ],
    [
      "a writer by the event of a step of its own",
      {
        addStep: "case.states.look",
        on: "case.states.check.on.accept",
        state: {},
        go: { lookDone: { by: ["table"], fill: "safety" } },
        nl: "Kijken",
        en: "Look",
      },
    ],
    ["what makes a consent one", { change: "case.items.consentPerson.facts.evidenced.is", value: "true" }],
    ["what ends a consent", { change: "case.items.consentPerson.facts.overDate.is", value: "false" }],
    ["a consent that is given by itself", { skipStep: "case.items.consentPerson.states.asked", as: "give" }],
    ["a way without its condition", { change: "case.states.check.on.accept", value: { target: "running" } }],
    ["a consent that is given unasked", { change: "case.items.consentPerson.states.asked.on.give", value: "given" }],
    ["a consent on a way of its own", { add: "case.items.consentPerson.states.refused.on.give", value: "given" }],
    ["a fact that opens, with more to an or", { change: "case.facts.grounded.is", value: `${GROUNDED} && accepted` }],
  ] as const)("%s", (_, edit) => {
    const result = under(edit);
    expect(result.codes).toEqual(["widens"]);
    expect(result.files).toEqual([`${variant}/overlay.json`]);
    expect(result.process).toBeUndefined();
  });

  test("the age from which the law asks a child is the same everywhere", () => {
    const rows = "case.facts.consentRule.table.rows";
    const later = { change: `${rows}.child12`, value: ["child", ">= 14", "-", "required"] } as const;
    const earlier = { add: `${rows}.child10`, value: ["child", ">= 10", "-", "no"] } as const;
    for (const edit of [later, earlier]) expect(under(edit).codes).toEqual(["locked"]);
  });

  test.each([
    ["fewer that may send", { change: "case.events.close.by", value: ["coordinator"] }],
    ["fewer readers", { change: "case.sections.safety.read", value: { submitter: true } }],
    ["a gate for a reader", { change: "case.sections.referral.read.table", value: "grounded" }],
    ["fewer persons of a grant", { change: `${GRANT}.to`, value: `${TO}.filter(m, m.domain != "")` }],
    ["a shorter grant", { change: `${GRANT}.while`, value: `${WHILE} && (running || open)` }],
    ["a narrower gate", { change: "case.facts.grounded.is", value: `(${GROUNDED}) && accepted` }],
    ["a gate for one more role", { add: "case.access.only.submitter", value: "anonymousAllowed" }],
    ["a list behind a grant with fewer", { change: "case.facts.consentedParties.is", value: FEWER }],
    ["a term within the bounds of its setting", { change: "case.deadlines.checkTerm.due", value: 3 }],
    ["a fact that no right follows from", { change: "case.facts.consentWhy.is", value: '["asked"]' }],
    ["a promise of its own", { add: "policies.more", value: { of: "case", never: "case.is.closed && onTable" } }],
    [
      "an event of its own that writes what its sender writes anyhow",
      {
        addStep: "case.states.look",
        on: "case.states.check.on.accept",
        state: {},
        go: { lookDone: { by: ["coordinator"], fill: "intakeCheck" } },
        nl: "Kijken",
        en: "Look",
      },
    ],
    [
      "one thing more that follows from a consent",
      { change: "case.items.consentPerson.states.given.entry", value: [] },
    ],
    ["a role of its own", { add: "roles.sports", value: { family: "professional", held: "group" } }],
  ] as const)("but %s is fine", (_, edit) => {
    const result = under(edit);
    expect(result.codes).toEqual([]);
    expect(result.process?.variant).toBe("trial");
  });
});

describe("another person than who sent the event before", () => {
  const board = "workflows/tumour-board";
  const underBoard = (edit: object) => {
    const files = fixtureFiles();
    const at = `${board}/variants/trial`;
    files.set(`${at}/overlay.json`, JSON.stringify({ id: "trial", base: "tumourBoard@1.0.0", edits: { e: edit } }));
    const { findings } = publish({ root: board, files }, [{ root: at, files }]);
    return findings.filter(({ severity }) => severity === "error").map(({ code }) => code);
  };
  const events = JSON.parse(fixtureFiles().get(`${board}/patient/events.json`) ?? "{}") as Record<string, object>;
  const [name = "", event] = Object.entries(events).find(([, one]) => "notBy" in one) ?? [];
  const { notBy, ...rest } = event as { notBy: readonly string[] };

  test("stays another one: neither the rule nor one of its events can be left out", () => {
    expect(notBy.length).toBeGreaterThan(0);
    expect(underBoard({ change: `patient.events.${name}`, value: rest })).toEqual(["widens"]);
    expect(underBoard({ change: `patient.events.${name}.notBy`, value: [] })).toEqual(["widens"]);
    expect(underBoard({ change: `patient.events.${name}`, value: { ...rest, notBy: notBy.slice(1) } })).toEqual([
      "widens",
    ]);
  });
  test("but it may be asked of more events", () => {
    const more = [...notBy, Object.keys(events).find((one) => one !== name && !notBy.includes(one))];
    expect(underBoard({ change: `patient.events.${name}.notBy`, value: more })).toEqual([]);
  });
});

describe("what cannot be is told in the variant's own file", () => {
  test.each([
    ["unknown-setting", { set: "nope", to: 1 }],
    ["missing-key", { set: "feedbackDays" }],
    ["missing-key", { addField: "mdo-jeugd/referral.more" }],
    ["missing-key", { addStep: "case.states.look", on: "case.states.check.on.accept" }],
    ["missing-key", { addStep: "case.states.look", on: "case.states.check.on.accept", state: {} }],
    ["missing-key", { skipStep: "case.states.check" }],
    ["missing-key", { add: "case.facts.more" }],
    ["missing-key", { change: "case.events.close.by" }],
    ["missing-key", { narrow: "case.states.check.on.accept" }],
    ["bad-value", { set: "feedbackDays", to: 99 }],
    ["bad-value", { set: "consentMode", to: "spoken" }],
    ["unknown-form", { addField: "mdo-jeugd/referal.x", field: { type: "string" } }],
    ["unknown-address", { changeField: "mdo-jeugd/referral.tired", hide: true }],
    ["unknown-address", { addStep: "case.states.more", on: "case.states.check.on.acept", state: {}, go: {} }],
    ["already-there", { addStep: "case.states.check", on: "case.states.check.on.accept", state: {}, go: {} }],
    ["unknown-event", { skipStep: "case.states.check", as: "acept" }],
    ["unknown-fact", { narrow: "case.states.running.on.close", if: "nope" }],
    ["unknown-name", { arrange: "reports.actionList.blocks", hide: ["nxt"] }],
    ["no-operation", { why: "nothing" }],
    ["no-text", { text: "roles.member" }],
    ["unknown-key", { add: "case.facts.more", value: { iss: "true" } }],
    ["wrong-type", { add: "case.facts.more", value: "true" }],
    ["wrong-type", { change: "case.events.close", value: [] }],
    ["already-there", { add: "case.facts.__proto__", value: { is: "true" } }],
    ["unknown-address", { change: "constructor.prototype.x", value: 1 }],
    ["bad-value", { change: "case.deadlines.checkTerm.due", value: "100" }],
    ["bad-value", { change: "case.deadlines.checkTerm.due", value: "settings.feedbackDays" }],
    ["bad-value", { change: "case.deadlines.checkTerm", value: { while: "case.is.check", due: 0, unit: "workday" } }],
    ["position", { change: "case.states.running.always.0", value: { guard: "onTable", target: ".discussing" } }],
    ["promise", { change: "policies.noAgendaWithoutGround.never", value: "false" }],
    ["not-one-thing", { change: "case.facts", value: {} }],
    ["not-one-thing", { change: "case.items.agendaPlace.events", value: {} }],
  ] as const)("%s: %o", (code, edit) => {
    const result = under(edit);
    expect(result.codes).toEqual([code]);
    expect(result.files).toEqual([`${variant}/overlay.json`]);
  });

  test("a variant for another version of the base", () => {
    expect(under({ set: "feedbackDays", to: 7 }, "mdoJeugd@2.0.0").codes).toEqual(["other-base"]);
  });
});

test("a skipped step stays a name that reads false, and is no dead end", () => {
  const { process, codes } = under({ skipStep: "case.states.check", as: "accept" });
  expect(codes).toEqual([]);
  const guarded = process?.kinds["case"];
  expect(guarded?.chart.states["draft"]?.definition.on?.["submit"]).toMatchObject({
    guard: "completeMayAccept",
    actions: ["giveNumber", "recordEnvelope", "tellCoordinator", "tellAccepted"],
  });
  expect(guarded?.facts.find(({ name }) => name === "completeMayAccept")?.definition).toEqual({
    is: "complete && mayAccept",
  });

  const machine = `${root}/case/machine.json`;
  const files = new Map(shipped);
  files.set(machine, (files.get(machine) ?? "").replace(', "guard": "mayAccept"', ""));
  files.set(
    `${variant}/overlay.json`,
    JSON.stringify({
      id: "trial",
      base: "mdoJeugd@1.0.0",
      edits: { e: { skipStep: "case.states.check", as: "accept" } },
    }),
  );
  const free = publish({ root, files }, [{ root: variant, files }]).process?.kinds["case"];
  expect(free?.chart.states["draft"]?.definition.on?.["submit"]).toMatchObject({ guard: "complete" });
});
test("an item that a variant adds may leave out what it does not have", () => {
  const chart = { id: "note", initial: "open", states: { open: {} } };
  const { process, codes } = under({ add: "case.items.note", value: { add: { by: ["coordinator"] }, chart } });
  expect(codes).toEqual([]);
  expect(process?.kinds["case"]?.items["note"]?.facts).toEqual([]);
});
