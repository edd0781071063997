/** Changes one thing of a question: whether it is demanded, one keyword, its choices; or takes it away with all that is its own. */

import type { Json } from "../../definition/types.ts";
import type { DefinitionEdit, EditedFiles } from "../types.ts";
import { pointerTo, valueIn } from "../values.ts";
import { bodyPointer } from "./add-question.ts";
import { type Demand, listOf, mapOf, namesIn, pagesIn, type Question, schemaFile, uiFile } from "./question-tree.ts";
import { addWords, removeWords, type WordsLanguage } from "./question-words.ts";

/** A keyword of its schema; undefined takes it away. */
export function setKeyword(
  form: string,
  { pointer, schema }: Pick<Question, "pointer" | "schema">,
  keyword: string,
  value: Json | undefined,
): readonly DefinitionEdit[] {
  const at = { file: schemaFile(form), pointer: `${pointer}${pointerTo(keyword)}` };
  if (value !== undefined) return [{ op: "set", ...at, value }];
  return schema[keyword] === undefined ? [] : [{ op: "remove", ...at }];
}

export function setDemand(
  files: EditedFiles,
  form: string,
  question: Question,
  demand: Demand,
): readonly DefinitionEdit[] {
  const { name, inside } = question;
  const pointer = `${bodyPointer(files, form, inside) ?? ""}/required`;
  const required = namesIn(valueIn(files, schemaFile(form), pointer));
  const isListed = required.includes(name);
  const list = demand === "needed" ? [...required, name] : required.filter((one) => one !== name);
  return [
    ...(isListed === (demand === "needed")
      ? []
      : [{ op: "set", file: schemaFile(form), pointer, value: list } as const]),
    ...setKeyword(form, question, "soft", demand === "asked" ? true : undefined),
  ];
}

/** Where the choices of a question stand: its own, or of each element of its list. */
const choicesPointer = ({ pointer, schema }: Question): string =>
  schema["items"] === undefined ? `${pointer}/enum` : `${pointer}/items/enum`;
export const choicesOf = ({ schema }: Question): readonly string[] | undefined => {
  const own = mapOf(schema["items"])["enum"] ?? schema["enum"];
  return own === undefined ? undefined : listOf(own).map(String);
};
/** @param choices in their order; the words of those that are gone go with them. */
export function setChoices(
  files: EditedFiles,
  form: string,
  question: Question,
  choices: readonly string[],
  added: Readonly<Partial<Record<WordsLanguage, Readonly<Record<string, string>>>>> = {},
): readonly DefinitionEdit[] {
  const gone = (choicesOf(question) ?? []).filter((one) => !choices.includes(one));
  return [
    { op: "set", file: schemaFile(form), pointer: choicesPointer(question), value: [...choices] },
    ...gone.flatMap((choice) => removeWords(files, form, `${question.key}.choices.${choice}`)),
    ...addWords(form, question.key, added),
  ];
}

/** Keys of `ui.json` that name a question or what stands within it. */
export function uiKeysOf(files: EditedFiles, form: string, key: string) {
  const plain = (one: string): string => one.replaceAll("/", ".").replaceAll(".*", "");
  return (["widgets", "offers", "begins"] as const).flatMap((table) =>
    Object.keys(mapOf(valueIn(files, uiFile(form), `/${table}`)))
      .filter((one) => plain(one) === key || plain(one).startsWith(`${key}.`))
      .map((one) => ({ one, pointer: pointerTo(table, one) })),
  );
}
/** The place of a question of the form itself on its page. */
export function onPage(files: EditedFiles, form: string, { name, inside }: Question) {
  if (inside !== "") return undefined;
  return pagesIn(files, form).flatMap(([page, on]) =>
    on.includes(name) ? [{ page, on, index: on.indexOf(name), pointer: pointerTo("pages", page) }] : [],
  )[0];
}
export function removeQuestion(files: EditedFiles, form: string, question: Question): readonly DefinitionEdit[] {
  const { name, inside, key, pointer } = question;
  const file = schemaFile(form);
  const required = `${bodyPointer(files, form, inside) ?? ""}/required`;
  const listed = namesIn(valueIn(files, file, required));
  const at = onPage(files, form, question);
  return [
    { op: "remove", file, pointer },
    ...(listed.includes(name)
      ? [{ op: "set", file, pointer: required, value: listed.filter((one) => one !== name) } as const]
      : []),
    ...(at ? [{ op: "remove", file: uiFile(form), pointer: `${at.pointer}/${at.index}` } as const] : []),
    ...uiKeysOf(files, form, key).map((one) => ({ op: "remove", file: uiFile(form), pointer: one.pointer }) as const),
    ...removeWords(files, form, key),
  ];
}
