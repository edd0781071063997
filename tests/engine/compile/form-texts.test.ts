/** Words of forms: what is missing, and what is spelt otherwise than the form. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { fixtureFiles } from "../../support/fixtures.ts";

const file = "forms/tumour-board/request/texts.en.json";
function findings(change: (texts: Record<string, string>) => void) {
  const files = fixtureFiles();
  const texts = JSON.parse(files.get(file) ?? "") as Record<string, string>;
  change(texts);
  const made = publish({ root: "workflows/tumour-board", files: files.set(file, JSON.stringify(texts, null, 1)) });
  return made.findings.map((one) => [one.severity, one.code, one.file, one.pointer, one.remedy]);
}

test("a field or choice without words is a warning in the file of its language", () => {
  expect(
    findings((texts) => {
      delete texts["stage"];
      delete texts["tumour.choices.rare"];
    }),
  ).toEqual([
    ["warning", "missing-text", file, "", 'Add "tumour.choices.rare" to this file.'],
    ["warning", "missing-text", file, "", 'Add "stage" to this file.'],
  ]);
});
test("words under a name that is nearly a field's are told where they stand, once", () => {
  expect(
    findings((texts) => {
      texts["stge"] = texts["stage"] ?? "";
      delete texts["stage"];
    }),
  ).toEqual([["warning", "unknown-address", file, "/stge", 'Did you mean "stage"?']]);
});
test("a form without any words is one warning, and help or words for more are no fault", () => {
  expect(
    findings((texts) => {
      for (const name of Object.keys(texts)) delete texts[name];
    }),
  ).toEqual([["warning", "no-texts", file, "", "Write this file: one text per field."]]);
  expect(findings((texts) => Object.assign(texts, { "stage.help": "How far it has spread." }))).toEqual([]);
});
test("words of the process under a name that is nearly an address are told where they stand", () => {
  const texts = "workflows/tumour-board/texts.en.json";
  const files = fixtureFiles();
  files.set(texts, (files.get(texts) ?? "").replace('"patient.states.draft"', '"patient.states.drft"'));
  const { findings: found } = publish({ root: "workflows/tumour-board", files });
  expect(found).toMatchObject([
    { severity: "warning", code: "unknown-address", file: texts, pointer: "/patient.states.drft" },
  ]);
  expect(found[0]?.line).toBeGreaterThan(1);
});
test("help beside words that are missing is not taken for them", () => {
  expect(
    findings((texts) => {
      texts["stage.help"] = "How far it has spread.";
      delete texts["stage"];
    }),
  ).toEqual([["warning", "missing-text", file, "", 'Add "stage" to this file.']]);
});

test("a few words of a language, as a variant brings them, ask for no words of forms in it", () => {
  const texts = "workflows/tumour-board/texts.de.json";
  const files = fixtureFiles().set(texts, JSON.stringify({ "roles.submitter": "Einsender" }));
  const { findings: found } = publish({ root: "workflows/tumour-board", files });
  expect(found.map((one) => [one.severity, one.code, one.file])).toEqual([["warning", "no-texts", texts]]);
});
