/** A broken definition gives a located finding with a remedy for each fault, all at once, and never an exception. */

import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import type { Finding } from "../../../engine/result.ts";
import { readFiles } from "../../../server/definitions/files.ts";

const root = "workflows/mdo-jeugd";
const shipped = readFiles(join(import.meta.dirname, "..", "..", ".."));

/** Compiles the shipped process with one text replaced in one file. */
function broken(
  file: string,
  from: string | RegExp,
  to: string,
): { readonly findings: readonly Finding[]; readonly line: number } {
  const text = shipped.get(file) ?? "";
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`"${String(from)}" does not stand in ${file}.`);
  let index = 0;
  while (text[index] === changed[index]) index += 1;
  const files = new Map(shipped).set(file, changed);
  return { findings: publish({ root, files }).findings, line: changed.slice(0, index).split("\n").length };
}
const errors = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === "error");

const CASE = `${root}/case`;
const FAULTS: readonly (readonly [title: string, code: string, file: string, from: string, to: string])[] = [
  ["a guard that is no fact", "unknown-fact", `${CASE}/machine.json`, '"guard": "complete"', '"guard": "complet"'],
  ["an effect that is not declared", "unknown-effect", `${CASE}/machine.json`, '"tellReturned"', '"tellReturnd"'],
  [
    "a target that does not exist",
    "unknown-state",
    `${CASE}/machine.json`,
    '"target": "rejected"',
    '"target": "rejectd"',
  ],
  [
    "a section that does not exist",
    "unknown-section",
    `${CASE}/machine.json`,
    '"intakeCheck": { "by"',
    '"intakeChek": { "by"',
  ],
  ["a role that does not exist", "unknown-role", `${CASE}/events.json`, '"by": ["submitter"]', '"by": ["submiter"]'],
  ["an unknown key", "unknown-key", `${CASE}/events.json`, '"fill": "closing"', '"fil": "closing"'],
  ["a form that does not exist", "unknown-form", `${CASE}/sections.json`, "mdo-jeugd/referral", "mdo-jeugd/referal"],
  [
    "a field that does not exist",
    "unknown-name",
    `${CASE}/facts.json`,
    "case.referral.anonymous",
    "case.referral.anonimous",
  ],
  ["a state that does not exist", "unknown-name", `${CASE}/facts.json`, "case.since.check", "case.since.chek"],
  [
    "an item that does not exist",
    "unknown-name",
    `${CASE}/facts.json`,
    "items.sharingDecision",
    "items.sharingDecison",
  ],
  ["an unknown function", "unknown-function", `${CASE}/facts.json`, "age(p.birthDate)", "agee(p.birthDate)"],
  [
    "a literal that is no choice",
    "unknown-choice",
    `${CASE}/facts.json`,
    'p.relation == \\"child\\"',
    'p.relation == \\"chld\\"',
  ],
  [
    "two kinds of value compared",
    "type-mismatch",
    `${CASE}/facts.json`,
    "min(childAges) : 0",
    'min(childAges) : \\"0\\"',
  ],
  [
    "a syntax error in an expression",
    "syntax",
    `${CASE}/facts.json`,
    "feedbackOpen || actionsOpen",
    "feedbackOpen | actionsOpen",
  ],
  [
    "a setting that does not exist",
    "unknown-name",
    `${CASE}/deadlines.json`,
    "settings.checkDays",
    "settings.chekDays",
  ],
  ["a deadline that is text", "type-mismatch", `${CASE}/deadlines.json`, '"settings.checkDays"', '"\\"five\\""'],
  ["an event nobody can send", "undeclared-event", `${CASE}/events.json`, '"submit": { "by": ["submitter"] },', ""],
  [
    "a link the far end does not list",
    "link-not-answered",
    `${root}/meeting/events.json`,
    '"agendaPlace.added": { "from": ["case"] },',
    "",
  ],
  [
    "a link no state takes",
    "link-not-answered",
    `${root}/meeting/machine.json`,
    '"agendaPlace.added": { "actions": [] },',
    "",
  ],
  [
    "a kind that does not exist",
    "unknown-kind",
    `${CASE}/items/agenda-place.json`,
    '"to": "meeting"',
    '"to": "meetin"',
  ],
  ["a number that is not declared", "unknown-numbering", `${CASE}/effects.json`, '"caseNumber"', '"caseNumbr"'],
  [
    "a report that does not exist",
    "unknown-report",
    `${root}/meeting/effects.json`,
    '"report": "actionList"',
    '"report": "actionLst"',
  ],
  [
    "a family that the profile does not have",
    "unknown-family",
    `${root}/process.json`,
    '"family": "coordination"',
    '"family": "coordinaton"',
  ],
  ["a profile that does not exist", "unknown-profile", `${root}/process.json`, "nlJeugd@2026-01", "nlJeugd@2026-02"],
  ["a default that is no choice", "bad-value", `${root}/process.json`, '"default": "written"', '"default": "writen"'],
  [
    "after in a chart",
    "not-supported",
    `${CASE}/machine.json`,
    '"initial": "draft",',
    '"initial": "draft", "after": { "1000": "check" },',
  ],
  ["a wildcard", "wildcard", `${CASE}/machine.json`, '"reopen": "draft" }', '"*": "draft" }'],
  [
    "an entry effect on a picked state",
    "picked-with-entry",
    `${CASE}/machine.json`,
    '"planned": {}',
    '"planned": { "entry": "tellCoordinator" }',
  ],
  ["a field without privacy", "no-privacy", "forms/mdo-jeugd/check/schema.json", /, "privacy": \{[^}]*\}/.source, ""],
  [
    "a condition with a misspelt field",
    "unknown-name",
    "forms/mdo-jeugd/referral/schema.json",
    'informed == \\"no\\"',
    'infrmed == \\"no\\"',
  ],
  [
    "a required field that does not exist",
    "unknown-name",
    "forms/mdo-jeugd/meeting/schema.json",
    '"required": ["date"',
    '"required": ["dat"',
  ],
  ["a control that does not exist", "unknown-widget", "forms/mdo-jeugd/check/ui.json", '"radio"', '"radoi"'],
  [
    "a page with an unknown field",
    "unknown-name",
    "forms/mdo-jeugd/referral/ui.json",
    '"purposes", "anonymous"',
    '"purpose", "anonymous"',
  ],
  ["no JSON", "bad-json", `${CASE}/effects.json`, "{", "{{"],
  ["a key that stands twice", "duplicate-key", `${CASE}/effects.json`, '"tellCoordinator": {', '"giveNumber": {'],
  ["a name that poisons objects", "forbidden-name", `${CASE}/effects.json`, '"tellCoordinator"', '"__proto__"'],
  ["a wrong type", "wrong-type", `${CASE}/events.json`, '"confirm": true', '"confirm": "yes"'],
  ["a policy with an unknown name", "unknown-name", `${root}/policies.json`, "feedbackOpen", "feedbackOpn"],
  [
    "a decision table with a gap",
    "table-gap",
    `${CASE}/facts.json`,
    /"other": \["-", "-", "-", "no"\]/.source,
    '"other": ["other", "-", "-", "no"]',
  ],
  [
    "a member asked of a list",
    "no-members",
    `${CASE}/items/agenda-place.json`,
    "(link.member + link.substitute).filter(m, m.id",
    "(link.member.party + link.substitute).filter(m, m.id",
  ],
];

