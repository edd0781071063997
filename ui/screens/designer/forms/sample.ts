/** What the preview of a form begins with, and answers that bring a question into view. */

import { type Clause, conditionOf, type Fields, type Json, type Question, write } from "../../../../engine/index.ts";

/** One empty card of every list, so that what stands on it is in sight. */
export const cardsOf = (questions: readonly Question[]): Fields =>
  Object.fromEntries(
    questions
      .filter(({ kind, depth }) => kind === "rows" && depth === 0)
      .map(({ name }) => [name, [{ id: "sample" }]] as const),
  );
/** The place of a question in what the preview holds: of its first card. */
export const placeOf = (questions: readonly Question[], key: string): string =>
  key
    .split(".")
    .map((name, index, all) => {
      const above = questions.find((one) => one.key === all.slice(0, index).join("."));
      return above?.kind === "rows" ? `/0/${name}` : `/${name}`;
    })
    .join("");

function answerFor({ test, values }: Clause, year: number, now: Json | undefined): Json | undefined {
  const [value] = values;
  switch (test) {
    case "is":
    case "oneOf":
    case "equals":
    case "atLeast":
    case "atMost":
      return value;
    case "more":
      return Number(value) + 1;
    case "less":
      return Number(value) - 1;
    case "contains":
      return value === undefined ? undefined : [value];
    case "yes":
      return true;
    case "no":
      return false;
    case "ageAtLeast":
      return `${year - Number(value) - 1}-01-01`;
    case "ageUnder":
      return `${year - Number(value) + 1}-01-01`;
    case "past":
      return `${year - 1}-01-01`;
    case "notPast":
      return `${year + 1}-01-01`;
    default:
      return now;
  }
}
/**
 * Answers by which the condition of a question holds.
 * @returns undefined when the condition is no sentence.
 */
export function answersFor(
  fields: Fields,
  questions: readonly Question[],
  question: Question,
  year: number,
): Fields | undefined {
  const condition = conditionOf(String(question.schema["visibleWhen"] ?? ""));
  if (!condition) return undefined;
  const clauses = condition.join === "or" ? condition.clauses.slice(0, 1) : condition.clauses;
  return clauses.reduce<Fields>((now, clause) => {
    const key = clause.field.startsWith("row.") ? `${question.inside}.${clause.field.slice(4)}` : clause.field;
    const answer = answerFor(clause, year, undefined);
    return answer === undefined ? now : write(now, placeOf(questions, key), answer);
  }, fields);
}
