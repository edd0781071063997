/** The words of a question: its own, and those of its help, choices and what stands within it. */

import type { DefinitionEdit, EditedFiles } from "../types.ts";
import { parsedFile, pointerTo } from "../values.ts";
import { mapOf } from "./question-tree.ts";

const LANGUAGES = ["nl", "en"] as const;
export type WordsLanguage = (typeof LANGUAGES)[number];
const textsFile = (form: string, language: WordsLanguage): string => `${form}/texts.${language}.json`;

const isOf =
  (key: string) =>
  (address: string): boolean =>
    address === key || address.startsWith(`${key}.`);

/** Every address of words under a key, in each language. */
function wordsOf(files: EditedFiles, form: string, key: string) {
  return LANGUAGES.flatMap((language) => {
    const file = textsFile(form, language);
    return Object.keys(mapOf(parsedFile(files, file)))
      .filter(isOf(key))
      .map((address) => ({ file, address }));
  });
}
/** @param words by language: what comes behind the key (`""`, `.help`, `.choices.yes`) → text; empty texts are left out. */
export const addWords = (
  form: string,
  key: string,
  words: Readonly<Partial<Record<WordsLanguage, Readonly<Record<string, string>>>>>,
): readonly DefinitionEdit[] =>
  LANGUAGES.flatMap((language) =>
    Object.entries(words[language] ?? {}).flatMap(([behind, text]): DefinitionEdit[] =>
      text.trim() === ""
        ? []
        : [{ op: "set", file: textsFile(form, language), pointer: pointerTo(`${key}${behind}`), value: text.trim() }],
    ),
  );
export const removeWords = (files: EditedFiles, form: string, key: string): readonly DefinitionEdit[] =>
  wordsOf(files, form, key).map(({ file, address }) => ({ op: "remove", file, pointer: pointerTo(address) }));

export const renameWords = (files: EditedFiles, form: string, key: string, to: string): readonly DefinitionEdit[] =>
  wordsOf(files, form, key).map(({ file, address }) => ({
    op: "renameKey",
    file,
    pointer: pointerTo(address),
    to: `${to}${address.slice(key.length)}`,
  }));
