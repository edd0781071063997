/** A variant is displayed as whole files, and what is changed in them is written as edits of its overlay. */

import { expect, test } from "vitest";
import { readDefinition } from "../../../engine/definition/read.ts";
import { applyEdits } from "../../../engine/edits/apply.ts";
import { questionsOf, removeQuestion } from "../../../engine/edits/form/index.ts";
import type { DefinitionEdit, EditedFiles } from "../../../engine/edits/types.ts";
import { valueIn } from "../../../engine/edits/values.ts";
import { variantFiles } from "../../../engine/edits/variant/compose.ts";
import { variantEdits } from "../../../engine/edits/variant/translate.ts";
import { applyOverlays } from "../../../engine/overlay/index.ts";
import { filesOf } from "../../support/processes.ts";

const ROOT = "workflows/mdo-jeugd";
const NAME = "elsewhere";
const OVERLAY = `${ROOT}/variants/${NAME}/overlay.json`;
const shipped = filesOf("mdo-jeugd");
const version = valueIn(shipped, `${ROOT}/process.json`, "/version");
const empty = { id: NAME, base: `mdoJeugd@${String(version)}`, municipality: "Elders", edits: {} };
const begun: EditedFiles = new Map([...shipped, [OVERLAY, JSON.stringify(empty, undefined, 2)]]);

function changed(files: EditedFiles, ...edits: readonly DefinitionEdit[]): EditedFiles {
  const written = variantEdits(ROOT, NAME, files, edits);
  if ("refused" in written) throw new Error(JSON.stringify(written.refused));
  expect(written.edits.every(({ file }) => file === OVERLAY)).toBe(true);
  const outcome = applyEdits(files, written.edits);
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.files;
}
const overlayEdits = (files: EditedFiles) => Object.values(valueIn(files, OVERLAY, "/edits") ?? {});
const set = (file: string, pointer: string, value: never, after?: string): DefinitionEdit => ({
  op: "set",
  file,
  pointer,
  value,
  after,
});

test.each([
  ["mdo-jeugd", "oosterveen"],
  ["mda", "samen-beoordelen"],
])("the files of %s with %s written into them say what the variant says", (folder, variant) => {
  const files = filesOf(folder);
  const root = `workflows/${folder}`;
  const base = readDefinition({ root, files }).definition;
  if (!base) throw new Error("no definition");
  const applied = applyOverlays(root, base, [{ root: `${root}/variants/${variant}`, files }]).definition;
  const composed = readDefinition({ root, files: variantFiles(root, variant, files) });
  expect(composed.findings).toEqual([]);
  const { examples: _, texts: __, forms: ___, ...said } = applied;
  expect(composed.definition).toMatchObject(JSON.parse(JSON.stringify(said)));
  expect(JSON.stringify(composed.definition?.process)).toBe(JSON.stringify(applied.process));
});

test("a setting, words, a field and a step that is left out become one edit each, and are displayed as changed", () => {
  const schema = "forms/mdo-jeugd/referral/schema.json";
  const field = { type: "string", maxLength: 200, privacy: { subject: "family", identifies: "none", class: "social" } };
  const files = changed(
    begun,
    set(`${ROOT}/process.json`, "/settings/checkDays/default", 3 as never),
    set(`${ROOT}/texts.nl.json`, "/roles.member", "teamlid" as never),
    set(`${ROOT}/texts.en.json`, "/roles.member", "team member" as never),
    set(schema, "/properties/nickname", field as never, "question"),
    set("forms/mdo-jeugd/referral/texts.nl.json", "/nickname", "Roepnaam" as never),
    { op: "remove", file: `${ROOT}/case/machine.json`, pointer: "/states/check" },
  );
  expect(overlayEdits(files)).toEqual([
    { set: "checkDays", to: 3 },
    { text: "roles.member", nl: "teamlid", en: "team member" },
    { addField: "mdo-jeugd/referral.nickname", after: "question", field, nl: "Roepnaam" },
    expect.objectContaining({ skipStep: "case.states.check" }),
  ]);
  const composed = variantFiles(ROOT, NAME, files);
  expect(valueIn(composed, `${ROOT}/process.json`, "/settings/checkDays/default")).toBe(3);
  expect(valueIn(composed, schema, "/properties/nickname")).toEqual(field);
  expect(valueIn(composed, "forms/mdo-jeugd/referral/texts.nl.json", "/nickname")).toBe("Roepnaam");
});

