/** A question tells where it is used, and another key goes along to every use. */

import { expect, test } from "vitest";
import { applyEdits } from "../../../../engine/edits/apply.ts";
import { questionAt, removeQuestion, renameQuestion, usesOf } from "../../../../engine/edits/form/index.ts";
import type { EditedFiles } from "../../../../engine/edits/types.ts";
import { verify } from "../../../../engine/publish.ts";
import { filesOf } from "../../../support/processes.ts";

const ROOT = "workflows/mdo-jeugd";
const FAMILY = "forms/mdo-jeugd/family";
const shipped = filesOf("mdo-jeugd");
const check = (files: EditedFiles) => verify({ root: ROOT, files });

test("the birth date of a row is used by facts, papers and the search, and is renamed in all of them", () => {
  const question = questionAt(shipped, FAMILY, "persons.birthDate");
  if (!question) throw new Error("no such question");
  const uses = usesOf(shipped, removeQuestion(shipped, FAMILY, question), check);
  expect(uses).toContainEqual({ file: `${ROOT}/case/facts.json`, pointer: "/mustConsent/is" });
  expect(uses).toContainEqual({
    file: `${ROOT}/reports/case-sheet.json`,
    pointer: "/blocks/persons/columns/birthDate",
  });
  const renamed = renameQuestion(shipped, ROOT, FAMILY, "persons.birthDate", "born", check);
  if ("refused" in renamed) throw new Error(JSON.stringify(renamed.refused));
  const outcome = applyEdits(shipped, renamed.edits);
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome.refused));
  expect(check(outcome.files)).toEqual([]);
  expect(outcome.files.get(`${ROOT}/examples/good-road.json`)).not.toContain("birthDate");
}, 120_000);

test("a name that something beside it has is refused, with what it would leave wrong", () => {
  expect(renameQuestion(shipped, ROOT, FAMILY, "district", "address", check)).toHaveProperty("refused");
}, 120_000);
