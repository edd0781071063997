/** The shared cases of the form engine in Node; tests/browser/form-cases.test.ts asks a browser the same. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FormState } from "../../../engine/forms/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import {
  answersOf,
  type CaseFile,
  compiledFormOf,
  type Expected,
  errorLines,
} from "../../browser/in-page/form-cases.ts";

const FOLDER = "tests/engine/forms/cases";
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({
    name: name.replace(".json", ""),
    file: JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8")) as CaseFile,
  }));

function found(state: FormState, expected: Expected): Expected {
  const { hidden, computed, missing, required, soft, errors, fields } = state;
  return {
    errors: errorLines(errors),
    missing,
    ...(expected.hidden === "not compared" ? {} : { hidden }),
    ...(expected.computed === "not compared" ? {} : { computed }),
    ...(expected.required ? { required } : {}),
    ...(expected.soft ? { soft } : {}),
    ...(expected.left ? { left: fields } : {}),
    ...(expected.unfit ? { unfit: state.unfit ?? [] } : {}),
  };
}
function wanted({
  errors = [],
  missing = [],
  hidden = [],
  computed = [],
  required,
  soft,
  left,
  unfit,
}: Expected): Expected {
  return {
    errors,
    missing,
    ...(hidden === "not compared" ? {} : { hidden }),
    ...(computed === "not compared" ? {} : { computed }),
    ...(required ? { required } : {}),
    ...(soft ? { soft } : {}),
    ...(left ? { left } : {}),
    ...(unfit ? { unfit } : {}),
  };
}

test("there are at least 150 shared cases, each with a title of its own", () => {
  const titles = files.flatMap(({ name, file }) => file.cases.map(({ title }) => `${name}: ${title}`));
  expect(titles.length).toBeGreaterThanOrEqual(150);
  expect(new Set(titles).size).toBe(titles.length);
});

describe.each(files)("form cases: $name", ({ name, file }) => {
  const form = compiledFormOf(name, file);
  const answers = answersOf(name, file, compileValidators({ forms: { [form.id]: form } }));
  test.each(file.cases.map((one, index) => [one.title, one, answers[index]] as const))("%s", (_, one, answer) => {
    const expected = { ...file.usual, ...one };
    expect(answer && found(answer, expected)).toEqual(wanted(expected));
  });
});

test("resolving what was resolved changes nothing", () => {
  for (const { name, file } of files) {
    const form = compiledFormOf(name, file);
    const validate = compileValidators({ forms: { [form.id]: form } });
    const first = answersOf(name, file, validate);
    const cases = file.cases.map((one, index) => ({ ...one, fields: first[index]?.fields ?? {} }));
    const again = answersOf(name, { ...file, cases }, validate);
    expect(again.map(({ fields, hidden, missing }) => ({ fields, hidden, missing }))).toEqual(
      first.map(({ fields, hidden, missing }) => ({ fields, hidden, missing })),
    );
  }
});
