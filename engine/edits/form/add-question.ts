/** Adds a question to a form, its rows or a group: its schema, its place on a page, whether it is demanded, and its words. */

import type { DefinitionEdit, EditedFiles } from "../types.ts";
import { parsedFile, pointerTo, valueIn } from "../values.ts";
import {
  bodyOf,
  type Demand,
  type JsonMap,
  mapOf,
  namesIn,
  pagesIn,
  questionAt,
  schemaFile,
  uiFile,
} from "./question-tree.ts";
import { addWords, type WordsLanguage } from "./question-words.ts";

export interface NewQuestion {
  /** Key of the rows or group that it comes in; empty for the form itself. */
  readonly inside: string;
  readonly name: string;
  /** The question beside it that it comes behind; the last place when there is none. */
  readonly after?: string | undefined;
  /** Of a form with pages. */
  readonly page?: string | undefined;
  readonly schema: JsonMap;
  readonly demand: Demand;
  /** By language: what comes behind the key of the question (`""`, `.help`, `.choices.yes`) → text. */
  readonly words: Readonly<Partial<Record<WordsLanguage, Readonly<Record<string, string>>>>>;
}
/** The list with a name behind another, or at the end. */
export function placedIn(list: readonly string[], name: string, after: string | undefined): readonly string[] {
  const at = after === undefined ? -1 : list.indexOf(after);
  return at < 0 ? [...list, name] : [...list.slice(0, at + 1), name, ...list.slice(at + 1)];
}
/** The pointer of the schema that has the questions within rows, a group or the form; undefined when there is none. */
export function bodyPointer(files: EditedFiles, form: string, inside: string): string | undefined {
  if (inside === "") return "";
  const holder = questionAt(files, form, inside);
  return holder && bodyOf(holder);
}

export function addQuestion(files: EditedFiles, form: string, question: NewQuestion): readonly DefinitionEdit[] {
  const { inside, name, page, schema, demand, words } = question;
  const body = bodyPointer(files, form, inside) ?? "";
  const file = schemaFile(form);
  const pages = inside === "" ? pagesIn(files, form) : [];
  const [chosen, on = []] = pages.find(([one]) => one === page) ?? pages.at(-1) ?? [];
  const names = Object.keys(mapOf(mapOf(valueIn(files, file, body) ?? parsedFile(files, file))["properties"]));
  const after = question.after ?? on.at(-1) ?? names.at(-1);
  const required = namesIn(valueIn(files, file, `${body}/required`));
  const value = demand === "asked" ? { ...schema, soft: true } : schema;
  return [
    {
      op: "set",
      file,
      pointer: `${body}${pointerTo("properties", name)}`,
      value,
      ...(after === undefined ? {} : { after }),
    },
    ...(chosen === undefined
      ? []
      : [
          {
            op: "set",
            file: uiFile(form),
            pointer: pointerTo("pages", chosen),
            value: [...placedIn(on, name, after)],
          } as const,
        ]),
    ...(demand === "needed"
      ? [{ op: "set", file, pointer: `${body}/required`, value: [...required, name] } as const]
      : []),
    ...addWords(form, inside === "" ? name : `${inside}.${name}`, words),
  ];
}