describe("a fault in the shipped definition is told where it stands", () => {
  for (const [title, code, file, from, to] of FAULTS) {
    test(`${title}: ${code}`, () => {
      const pattern = from.includes("\\{") || from.includes("\\[") ? new RegExp(from) : from;
      const { findings } = broken(file, pattern, to);
      const told = errors(findings).filter((finding) => finding.code === code);
      expect(told.length, JSON.stringify(findings.slice(0, 4), null, 1)).toBeGreaterThan(0);
      for (const finding of told) {
        expect(finding.message.length).toBeGreaterThan(10);
        expect(finding.remedy.length).toBeGreaterThan(5);
        expect(finding.line).toBeGreaterThan(0);
      }
    });
  }

  test("the place is the line and column of the fault, and the remedy names what was meant", () => {
    const { findings, line } = broken(`${CASE}/facts.json`, "case.referral.anonymous", "case.referral.anonimous");
    const [first] = errors(findings);
    expect(first).toMatchObject({
      file: `${CASE}/facts.json`,
      pointer: "/anonymous/is",
      line,
      remedy: 'Did you mean "anonymous"?',
    });
  });

  test("several faults in several files are told at once", () => {
    const files = new Map(shipped);
    for (const [, , file, from, to] of FAULTS.slice(0, 5)) files.set(file, (files.get(file) ?? "").replace(from, to));
    const codes = new Set(errors(publish({ root, files }).findings).map(({ code }) => code));
    expect([...codes]).toEqual(
      expect.arrayContaining(["unknown-fact", "unknown-effect", "unknown-state", "unknown-section", "unknown-role"]),
    );
  });
});

test("whatever name is misspelt anywhere, compile gives findings or a process, never an exception", () => {
  const paths = [...shipped.keys()].filter(
    (path) => path.startsWith(root) && !/demo|texts|examples|variants/.test(path),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.nat(),
      fc.constantFrom("", "x", "Zz", '"', "{", "1"),
      (path, at, insert) => {
        const text = shipped.get(path) ?? "";
        const place = at % Math.max(1, text.length);
        const result = publish({
          root,
          files: new Map(shipped).set(path, text.slice(0, place) + insert + text.slice(place + 1)),
        });
        for (const finding of result.findings)
          expect(finding).toMatchObject({
            code: expect.any(String),
            file: expect.any(String),
            message: expect.any(String),
            remedy: expect.any(String),
          });
        expect(result.process !== undefined || errors(result.findings).length > 0).toBe(true);
      },
    ),
    { numRuns: 60, seed: 7 },
  );
});