test("what is set back to what the base has, or taken away again, leaves no edit behind", () => {
  const before = valueIn(shipped, `${ROOT}/texts.nl.json`, "/roles.member") as never;
  const schema = "forms/mdo-jeugd/referral/schema.json";
  const files = changed(
    begun,
    set(`${ROOT}/process.json`, "/settings/checkDays/default", 3 as never),
    set(`${ROOT}/process.json`, "/settings/checkDays/default", 5 as never),
    set(`${ROOT}/texts.nl.json`, "/roles.member", "teamlid" as never),
    set(`${ROOT}/texts.nl.json`, "/roles.member", before),
    set(schema, "/properties/nickname", { type: "boolean" } as never),
    { op: "remove", file: schema, pointer: "/properties/nickname" },
  );
  expect(overlayEdits(files)).toEqual([]);
});

test("what a variant has no edit for is refused with its place", () => {
  const move: DefinitionEdit = { op: "move", file: `${ROOT}/case/machine.json`, pointer: "/states", from: 0, to: 1 };
  expect(variantEdits(ROOT, NAME, begun, [move])).toMatchObject({
    refused: { code: "not-in-a-variant", pointer: "/states" },
  });
});

test("a question in a row of the base is added, moved and demanded by a variant, and taken away with one edit", () => {
  const schema = "forms/mdo-jeugd/family/schema.json";
  const rows = "/properties/persons/items/properties";
  const field = { type: "boolean", privacy: { subject: "child", identifies: "none", class: "social" } };
  const added = changed(
    begun,
    set(schema, `${rows}/ownVoice`, field as never, "birthDate"),
    set(schema, "/properties/persons/items/required", ["relation", "name", "ownVoice"] as never),
    set(schema, `${rows}/ownVoice/visibleWhen`, 'row.relation == "child"' as never),
    set("forms/mdo-jeugd/family/texts.nl.json", "/persons.ownVoice", "Wil het kind zelf iets zeggen?" as never),
  );
  expect(overlayEdits(added)).toEqual([
    {
      addField: "mdo-jeugd/family.persons.ownVoice",
      after: "birthDate",
      field: { ...field, visibleWhen: 'row.relation == "child"' },
      nl: "Wil het kind zelf iets zeggen?",
    },
    { changeField: "mdo-jeugd/family.persons.ownVoice", required: "hard" },
  ]);
  const order = (files: EditedFiles) => Object.keys(valueIn(variantFiles(ROOT, NAME, files), schema, rows) ?? {});
  expect(order(added).indexOf("ownVoice")).toBe(order(added).indexOf("birthDate") + 1);
  const [from, to] = [order(added).indexOf("ownVoice"), order(added).indexOf("name") + 1];
  const moved = changed(added, { op: "move", file: schema, pointer: rows, from, to });
  expect(order(moved).indexOf("ownVoice")).toBe(order(moved).indexOf("name") + 1);
  const gone = changed(
    added,
    { op: "remove", file: schema, pointer: `${rows}/ownVoice` },
    set(schema, "/properties/persons/items/required", ["relation", "name"] as never),
  );
  expect(overlayEdits(gone)).toEqual([]);
  const hidden = changed(begun, { op: "remove", file: schema, pointer: `${rows}/sex` });
  expect(overlayEdits(hidden)).toEqual([{ changeField: "mdo-jeugd/family.persons.sex", hide: true }]);
});

test("a question that the variant made is removed as it is in any form, with its words", () => {
  const form = "forms/mdo-jeugd/referral";
  const field = { type: "boolean", privacy: { subject: "child", identifies: "none", class: "social" } };
  const added = changed(
    begun,
    set(`${form}/schema.json`, "/properties/rested", field as never),
    set(`${form}/texts.nl.json`, "/rested", "Is er rust?" as never),
    set(`${form}/texts.en.json`, "/rested", "Is there rest?" as never),
  );
  const shown = variantFiles(ROOT, NAME, added);
  const question = questionsOf(shown, form).find(({ key }) => key === "rested");
  if (!question) throw new Error("the question is not there");
  expect(overlayEdits(changed(added, ...removeQuestion(shown, form, question)))).toEqual([]);
});

test("a column that a variant adds to a paper has words of its own", () => {
  const sheet = `${ROOT}/reports/case-sheet.json`;
  const files = changed(
    begun,
    set(sheet, "/blocks/persons/columns/sexOfChild", "row.sex" as never),
    set(`${ROOT}/texts.nl.json`, "/reports.caseSheet.columns.sexOfChild", "Meisje of jongen?" as never),
  );
  const base = readDefinition({ root: ROOT, files }).definition;
  if (!base) throw new Error("no definition");
  const applied = applyOverlays(ROOT, base, [{ root: `${ROOT}/variants/${NAME}`, files }]);
  expect(applied.findings).toEqual([]);
  expect(applied.definition.texts["nl"]?.["reports.caseSheet.columns.sexOfChild"]).toBe("Meisje of jongen?");
});
