/** One fault at a time in a whole process that it was not written for: each is told in its file, at its line, with what would help. Over 300 lines: one table of faults. */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { fixtureFiles } from "../../support/fixtures.ts";

const root = "workflows/tumour-board";
const variant = `${root}/variants/academic`;
const given = fixtureFiles();

/** A fault: file under the process (or `forms/…`), what is written there, what stands there instead, the code, and the pointer; none where it is told elsewhere than it was made. */
type Fault = readonly [title: string, file: string, from: string, to: string, code: string, pointer: string];

const P = "patient";
const FAULTS: readonly Fault[] = [
  // names
  ["a role", `${P}/events.json`, '"by": [\n   "referrer"', '"by": [\n   "referer"', "unknown-role", "/submit/by/0"],
  [
    "a role of a circle",
    "process.json",
    '"coordinator",\n   "chair"',
    '"coordinatr",\n   "chair"',
    "unknown-role",
    "/circles/desk/0",
  ],
  [
    "a role family",
    "process.json",
    '"family": "office"',
    '"family": "ofice"',
    "unknown-family",
    "/roles/coordinator/family",
  ],
  ["a profile", "process.json", "hospital@2026-01", "hospitl@2026-01", "unknown-profile", "/profile"],
  [
    "a fact of a guard",
    `${P}/machine.json`,
    '"guard": "complete"',
    '"guard": "complet"',
    "unknown-fact",
    "/states/draft/on/submit/guard",
  ],
  [
    "an effect",
    `${P}/machine.json`,
    '"giveNumber"',
    '"giveNumbr"',
    "unknown-effect",
    "/states/draft/on/submit/actions/0",
  ],
  [
    "a target",
    `${P}/machine.json`,
    '"target": "intake"',
    '"target": "intak"',
    "unknown-state",
    "/states/draft/on/submit/target",
  ],
  ["an initial state", `${P}/machine.json`, '"initial": "draft"', '"initial": "drft"', "unknown-state", "/initial"],
  [
    "a history state",
    `${P}/machine.json`,
    "#patient.active.was",
    "#patient.active.ws",
    "unknown-state",
    "/states/paused/on/resume",
  ],
  [
    "a deadline of a task",
    `${P}/machine.json`,
    '"due": "intakeTerm"',
    '"due": "intakTerm"',
    "unknown-deadline",
    "/states/intake/meta/open/check/due",
  ],
  [
    "a retention",
    `${P}/machine.json`,
    '"keep": "patientFile"',
    '"keep": "patientFil"',
    "unknown-retention",
    "/states/closed/meta/keep",
  ],
  ["a field", `${P}/facts.json`, "patient.check.remark", "patient.check.remrk", "unknown-name", "/returnReasoned/is"],
  ["a state", `${P}/facts.json`, "b.is.planned", "b.is.plannd", "unknown-name", "/planned/is"],
  ["a tag", `${P}/facts.json`, "patient.has.open", "patient.has.opn", "unknown-name", "/mayPanel/is"],
  [
    "an item",
    `${P}/facts.json`,
    "items.boardPlace.exists(b, b.is.disc",
    "items.bordPlace.exists(b, b.is.disc",
    "unknown-name",
    "/onTable/is",
  ],
  ["a shared table", `${P}/facts.json`, "quorum(patient", "quorom(patient", "unknown-function", "/needed/is"],
  ["what a link shows", "board/facts.json", "p.tumour", "p.tumor", "unknown-name", "/tumoursToday/is"],
  ["what a link brings", `${P}/deadlines.json`, "far.date", "far.dat", "unknown-name", "/freeze/from"],
  ["a setting", `${P}/deadlines.json`, "settings.intakeDays", "settings.intakeDay", "unknown-name", "/intakeTerm/due"],
  [
    "an event of a rung",
    `${P}/deadlines.json`,
    '"event": "intakeLate"',
    '"event": "intakLate"',
    "unknown-event",
    "/intakeTerm/ladder/late/event",
  ],
  [
    "a report of an effect",
    `${P}/effects.json`,
    '"report": "readingCopy"',
    '"report": "readingCop"',
    "unknown-report",
    "/readingCopy/report",
  ],
  [
    "a numbering",
    `${P}/effects.json`,
    '"number": "patientNumber"',
    '"number": "patientNumbr"',
    "unknown-numbering",
    "/giveNumber/number",
  ],
  [
    "a kind that is started",
    `${P}/effects.json`,
    '"start": "consult"',
    '"start": "consul"',
    "unknown-kind",
    "/startConsult/start",
  ],
  [
    "an effect that follows an answer",
    `${P}/effects.json`,
    '"accepted": [\n   "tellReferrer"',
    '"accepted": [\n   "tellRefrrer"',
    "unknown-effect",
    "/startConsult/accepted/0",
  ],
  [
    "an event that is sent",
    "board/effects.json",
    '"send": "discuss"',
    '"send": "discus"',
    "unknown-event",
    "/askDiscuss/send",
  ],
  [
    "a section that is filled",
    `${P}/events.json`,
    '"fill": "closing"',
    '"fill": "closin"',
    "unknown-section",
    "/close/fill",
  ],
  [
    "an event of four eyes",
    `${P}/events.json`,
    '"submit"\n  ],\n  "fill"',
    '"submt"\n  ],\n  "fill"',
    "unknown-event",
    "/accept/notBy/0",
  ],
  [
    "an incoming link to pick",
    "board/events.json",
    '"pick": "boardPlace"',
    '"pick": "bordPlace"',
    "unknown-incoming-link",
    "/openItem/pick",
  ],
  ["a form", `${P}/sections.json`, "tumour-board/check", "tumour-board/chek", "unknown-form", "/check/form"],
  ["a gate", `${P}/access.json`, '"panel": "mayPanel"', '"panel": "mayPanl"', "unknown-fact", "/only/panel"],
  ["a fact that shuts out", `${P}/access.json`, '"objectedTo"', '"objectdTo"', "unknown-fact", "/exclude/objection"],
  ["a field of the subject", `${P}/access.json`, '"birthDate"', '"birthDte"', "unknown-field", "/subject/match/0"],
  ["a parent item", `${P}/items/advice.json`, '"of": "boardPlace"', '"of": "boardPlac"', "unknown-item", "/of"],
  [
    "a role that is granted",
    `${P}/items/scan.json`,
    '"grants": {\n  "reader"',
    '"grants": {\n  "reder"',
    "unknown-role",
    "/grants/reder",
  ],
  ["people of the far end", `${P}/items/board-place.json`, "link.core", "link.cor", "unknown-name", "/grants/panel/to"],
  [
    "a column of a report",
    "reports/advice-list.json",
    "row.task.what",
    "row.task.wht",
    "unknown-name",
    "/blocks/list/columns/what",
  ],
  [
    "a kind that is counted",
    "figures.json",
    '"over": "patient"',
    '"over": "pasient"',
    "unknown-kind",
    "/discussed/over",
  ],
  [
    "a fact that is counted",
    "figures.json",
    '"count": "advised"',
    '"count": "advisd"',
    "unknown-fact",
    "/discussed/count",
  ],
  [
    "a unit of a promise",
    "policies.json",
    '"of": "patient"',
    '"of": "pasient"',
    "unknown-unit",
    "/noTableWithoutScans/of",
  ],
  ["a part of a screen", `${P}/screens.json`, '"scan"', '"scn"', "unknown-part", "/0/tabs/imaging/show/0"],
  [
    "an event of an example",
    "examples/expert.json",
    '"do": "askExpert"',
    '"do": "askExprt"',
    "unknown-event",
    "/steps/4/do",
  ],
  [
    "who acts in an example",
    "examples/expert.json",
    '"as": "referrer"',
    '"as": "referer"',
    "unknown-role",
    "/steps/0/as",
  ],
  [
    "a field in an example",
    "examples/expert.json",
    '"rareName"',
    '"rareNam"',
    "unknown-field",
    "/steps/1/patch/request/rareNam",
  ],
  [
    "a moment to start from",
    "examples/second-round.json",
    '"until": "closed"',
    '"until": "closd"',
    "unknown-step",
    "/given/until",
  ],
  [
    "a reason in an example",
    "examples/full-board.json",
    '"already there"',
    '"alredy there"',
    "unknown-reason",
    "/steps/13/refused",
  ],
  // values and types
  ["a choice that is not offered", `${P}/facts.json`, '\\"here\\"', '\\"her\\"', "unknown-choice", "/treatedHere/is"],
  ["a choice of a setting", "board/facts.json", '\\"chair\\"', '\\"chiar\\"', "unknown-choice", "/lateAllowed/is"],
  ["a cell that is no choice", "tables.json", '"lung",\n', '"lng",\n', "unknown-choice", "/quorum/rows/lung/0"],
  [
    "a text for a number",
    `${P}/deadlines.json`,
    '"due": "settings.intakeDays"',
    '"due": "\\"two\\""',
    "type-mismatch",
    "/intakeTerm/due",
  ],
  [
    "an unknown unit",
    `${P}/deadlines.json`,
    '"unit": "workday"',
    '"unit": "workdays"',
    "unknown-value",
    "/intakeTerm/unit",
  ],
  ["a default out of bounds", "process.json", '"default": 3', '"default": 300', "bad-value", "/settings/seats/default"],
  ["an unknown function", `${P}/facts.json`, "age(patient", "ages(patient", "unknown-function", "/isAdult/is"],
  [
    "a syntax error",
    `${P}/facts.json`,
    "age(patient.identity.birthDate)",
    "age(patient.identity.birthDate",
    "syntax",
    "/isAdult/is",
  ],
  [
    "a day that does not exist",
    `${P}/facts.json`,
    "age(patient.identity.birthDate) >= 18",
    'patient.identity.birthDate < \\"2008-02-31\\"',
    "bad-day",
    "/isAdult/is",
  ],
  ["a day of an example", "examples/expert.json", '"day": "2026-03-02"', '"day": "2026-02-30"', "bad-day", "/day"],
  [
    "a field of another kind",
    `${P}/items/board-place.json`,
    '"size(item.table.disciplines)"',
    '"quorate"',
    "type-mismatch",
    "/effects/fixOutcome/with/present",
  ],
  [
    "a field that the form does not have",
    "board/effects.json",
    '"disciplines": "present"',
    '"disciplins": "present"',
    "unknown-field",
    "/askDiscuss/with/disciplins",
  ],
  [
    "who is shut out as true or false",
    `${P}/facts.json`,
    '"patient.objection.persons",\n  "else": "[]"',
    '"patient.has.open"',
    "type-mismatch",
    "",
  ],
  ["a wrong type", `${P}/events.json`, '"confirm": true', '"confirm": "yes"', "wrong-type", "/drop/confirm"],
  ["an unknown key", `${P}/events.json`, '"confirm": true', '"conform": true', "unknown-key", "/drop/conform"],
  // charts
  [
    "a state no way leads to",
    `${P}/machine.json`,
    '"dropped": {',
    '"lost": {}, "dropped": {',
    "unreachable-state",
    "/states/lost",
  ],
  ["an event nobody may send", `${P}/events.json`, '"drop": {', '"drp": {', "undeclared-event", ""],
  ["an event no state takes", `${P}/machine.json`, '"drop": "dropped"', '"drap": "dropped"', "event-nobody-takes", ""],
  ["a wildcard", `${P}/machine.json`, '"drop": "dropped"', '"*": "dropped"', "wildcard", "/states/draft/on/*"],
  [
    "an invocation",
    `${P}/machine.json`,
    '"dropped": {',
    '"dropped": { "invoke": { "src": "x" },',
    "not-supported",
    "/states/dropped/invoke",
  ],
  [
    "a delay",
    `${P}/machine.json`,
    '"dropped": {',
    '"dropped": { "after": { "5": "draft" },',
    "not-supported",
    "/states/dropped/after",
  ],
  [
    "ways that go round",
    `${P}/machine.json`,
    '"dropped": {',
    '"round": { "always": "back" }, "back": { "always": "round" }, "dropped": {',
    "endless-always",
    "/states/round/always",
  ],
  [
    "entry effects of a picked state",
    `${P}/machine.json`,
    '"planned": {}',
    '"planned": { "entry": "warnChair" }',
    "picked-with-entry",
    "/states/active/states/board/states/planned/entry",
  ],
  ["a link nobody answers", "board/events.json", '"boardPlace.added"', '"bordPlace.added"', "link-not-answered", ""],
  ["facts in a circle", `${P}/facts.json`, '"patient.complete.request"', '"complete"', "circle", ""],
  ["a name that means something", `${P}/facts.json`, '"adviceOpen"', '"linked"', "reserved-name", "/linked"],
  [
    "an effect without a verb",
    `${P}/effects.json`,
    '"tellReturned": {\n  "notify": [\n   "referrer"\n  ]',
    '"tellReturned": {',
    "no-verb",
    "/tellReturned",
  ],
  [
    "a section nobody reads",
    "board/sections.json",
    '"minutes": {\n  "form": "tumour-board/minutes",\n  "read": {\n   "desk": true,\n   "core": true\n  }',
    '"minutes": {\n  "form": "tumour-board/minutes",\n  "read": {}',
    "section-nobody-reads",
    "",
  ],
  // JSON
  [
    "a key that stands twice",
    `${P}/events.json`,
    '"submit": {',
    '"submit": {"by": ["chair"]}, "submit": {',
    "duplicate-key",
    "/submit",
  ],
  ["a missing colon", `${P}/events.json`, '"submit": {', '"submit" {', "bad-json", ""],
  ["a missing comma", `${P}/events.json`, '},\n "drop"', '}\n "drop"', "bad-json", ""],
  // forms
  [
    "a type of a field",
    "forms/tumour-board/request/schema.json",
    '"type": "integer"',
    '"type": "integr"',
    "unknown-value",
    "/properties/stage/type",
  ],
  [
    "a field without privacy",
    "forms/tumour-board/plan/schema.json",
    '"format": "date",\n   "privacy"',
    '"format": "date",\n   "privasy"',
    "unknown-key",
    "/properties/date/privasy",
  ],
  [
    "a condition of a field",
    "forms/tumour-board/request/schema.json",
    'tumour == \\"rare\\"',
    'tumor == \\"rare\\"',
    "unknown-name",
    "/properties/rareName/visibleWhen",
  ],
  [
    "a choice in a condition",
    "forms/tumour-board/request/schema.json",
    'tumour != \\"rare\\"',
    'tumour != \\"rar\\"',
    "unknown-choice",
    "/properties/pathology/visibleWhen",
  ],
  [
    "a value of what is empty",
    "forms/tumour-board/request/schema.json",
    '"absent": "normal"',
    '"absent": "norml"',
    "bad-absent",
    "/properties/urgency/absent",
  ],
  [
    "a field of a page",
    "forms/tumour-board/request/ui.json",
    '"tumour",\n',
    '"tumor",\n',
    "unknown-name",
    "/pages/what/0",
  ],
  // papers without names
  [
    "a name in a paper without names",
    "reports/advice-letter.json",
    '"privacy": "personal"',
    '"privacy": "pseudonymised"',
    "report-names-somebody",
    "",
  ],
  [
    "an expression in a text",
    "texts.en.json",
    '"reports.adviceList.blocks.title": "',
    '"reports.adviceList.blocks.title": "{{ board.plan.dat }} ',
    "unknown-name",
    "/reports.adviceList.blocks.title",
  ],
];

