/** The texts of a draft as rows: one per text of the process and of each form that it uses. */

import { addressOf, type EditedFiles, type Json, parsedFile, pointerTo } from "../../../engine/index.ts";

export const LANGUAGES = ["nl", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export interface TextRow {
  /** As an overlay writes it: `case.states.check`, `forms.family.title`. */
  readonly address: string;
  /** Of the process or of the form: where `texts.<language>.json` lies. */
  readonly folder: string;
  /** In that file. */
  readonly key: string;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  /** Why what it names is locked for variants; its words may differ. */
  readonly locked?: string;
}

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Forms that the files of a process name: a process that began as a copy uses those of the other. */
function formsOf(root: string, files: EditedFiles): readonly string[] {
  const own = [...files].filter(([path]) => path.startsWith(`${root}/`)).map(([, text]) => text);
  return [...files.keys()]
    .flatMap((file) => /^forms\/(.+)\/schema\.json$/.exec(file)?.[1] ?? [])
    .filter((form) => own.some((text) => text.includes(`"${form}"`)));
}
function lockedIn(value: Json | undefined, pointer: string): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => lockedIn(part, pointer + pointerTo(key)));
  return typeof value["locked"] === "string" ? [[pointer, value["locked"]], ...inner] : inner;
}
/** Address → reason. */
const locksOf = (root: string, files: EditedFiles): readonly (readonly [string, string])[] =>
  [...files.keys()]
    .filter((file) => file.startsWith(`${root}/`) && !/\/(variants|examples|demo)\//.test(file))
    .flatMap((file) =>
      lockedIn(parsedFile(files, file), "").flatMap(([pointer, why]) => {
        const address = addressOf(root, file, pointer);
        return address === undefined ? [] : [[address, why] as const];
      }),
    );

const textsIn = (files: EditedFiles, folder: string, language: Language): Readonly<Record<string, Json>> => {
  const value = parsedFile(files, `${folder}/texts.${language}.json`);
  return isObject(value) ? value : {};
};

/** @param files as a draft displays them: those of a variant with what it changes. */
export function textRowsOf(root: string, files: EditedFiles): readonly TextRow[] {
  const locks = locksOf(root, files);
  const places = [
    { folder: root, before: "" },
    ...formsOf(root, files).map((form) => ({ folder: `forms/${form}`, before: `forms.${form}.` })),
  ];
  return places.flatMap(({ folder, before }) => {
    const by = LANGUAGES.map((language) => [language, textsIn(files, folder, language)] as const);
    const keys = [...new Set(by.flatMap(([, texts]) => Object.keys(texts)))];
    return keys.map((key): TextRow => {
      const address = before + key;
      const texts = Object.fromEntries(
        by.flatMap(([language, all]) => (typeof all[key] === "string" ? [[language, all[key]]] : [])),
      );
      const lock = locks.find(([at]) => address === at || address.startsWith(`${at}.`));
      return { address, folder, key, texts, ...(lock ? { locked: lock[1] } : {}) };
    });
  });
}
