/** Conditions that a designer chooses without there being a fact yet: that a part is filled in, or what a question is answered with. */

import {
  type Clause,
  type DefinitionEdit,
  type EditedFiles,
  expressionFor,
  pointerTo,
  type Question,
  type Test,
} from "../../../../engine/index.ts";
import { type Chart, partOf } from "../charts.ts";
import { asObject, type JsonObject } from "../json.ts";
import { type DraftLanguage, LANGUAGES, textEdit, wordOf } from "../words-of.ts";

const unitOf = ({ item, kind }: Chart): string => (item === undefined ? kind : "item");
const expression = (chart: Chart, section: string): string => `${unitOf(chart)}.complete.${section}`;

/** Parts of which no fact says yet that they are filled in. */
export function unsaidParts(root: string, files: EditedFiles, chart: Chart): readonly string[] {
  const facts = Object.values(partOf(root, files, chart, "facts").value).map((fact) => asObject(fact)["is"]);
  return Object.keys(partOf(root, files, chart, "sections").value).filter(
    (section) => !facts.includes(expression(chart, section)),
  );
}
const freeName = (name: string, taken: readonly string[]): string =>
  taken.includes(name) ? freeName(`${name}2`, taken) : name;
interface NewFact {
  readonly root: string;
  readonly files: EditedFiles;
  readonly chart: Chart;
  /** What its name is made of. */
  readonly name: string;
  readonly value: JsonObject;
  /** What is missing while it does not hold, and that it holds. */
  readonly words: (language: DraftLanguage) => { readonly missing: string; readonly holds: string };
}
interface MadeFact {
  readonly edits: readonly DefinitionEdit[];
  readonly name: string;
}
/** The edits that make a fact with its words, and its name. */
function makeFact({ root, files, chart, name: wanted, value, words }: NewFact): MadeFact {
  const facts = partOf(root, files, chart, "facts");
  const name = freeName(wanted, Object.keys(facts.value));
  const key = `${chart.address}.facts.${name}`;
  const texts = LANGUAGES.flatMap((language) => {
    const said = words(language);
    return [textEdit(root, language, key, said.missing), textEdit(root, language, `${key}.holds`, said.holds)];
  });
  const fact: DefinitionEdit = { op: "set", file: facts.file, pointer: `${facts.pointer}${pointerTo(name)}`, value };
  return { edits: [fact, ...texts], name };
}

interface FilledFact extends Pick<NewFact, "root" | "files" | "chart"> {
  readonly section: string;
  readonly words: (language: DraftLanguage, part: string) => ReturnType<NewFact["words"]>;
}
/** That a part is filled in. */
export const makeFilled = ({ section, words, ...where }: FilledFact): MadeFact =>
  makeFact({
    ...where,
    name: `${section}Filled`,
    value: { is: expression(where.chart, section) },
    words: (language) =>
      words(language, wordOf(where.files, where.root, language, `${where.chart.address}.sections.${section}`)),
  });

/** Tests that hold while nothing is answered yet. */
const HOLDS_UNANSWERED: readonly Test[] = ["isNot", "noneOf", "empty"];
interface AnswerFact extends Pick<NewFact, "root" | "files" | "chart" | "words"> {
  readonly section: string;
  readonly question: Question;
  readonly clause: Clause;
}
/** How expressions name a question of a part. */
export const answerPath = (chart: Chart, section: string, question: Question): string =>
  `${unitOf(chart)}.${section}.${question.name}`;
/** That a question of a part has such an answer. */
export const makeAnswered = ({ section, question, clause, ...fact }: AnswerFact): MadeFact =>
  makeFact({
    ...fact,
    name: `${section}${question.name.charAt(0).toUpperCase()}${question.name.slice(1)}`,
    value: {
      is: expressionFor({ join: "and", clauses: [clause] }, () => question.schema["absent"]),
      else: HOLDS_UNANSWERED.includes(clause.test),
    },
  });