const nameOf = (file: string): string => (file.startsWith("forms/") ? file : `${root}/${file}`);
function withFault(file: string, from: string, to: string) {
  const path = nameOf(file);
  const text = given.get(path) ?? "";
  const changed = text.replace(from, () => to);
  expect(changed, `"${from}" does not stand in ${file}`).not.toBe(text);
  let same = 0;
  while (text[same] === changed[same]) same += 1;
  const line = changed.slice(0, same + 1).split("\n").length;
  const { findings, process } = publish({ root, files: new Map(given).set(path, changed) });
  return { path, line, process, errors: findings.filter(({ severity }) => severity === "error") };
}

test("without a fault there is no finding", () => {
  expect(publish({ root, files: given }).findings).toEqual([]);
});

describe("a fault in", () => {
  test.each(FAULTS.filter(([, , , , , pointer]) => pointer !== ""))(
    "%s is told in its file, at its line",
    (_title, file, from, to, code, pointer) => {
      const { path, line, errors, process } = withFault(file, from, to);
      const found = errors.find((one) => one.code === code && one.file === path && one.pointer === pointer);
      expect(errors.map((one) => [one.code, one.file, one.pointer])).toContainEqual([code, path, pointer]);
      expect(Math.abs((found?.line ?? 0) - line)).toBeLessThanOrEqual(1);
      expect(found?.column).toBeGreaterThan(0);
      expect(found?.message.length).toBeGreaterThan(10);
      expect(found?.remedy.length).toBeGreaterThan(5);
      expect(process).toBeUndefined();
    },
  );
  test.each(FAULTS.filter(([, , , , , pointer]) => pointer === ""))("%s is told", (_title, file, from, to, code) => {
    const { errors, process } = withFault(file, from, to);
    expect(errors.map((one) => one.code)).toContain(code);
    expect(process).toBeUndefined();
  });
});

