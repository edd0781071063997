/** Templates: small processes that nobody runs, of which a new process begins. They lie in `workflows/templates/`, with their forms inside. */

import { applyEdits, type DefinitionEdit, valueIn } from "../../engine/index.ts";
import { folderOf } from "./copy.ts";
import { type Files, WORKFLOWS } from "./files.ts";
import type { KeptSource } from "./source.ts";

const TEMPLATES = `${WORKFLOWS}templates/`;
const PROFILES = `${WORKFLOWS}profiles/`;
/** By language. */
export type Words = Readonly<Record<string, string>>;
export interface Template {
  /** Name of its folder. */
  readonly id: string;
  readonly words: Words;
  /** What it holds already. */
  readonly help: Words;
}

/**
 * A text in every language that it has.
 * @param start of the files of texts: `workflows/<process>/texts.`.
 * @param pointer of the text in each.
 */
export function textsOf(files: Files, start: string, pointer: string): Words {
  const found = [...files.keys()].flatMap((file) => {
    const language = file.startsWith(start) && /texts\.(\w+)\.json$/.exec(file)?.[1];
    const text = language && valueIn(files, file, pointer);
    return language && typeof text === "string" ? [[language, text] as const] : [];
  });
  return Object.fromEntries(found);
}
const wordsOf = (files: Files, id: string, key: string): Words => textsOf(files, `${TEMPLATES}${id}/texts.`, `/${key}`);
/** Every template, the emptiest first. */
export function templatesIn(files: Files): readonly Template[] {
  const ids = [...files.keys()].flatMap(
    (file) => /^workflows\/templates\/([^/]+)\/process\.json$/.exec(file)?.[1] ?? [],
  );
  const size = (id: string): number => [...files.keys()].filter((file) => file.startsWith(`${TEMPLATES}${id}/`)).length;
  return ids
    .sort((one, other) => size(one) - size(other))
    .map((id) => ({ id, words: wordsOf(files, id, "process"), help: wordsOf(files, id, "process.help") }));
}

/** Where a file of a template goes in the new process. */
const moved = (path: string, template: string, folder: string): string =>
  path
    .replace(`${TEMPLATES}${template}/forms/`, `forms/${folder}/`)
    .replace(`${TEMPLATES}${template}/`, `${WORKFLOWS}${folder}/`);

/**
 * The files of a new process that begins as a template, with the profiles beside it.
 * @param id of the new process, unused so far.
 * @param names what people call it, by language; a language that is left out is one to be said later.
 * @returns undefined when there is no such template.
 */
export function fromTemplate(files: Files, template: string, id: string, names: Words): KeptSource | undefined {
  const folder = folderOf(id);
  const root = `${WORKFLOWS}${folder}`;
  const own = [...files]
    .filter(([path]) => path.startsWith(`${TEMPLATES}${template}/`))
    // Its forms are named after its folder: `<template>/<form>`.
    .map(([path, text]) => [moved(path, template, folder), text.replaceAll(`"${template}/`, `"${folder}/`)] as const);
  const set = (file: string, pointer: string, value: string): DefinitionEdit => ({ op: "set", file, pointer, value });
  const texts = own.flatMap(([path]): readonly DefinitionEdit[] => {
    const language = /^.*\/texts\.(\w+)\.json$/.exec(path)?.[1];
    if (language === undefined || path !== `${root}/texts.${language}.json`) return [];
    const name = names[language] ?? "";
    const called: DefinitionEdit =
      name === "" ? { op: "remove", file: path, pointer: "/process" } : set(path, "/process", name);
    return [called, { op: "remove", file: path, pointer: "/process.help" }];
  });
  const profiles = [...files].filter(([path]) => path.startsWith(PROFILES));
  const outcome = applyEdits(new Map([...own, ...profiles]), [set(`${root}/process.json`, "/id", id), ...texts]);
  return own.length > 0 && "files" in outcome ? { root, files: [...outcome.files] } : undefined;
}
