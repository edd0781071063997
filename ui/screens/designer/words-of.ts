/** The words of a draft: where a text stands, what it says in each language, and the edit that changes it. */

import { type DefinitionEdit, type EditedFiles, parsedFile, pointerTo } from "../../../engine/index.ts";
import { asObject, type JsonObject } from "./json.ts";

export const LANGUAGES = ["nl", "en"] as const;
export type DraftLanguage = (typeof LANGUAGES)[number];
/** @param folder of a process or of a form */
export const textsFile = (folder: string, language: DraftLanguage): string => `${folder}/texts.${language}.json`;
export const textsIn = (files: EditedFiles, folder: string, language: DraftLanguage): JsonObject =>
  asObject(parsedFile(files, textsFile(folder, language)));

/** What a text says, or nothing. */
export function textAt(files: EditedFiles, folder: string, language: DraftLanguage, key: string): string | undefined {
  const text = textsIn(files, folder, language)[key];
  return typeof text === "string" ? text : undefined;
}
/** The word for people in their language, else in the other, else what a reader can make of the key. */
export const wordOf = (files: EditedFiles, folder: string, language: DraftLanguage, key: string): string =>
  textAt(files, folder, language, key) ?? textAt(files, folder, "nl", key) ?? key.split(".").at(-1) ?? key;

/** An empty text is taken away, so that it counts as missing. */
export function textEdit(folder: string, language: DraftLanguage, key: string, text: string): DefinitionEdit {
  const address = { file: textsFile(folder, language), pointer: pointerTo(key) };
  return text.trim() === "" ? { op: "remove", ...address } : { op: "set", ...address, value: text };
}
/** A key for something new, made of its name and unlike the others. */
export function freshKey(name: string, taken: readonly string[]): string {
  const words = name
    .normalize("NFD")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .trim()
    .split(/\s+/);
  const key = words
    .map((word, index) => (index === 0 ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join("")
    .replace(/[^A-Za-z0-9]/g, "");
  const start = /^[a-z]/.test(key) ? key : `new${key}`;
  let one = start;
  for (let n = 2; taken.includes(one); n += 1) one = `${start}${n}`;
  return one;
}
