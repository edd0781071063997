/** Conditions that a designer chooses without there being a fact yet: that a part is filled in. */

import { type DefinitionEdit, type EditedFiles, pointerTo } from "../../../../engine/index.ts";
import { type Chart, partOf } from "../charts.ts";
import { asObject } from "../json.ts";
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
interface FilledFact {
  readonly root: string;
  readonly files: EditedFiles;
  readonly chart: Chart;
  readonly section: string;
  /** What is missing while it does not hold, and that it holds. */
  readonly words: (language: DraftLanguage, part: string) => { readonly missing: string; readonly holds: string };
}
/** The edits that make the fact, and its name. */
export function makeFilled({ root, files, chart, section, words }: FilledFact): {
  readonly edits: readonly DefinitionEdit[];
  readonly name: string;
} {
  const facts = partOf(root, files, chart, "facts");
  const name = freeName(`${section}Filled`, Object.keys(facts.value));
  const key = `${chart.address}.facts.${name}`;
  const texts = LANGUAGES.flatMap((language) => {
    const said = words(language, wordOf(files, root, language, `${chart.address}.sections.${section}`));
    return [textEdit(root, language, key, said.missing), textEdit(root, language, `${key}.holds`, said.holds)];
  });
  const file = facts.file;
  const fact: DefinitionEdit = {
    op: "set",
    file,
    pointer: `${facts.pointer}${pointerTo(name)}`,
    value: { is: expression(chart, section) },
  };
  return { edits: [fact, ...texts], name };
}
