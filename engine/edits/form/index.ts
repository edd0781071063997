/** Edits of a form's questions: what a view asks, as edits of the files of the form and of what names the question. */

export { addQuestion, type NewQuestion } from "./add-question.ts";
export { choicesOf, removeQuestion, setChoices, setDemand, setKeyword } from "./change-question.ts";
export {
  type Clause,
  type Condition,
  conditionOf,
  expressionFor,
  type Test,
  testsFor,
} from "./condition.ts";
export { type Destination, moveQuestion, oneOn } from "./move-question.ts";
export { type Demand, pagesIn, type Question, questionAt, questionsOf } from "./question-tree.ts";
export { type Use, usesOf } from "./question-uses.ts";
export { type Renamed, renameQuestion } from "./rename-question.ts";
