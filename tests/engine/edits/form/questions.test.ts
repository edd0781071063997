/** Questions of every shipped form are listed, added, moved, changed and taken away, and nothing else of their files changes. */

import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../../engine/edits/apply.ts";
import {
  addQuestion,
  moveQuestion,
  oneOn,
  type Question,
  questionAt,
  questionsOf,
  removeQuestion,
  setChoices,
  setDemand,
} from "../../../../engine/edits/form/index.ts";
import type { DefinitionEdit, EditedFiles } from "../../../../engine/edits/types.ts";
import { parsedFile } from "../../../../engine/edits/values.ts";
import { listFields } from "../../../../engine/forms/fields.ts";
import { filesOf } from "../../../support/processes.ts";

const shipped: EditedFiles = new Map([...filesOf("mdo-jeugd"), ...filesOf("mda")]);
const forms = [...shipped.keys()].flatMap((file) => /^(forms\/.+)\/schema\.json$/.exec(file)?.[1] ?? []);
const FAMILY = "forms/mdo-jeugd/family";

function edited(files: EditedFiles, edits: readonly DefinitionEdit[]): EditedFiles {
  const outcome = applyEdits(files, edits);
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.files;
}
const found = (files: EditedFiles, key: string): Question => {
  const question = questionAt(files, FAMILY, key);
  if (!question) throw new Error(`no ${key}`);
  return question;
};
const NEW = {
  inside: "",
  name: "somethingNew",
  schema: { type: "string", maxLength: 80, privacy: { subject: "family", identifies: "direct", class: "social" } },
  demand: "needed",
  words: { nl: { "": "Iets nieuws", ".help": "Waarom" }, en: { "": "Something new" } },
} as const;

test("every question of every shipped form is listed, also those within rows", () => {
  for (const form of forms) {
    const schema = parsedFile(shipped, `${form}/schema.json`) as never;
    expect(
      questionsOf(shipped, form)
        .map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(
      listFields(schema)
        .map(({ pointer }) => pointer)
        .sort(),
    );
  }
  expect(found(shipped, "persons.birthDate")).toMatchObject({
    inside: "persons",
    page: "persons",
    inRow: true,
    depth: 1,
  });
});

describe.each(["", "rows"])("a question added %s", (where) => {
  test("and taken away again leaves every file of every form as it was, sign for sign", () => {
    for (const form of forms) {
      const holder = questionsOf(shipped, form).find(({ kind }) => kind === "rows");
      if (where === "rows" && !holder) continue;
      const inside = where === "rows" ? (holder?.key ?? "") : "";
      // A form that demands nothing keeps the empty list that it gets.
      const added = edited(shipped, addQuestion(shipped, form, { ...NEW, inside, demand: "may" }));
      expect(added).not.toEqual(shipped);
      const question = questionAt(added, form, inside === "" ? "somethingNew" : `${inside}.somethingNew`);
      const back = edited(added, removeQuestion(added, form, question as Question));
      for (const [file, text] of shipped) expect(parsedFile(back, file), file).toEqual(JSON.parse(text));
      expect(back.get(`${form}/texts.nl.json`)).toBe(shipped.get(`${form}/texts.nl.json`));
    }
  });
});

test("a question in a row comes behind the one that is named, with its words and whether it is needed", () => {
  const files = edited(shipped, addQuestion(shipped, FAMILY, { ...NEW, inside: "persons", after: "birthDate" }));
  const keys = questionsOf(files, FAMILY).map(({ key }) => key);
  expect(keys[keys.indexOf("persons.somethingNew") - 1]).toBe("persons.birthDate");
  expect(found(files, "persons.somethingNew")).toMatchObject({ demand: "needed", kind: "question" });
  expect(parsedFile(files, `${FAMILY}/texts.nl.json`)).toMatchObject({
    "persons.somethingNew": "Iets nieuws",
    "persons.somethingNew.help": "Waarom",
  });
});

test("one place down at the end of a page is the first place of the next, and up is back again", () => {
  const before = questionsOf(shipped, FAMILY);
  const last = found(shipped, "noGuardian");
  const there = oneOn(shipped, FAMILY, last, 1, before);
  expect(there).toEqual({ page: "household", after: undefined });
  const moved = edited(shipped, moveQuestion(shipped, FAMILY, last, there ?? {}));
  expect(found(moved, "noGuardian").page).toBe("household");
  const again = oneOn(moved, FAMILY, found(moved, "noGuardian"), -1, questionsOf(moved, FAMILY));
  const back = edited(moved, moveQuestion(moved, FAMILY, found(moved, "noGuardian"), again ?? {}));
  expect([...back]).toEqual([...shipped]);
});

test("within a row a question goes up and down, and every other sign stays", () => {
  const sex = found(shipped, "persons.sex");
  const up = oneOn(shipped, FAMILY, sex, -1, questionsOf(shipped, FAMILY));
  const moved = edited(shipped, moveQuestion(shipped, FAMILY, sex, up ?? {}));
  const keys = questionsOf(moved, FAMILY).map(({ key }) => key);
  expect(keys.indexOf("persons.sex")).toBe(keys.indexOf("persons.birthDate") - 1);
  const down = oneOn(moved, FAMILY, found(moved, "persons.sex"), 1, questionsOf(moved, FAMILY));
  expect([...edited(moved, moveQuestion(moved, FAMILY, found(moved, "persons.sex"), down ?? {}))]).toEqual([
    ...shipped,
  ]);
});

test("an answer is demanded, asked for or left open, and a choice goes with its words", () => {
  const asked = edited(shipped, setDemand(shipped, FAMILY, found(shipped, "measure"), "asked"));
  expect(found(asked, "measure")).toMatchObject({ demand: "asked" });
  const may = edited(asked, setDemand(asked, FAMILY, found(asked, "measure"), "may"));
  expect(found(may, "measure")).toMatchObject({ demand: "may" });
  const needed = edited(may, setDemand(may, FAMILY, found(may, "measure"), "needed"));
  expect([...needed]).toEqual([...shipped]);

  const fewer = edited(shipped, setChoices(shipped, FAMILY, found(shipped, "persons.sex"), ["boy", "girl"]));
  expect(found(fewer, "persons.sex").schema["enum"]).toEqual(["boy", "girl"]);
  expect(parsedFile(fewer, `${FAMILY}/texts.nl.json`)).not.toHaveProperty("persons.sex.choices.other");
});
