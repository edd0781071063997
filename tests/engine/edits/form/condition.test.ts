/** Conditions are sentences where they can be, and every shipped one that is a sentence is written back as it meant. */

import { expect, test } from "vitest";
import { conditionOf, expressionFor, questionsOf } from "../../../../engine/edits/form/index.ts";
import { canonical, parsed } from "../../../../engine/expressions/index.ts";
import { filesOf } from "../../../support/processes.ts";

const meaning = (source: string): string => {
  const tree = parsed(source);
  return tree ? canonical(tree) : "";
};
const shipped = new Map([...filesOf("mdo-jeugd"), ...filesOf("mda")]);
const forms = [...shipped.keys()].flatMap((file) => /^(forms\/.+)\/schema\.json$/.exec(file)?.[1] ?? []);
const sources = forms.flatMap((form) =>
  questionsOf(shipped, form).flatMap(({ schema }) =>
    [schema["visibleWhen"], schema["requiredWhen"]].filter((one) => typeof one === "string"),
  ),
);

test("the shipped conditions are sentences, but for what compares whole lists or looks at every row", () => {
  expect(sources.length).toBeGreaterThan(35);
  const others = [...new Set(sources.filter((source) => !conditionOf(source)))];
  expect(others.filter((source) => !source.includes("persons.exists("))).toEqual(['purposes == ["brainstorm"]']);
  expect(others).toHaveLength(2);
});
test("a condition that is read as a sentence and written again means the same", () => {
  for (const source of sources) {
    const condition = conditionOf(source);
    const absentOf = () => "";
    if (condition) expect(meaning(expressionFor(condition, absentOf))).toBe(meaning(source));
  }
});
test("a child of twelve or older is a sentence of two tests", () => {
  const source = 'row.relation == "child" && age(row.birthDate) >= 12';
  expect(conditionOf(source)).toEqual({
    join: "and",
    clauses: [
      { field: "row.relation", test: "is", values: ["child"] },
      { field: "row.birthDate", test: "ageAtLeast", values: [12] },
    ],
  });
});
test("every kind of test is read as it was written", () => {
  const written =
    'a != "x" && !(b in ["x", "y"]) && "z" in c && d && !e && has(f) && !has(g) && h > 3 && past(i) && !past(j)';
  const condition = conditionOf(written);
  expect(condition?.clauses.map(({ test: one }) => one)).toEqual(
    "isNot noneOf contains yes no filled empty more past notPast".split(" "),
  );
  expect(condition && expressionFor(condition)).toBe(written);
});
test("what mixes and with or is no sentence", () => {
  expect(conditionOf('a == "x" && (b == "y" || c == "z")')).toBeUndefined();
});