describe("a file that is not there", () => {
  test.each([
    [`${root}/process.json`, "no-process", `${root}/process.json`],
    [`${root}/board/machine.json`, "no-machine", `${root}/board/machine.json`],
    ["forms/tumour-board/check/schema.json", "unknown-form", `${root}/patient/sections.json`],
    ["workflows/profiles/hospital/profile.json", "unknown-profile", `${root}/process.json`],
  ])("%s", (missing, code, file) => {
    const files = new Map(given);
    files.delete(missing);
    const { findings } = publish({ root, files });
    expect(findings.map((one) => [one.code, one.file])).toContainEqual([code, file]);
  });
});

describe("a fault in a variant", () => {
  const OVERLAY = `${variant}/overlay.json`;
  test.each<[title: string, from: string, to: string, code: string, pointer: string]>([
    ["a setting", '"set": "seats"', '"set": "seat"', "unknown-setting", "/edits/seats/set"],
    ["a value out of bounds", '"to": 20', '"to": 2000', "bad-value", "/edits/seats/to"],
    ["a form", "tumour-board/request.trial", "tumour-board/requst.trial", "unknown-form", "/edits/trial/addField"],
    [
      "a field",
      "tumour-board/request.stage",
      "tumour-board/request.stge",
      "unknown-address",
      "/edits/noStage/changeField",
    ],
    ["a way out", "intake.on.accept", "intake.on.acept", "unknown-address", "/edits/preparation/on"],
    ["a step that is like it", '"like": "intake"', '"like": "intke"', "unknown-state", "/edits/preparation/like"],
    [
      "an expression that it adds",
      "size(items.boardPlace)",
      "size(items.boardPlac)",
      "unknown-name",
      "/edits/long/value/is",
    ],
    ["a step that it skips", "consult.states.asked", "consult.states.askd", "unknown-address", "/edits/skip/skipStep"],
    ["a way that it takes", '"as": "take"', '"as": "tak"', "unknown-event", "/edits/skip/as"],
    ["a fact that narrows", '"if": "everPlanned"', '"if": "everPland"', "unknown-fact", "/edits/tight/if"],
    ["a block that it hides", '"cases"', '"case"', "unknown-name", "/edits/list/hide"],
    ["another base", "tumourBoard@1.0.0", "tumourBoard@1.1.0", "other-base", "/base"],
    ["an operation", '"arrange":', '"arange":', "unknown-key", "/edits/list/arange"],
    [
      "more than the base allows",
      '"change": "tables.quorum.lung",\n   "value": [\n    "lung",\n    "3"\n   ]',
      '"change": "patient.events.drop.by",\n   "value": [\n    "referrer",\n    "core"\n   ]',
      "widens",
      "/edits/rare/value",
    ],
  ])("%s is told at its edit", (_title, from, to, code, pointer) => {
    const text = given.get(OVERLAY) ?? "";
    const changed = text.replace(from, () => to);
    expect(changed, `"${from}" does not stand there`).not.toBe(text);
    const files = new Map(given).set(OVERLAY, changed);
    const { findings } = publish({ root, files }, [{ root: variant, files }]);
    expect(findings.map((one) => [one.code, one.file, one.pointer])).toContainEqual([code, OVERLAY, pointer]);
  });
});
