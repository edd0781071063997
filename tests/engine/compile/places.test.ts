/** A misspelt name is told with one code at its own file and line, wherever in a definition it stands. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { readFiles } from "../../../server/definitions/files.ts";

const root = "workflows/mdo-jeugd";
const C = `${root}/case`;
const M = `${root}/meeting`;
const PLACE = `${C}/items/agenda-place.json`;
const CONSENT = `${C}/items/consent-person.json`;
const shipped = readFiles(join(import.meta.dirname, "..", "..", ".."));

const FAULTS: readonly (readonly [title: string, code: string, file: string, from: string, to: string])[] = [
  ["a guard in a list of ways", "unknown-fact", `${C}/machine.json`, '"guard": "followUp"', '"guard": "folowUp"'],
  ["a guard that gives a number", "gate-not-bool", `${C}/machine.json`, '"guard": "mayClose"', '"guard": "youngest"'],
  ["a negated guard", "unknown-fact", CONSENT, '"guard": "!wanted"', '"guard": "!wnted"'],
  [
    "an awaited event that its state never takes",
    "awaited-never-taken",
    `${C}/items/action.json`,
    '"takeOver": {}',
    '"lapse": {}',
  ],
  ["an awaited event", "unknown-event", `${C}/items/action.json`, '"takeOver": {}', '"takeOvr": {}'],
  [
    "an event awaited of who may not send it",
    "awaited-of-nobody",
    `${C}/items/action.json`,
    '"takeOver": {}',
    '"takeOver": { "by": ["chair"] }',
  ],
  [
    "the term of an awaited event",
    "unknown-deadline",
    `${M}/machine.json`,
    '"due": "meetingDay"',
    '"due": "meetngDay"',
  ],
  ["an effect at entry", "unknown-effect", PLACE, '"noteLimits", "tellTable"]', '"noteLimits", "telTable"]'],
  [
    "an effect on a way",
    "unknown-effect",
    `${C}/machine.json`,
    '"actions": "tellRejected"',
    '"actions": "tellRejectd"',
  ],
  ["an event of a state", "undeclared-event", `${C}/machine.json`, '"return": {', '"retrn": {'],
  ["who may write in a state", "unknown-role", `${C}/machine.json`, '["coordinator"], "due"', '["cordinator"], "due"'],
  ["the term of a task", "unknown-deadline", `${C}/machine.json`, '"due": "checkTerm"', '"due": "chekTerm"'],
  ["a retention", "unknown-retention", `${C}/machine.json`, '"keep": "closedCase"', '"keep": "closdCase"'],
  ["who is told", "unknown-role", `${C}/effects.json`, '"notify": ["coordinator"]', '"notify": ["coordinatr"]'],
  ["what an effect needs", "unknown-fact", PLACE, '"needs": ["open"]', '"needs": ["opne"]'],
  ["an effect of a rung", "unknown-effect", `${C}/deadlines.json`, '["tellCoordinator"]', '["tellCordinator"]'],
  ["an event of a rung", "unknown-event", PLACE, '"event": "feedbackLate"', '"event": "feedbakLate"'],
  ["a state in a term", "unknown-name", `${C}/deadlines.json`, "case.is.check", "case.is.chek"],
  ["a unit of time", "unknown-value", `${C}/deadlines.json`, '"workday"', '"workdays"'],
  ["the role of a grant", "unknown-role", PLACE, '"table": {\n      "to"', '"tble": {\n      "to"'],
  ["a state in a grant", "unknown-name", PLACE, "item.is.live ||", "item.is.liv ||"],
  ["a role at the far end", "unknown-name", PLACE, "link.member + link", "link.membr + link"],
  ["what a link brings", "unknown-name", PLACE, "meeting.plan.date", "meeting.plan.dat"],
  ["what a link shows", "unknown-name", PLACE, "item.slot.minutes", "item.slot.minuts"],
  ["the gate of adding", "unknown-fact", PLACE, '"if": "open"', '"if": "opn"'],
  ["the section filled at adding", "unknown-section", PLACE, '"fill": "slot"', '"fill": "slt"'],
  ["keys of a set that are a number", "type-mismatch", CONSENT, '"for": "mustConsent"', '"for": "youngest"'],
  ["what sums a set up", "unknown-fact", CONSENT, '"enough": "consentComplete"', '"enough": "consentComplet"'],
  ["an answer that no link gives", "unknown-choice", PLACE, '\\"accepted\\"', '\\"acepted\\"'],
  ["a choice of a setting", "unknown-choice", CONSENT, '\\"oralThenWritten\\"', '\\"oralThenWriten\\"'],
  ["a tag", "unknown-name", CONSENT, "case.has.end", "case.has.ended"],
  ["a parent item", "unknown-item", `${C}/items/action.json`, '"of": "agendaPlace"', '"of": "agendaPlac"'],
  ["a holder that is a number", "type-mismatch", `${C}/items/action.json`, ': item.task.owner"', ': 1"'],
  [
    "a role in a circle",
    "unknown-role",
    `${root}/process.json`,
    '["coordinator", "chair"]',
    '["coordinator", "chiar"]',
  ],
  ["how a role is held", "unknown-value", `${root}/process.json`, '"held": "creator"', '"held": "creater"'],
  ["what a number is made of", "unknown-placeholder", `${root}/process.json`, "{year}-{n:3}", "{yr}-{n:3}"],
  ["the gate of a reader", "unknown-fact", `${C}/sections.json`, '"desk": "openToDesk"', '"desk": "opnToDesk"'],
  ["when a section is there", "unknown-fact", `${C}/sections.json`, '"when": "!anonymous"', '"when": "!anonimous"'],
  ["a role behind a gate", "unknown-role", `${C}/access.json`, '"table": "grounded"', '"tabel": "grounded"'],
  ["the gate of a role", "unknown-fact", `${C}/access.json`, '"table": "grounded"', '"table": "gronded"'],
  ["what a policy is about", "unknown-unit", `${root}/policies.json`, '"of": "agendaPlace"', '"of": "agendaPlce"'],
  ["where a policy leads", "unknown-name", `${root}/policies.json`, "item.is.done", "item.is.don"],
  ["a request that nobody takes", "unknown-event", `${M}/effects.json`, '"send": "discuss"', '"send": "discus"'],
  ["an incoming link", "unknown-incoming-link", `${M}/events.json`, '"pick": "agendaPlace"', '"pick": "agendaPlac"'],
  ["a layout", "unknown-value", `${C}/screens.json`, '"layout": "case"', '"layout": "cas"'],
  ["a part of a tab", "unknown-part", `${C}/screens.json`, '"consentPerson", "sharing', '"consentPersn", "sharing'],
  ["a condition of a step shown", "unknown-name", `${C}/screens.json`, "submitted && !g", "submited && !g"],
  ["the moment of a step shown", "unknown-name", `${C}/screens.json`, "case.since.planned", "case.since.plannd"],
  ["a set that is shown", "unknown-item", `${C}/screens.json`, '"consentPerson": {', '"consntPerson": {'],
  ["a fact in the bar", "unknown-fact", `${C}/screens.json`, '"ages": "childAges"', '"ages": "childAgs"'],
  ["what one of a set is called", "unknown-fact", `${C}/screens.json`, '"called": "relation"', '"called": "relaton"'],
  ["why one of a set is asked", "unknown-fact", `${C}/screens.json`, '"why": "consentWhy"', '"why": "consentWhi"'],
  ["the people of a set", "unknown-section", `${C}/screens.json`, '"people": "family', '"people": "famly'],
  ["a letter of a set", "unknown-report", `${C}/screens.json`, '"tooYoung": "childL', '"tooYoung": "chldL'],
  ["what each of a set also says", "unknown-section", `${C}/screens.json`, '"evidence.notAbout', '"evidnce.notAbout'],
  ["a link on an agenda", "unknown-incoming-link", `${M}/screens.json`, '"agendaPlace"', '"agendaPlac"'],
  ["an event of a screen", "unknown-event", `${M}/screens.json`, '"open": "openItem"', '"open": "opnItem"'],
  ["the length of a meeting", "unknown-fact", `${M}/screens.json`, '"lengthMinutes"', '"lengthMinuts"'],
  ["the order of an agenda", "unknown-field", `${M}/screens.json`, '"agenda.order"', '"agenda.ordr"'],
  ["a fixed point of an agenda", "unknown-field", `${M}/screens.json`, '"agenda.opening', '"agenda.opning'],
  ["the time of a point", "unknown-field", `${M}/screens.json`, '"slot.minutes"', '"slot.minuts"'],
  ["what a place shows", "unknown-name", `${M}/screens.json`, '"shown": "kind"', '"shown": "knd"'],
  ["the state of a running meeting", "unknown-state", `${M}/screens.json`, '"interrupted"', '"interupted"'],
  ["the state of a case at the table", "unknown-state", `${M}/screens.json`, '"discussing"', '"discusing"'],
  ["the state of an action taken over", "unknown-state", `${M}/screens.json`, '"taken": "taken"', '"taken": "takn"'],
  ["a state that counts as no", "unknown-state", `${C}/screens.json`, '"no": ["refused"', '"no": ["refusd"'],
  ["what takes an action over", "unknown-event", `${M}/screens.json`, '"take": "takeOver"', '"take": "takeOvr"'],
  [
    "the state of a case that waits",
    "unknown-state",
    `${M}/screens.json`,
    '"waiting": "planned"',
    '"waiting": "plannd"',
  ],
  ["a state in which a point left", "unknown-state", `${M}/screens.json`, '"left": ["stopped"', '"left": ["stoped"'],
  ["what rests a meeting", "unknown-event", `${M}/screens.json`, '"pause": "interrupt"', '"pause": "interupt"'],
  ["what settles an action", "unknown-event", `${M}/screens.json`, '"settle": ["done"', '"settle": ["doen"'],
  ["the state of a family that was told", "unknown-state", `${M}/screens.json`, '"told": "done"', '"told": "doen"'],
  ["a field of a screen", "unknown-field", `${M}/screens.json`, "referral.parentsView", "referral.parentView"],
  ["a column of a list", "unknown-column", `${M}/screens.json`, "meeting.plan.place", "meeting.plan.plce"],
  ["a report on a screen", "unknown-report", `${M}/screens.json`, '"report": "actionList"', '"report": "actionLst"'],
  ["what a report is about", "unknown-unit", `${root}/reports/working-list.json`, '"of": "case"', '"of": "cas"'],
  ["who reads a report", "unknown-role", `${root}/reports/working-list.json`, '"table": true', '"tabel": true'],
  ["a column of a report", "unknown-name", `${root}/reports/working-list.json`, "row.task.what", "row.task.wht"],
  [
    "the far side in a report",
    "unknown-name",
    `${root}/reports/action-list.json`,
    "linked.agendaPlace.map",
    "linked.agenda.map",
  ],
  ["a choice in a list", "unknown-choice", `${root}/reports/key-table.json`, '\\"guardian\\"]', '\\"gaurdian\\"]'],
  ["an event of an example", "unknown-event", `${root}/examples/good-road.json`, '"do": "submit"', '"do": "submitt"'],
  [
    "a state of an example",
    "unknown-state",
    `${root}/examples/good-road.json`,
    '"running.planned"',
    '"running.plannd"',
  ],
  [
    "where an example starts",
    "unknown-example",
    `${root}/examples/turns-twelve.json`,
    '"given": { "example": "',
    '"given": { "example": "x',
  ],
];

describe("a misspelt name is told at its own line", () => {
  test.each(FAULTS)("%s: %s", (_, code, file, from, to) => {
    const text = shipped.get(file) ?? "";
    const changed = text.replace(from, () => to);
    expect(changed, `"${from}" does not stand in ${file}`).not.toBe(text);
    const at = [...text].findIndex((letter, index) => changed[index] !== letter);
    const line = changed.slice(0, at).split("\n").length;
    const { process, findings } = publish({ root, files: new Map(shipped).set(file, changed) });
    expect(process).toBeUndefined();
    expect(findings.map((one) => ({ code: one.code, file: one.file, line: one.line }))).toContainEqual({
      code,
      file,
      line,
    });
  });

  test("one layout may stand by itself in screens.json, and its faults keep their line", () => {
    const file = `${C}/screens.json`;
    const [layout] = JSON.parse(shipped.get(file) ?? "[]") as object[];
    const text = JSON.stringify(layout, null, 2).replace('"planned"', '"plannd"');
    const line = text.slice(0, text.indexOf('"plannd"')).split("\n").length;
    const { findings } = publish({ root, files: new Map(shipped).set(file, text) });
    expect(findings[0]).toMatchObject({ code: "unknown-name", file, line });
  });
});
